from __future__ import annotations

import base64
import smtplib
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fake_smtp import FakeSmtp, InboxUnreachable, MailClient, Security
from tests.fake_smtp.posting import composed, post

USERS = {"anna": "pässword 1"}


@pytest.fixture(scope="module")
def encrypted() -> Iterator[FakeSmtp]:
    with FakeSmtp(http_port=None, security=Security(require_starttls=True, users=USERS)) as server:
        yield server


@pytest.fixture
def guarded() -> Iterator[FakeSmtp]:
    with FakeSmtp(http_port=None, security=Security(users=USERS)) as server:
        yield server


def trusting(server: FakeSmtp) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=server.certificate)


def plain(name: str, password: str) -> str:
    return base64.b64encode(f"\0{name}\0{password}".encode()).decode()


def test_mail_travels_over_starttls_to_a_client_that_checks_the_certificate() -> None:
    with FakeSmtp(security=Security(starttls=True)) as server, smtplib.SMTP(*server.smtp_address) as client:
        client.starttls(context=trusting(server))
        client.send_message(composed(subject="Sealed"))
        assert server.inbox.wait_for("mara@example.org", within=0).subject == "Sealed"


def test_starttls_when_offered_only_can_be_left_aside() -> None:
    with FakeSmtp(security=Security(starttls=True)) as server:
        post(server, composed())
        assert server.inbox.watermark() == 1


def test_starttls_when_required_is_asked_for_with_530(encrypted: FakeSmtp) -> None:
    with smtplib.SMTP(*encrypted.smtp_address) as client:
        client.ehlo()
        assert client.mail("a@x.org")[0] == 530
        assert not client.has_extn("auth")


def test_a_client_that_does_not_trust_the_certificate_breaks_off_and_the_next_one_is_served(
    encrypted: FakeSmtp, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with smtplib.SMTP(*encrypted.smtp_address) as client, pytest.raises(ssl.SSLCertVerificationError):
        client.starttls(context=ssl.create_default_context())
    with smtplib.SMTP(*encrypted.smtp_address) as client:
        client.starttls(context=trusting(encrypted))
        client.ehlo()
        assert client.docmd("AUTH", f"PLAIN {plain('anna', USERS['anna'])}")[0] == 235
    assert caplog.records == []
    assert capfd.readouterr().err == ""


def test_without_tls_asked_for_there_is_no_starttls_and_without_users_no_auth(server: FakeSmtp) -> None:
    with smtplib.SMTP(*server.smtp_address) as client:
        client.ehlo()
        assert not client.has_extn("starttls")
        assert not client.has_extn("auth")
        assert client.has_extn("smtputf8")
    with pytest.raises(RuntimeError, match="no certificate"):
        _ = server.certificate


def test_a_user_logs_in_by_plain_with_a_password_beyond_ascii(guarded: FakeSmtp) -> None:
    with smtplib.SMTP(*guarded.smtp_address) as client:
        client.ehlo()
        assert client.docmd("AUTH", f"PLAIN {plain('anna', USERS['anna'])}")[0] == 235
        client.send_message(composed())
    assert guarded.inbox.watermark() == 1


def test_a_user_logs_in_by_login() -> None:
    with FakeSmtp(security=Security(users={"bert": "secret"})) as server, smtplib.SMTP(*server.smtp_address) as client:
        client.ehlo()
        client.user, client.password = "bert", "secret"
        assert client.auth("LOGIN", client.auth_login)[0] == 235


@pytest.mark.parametrize(("name", "password"), [("anna", "wrong"), ("nobody", "pässword 1"), ("anna", "")])
def test_wrong_credentials_are_answered_535_and_send_nothing(guarded: FakeSmtp, name: str, password: str) -> None:
    with smtplib.SMTP(*guarded.smtp_address) as client:
        client.ehlo()
        assert client.docmd("AUTH", f"PLAIN {plain(name, password)}")[0] == 535
        assert client.mail("a@x.org")[0] == 530


def test_mail_without_the_log_in_is_refused_with_530(guarded: FakeSmtp) -> None:
    with pytest.raises(smtplib.SMTPSenderRefused) as refusal:
        post(guarded, composed())
    assert refusal.value.smtp_code == 530


def test_passwords_are_not_shown_when_the_settings_are_printed() -> None:
    assert "pässword" not in repr(Security(users=USERS))


def test_over_tls_from_the_first_byte_users_log_in_and_mail_arrives() -> None:
    security = Security(tls=True, users={"anna": "secret"})
    with (
        FakeSmtp("0.0.0.0", http_port=None, security=security) as server,
        smtplib.SMTP_SSL("127.0.0.1", server.smtp_address[1], context=trusting(server)) as client,
    ):
        client.login("anna", "secret")
        client.send_message(composed(subject="Sealed"))
        assert not client.has_extn("starttls")
        assert server.inbox.received()[0].subject == "Sealed"


def test_beyond_loopback_nobody_logs_in_in_clear() -> None:
    with pytest.raises(ValueError, match="over TLS only"):
        FakeSmtp("0.0.0.0", http_port=None, security=Security(users=USERS))
    security = Security(starttls=True, users={"anna": "secret"})
    with (
        FakeSmtp("0.0.0.0", http_port=None, security=security) as server,
        smtplib.SMTP("127.0.0.1", server.smtp_address[1]) as client,
    ):
        client.ehlo()
        assert not client.has_extn("auth")
        assert client.docmd("AUTH", f"PLAIN {plain('anna', 'secret')}")[0] == 538
        client.starttls(context=trusting(server))
        client.login("anna", "secret")


def test_the_page_and_the_api_are_read_over_https() -> None:
    with FakeSmtp("0.0.0.0", token="t", security=Security(https=True)) as server:
        post(server, composed())
        url = f"https://127.0.0.1:{server.http_url.rpartition(':')[2]}"
        client = MailClient(url, "t", context=trusting(server))
        assert client.wait_for("mara@example.org", within=5).subject == "Hello"
        client.clear()
        with pytest.raises(InboxUnreachable, match="CERTIFICATE_VERIFY_FAILED"):
            MailClient(url, "t").watermark()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example.com")])
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, begins, begins.replace(year=2046))
    chain, secret = tmp_path / "chain.pem", tmp_path / "key.pem"
    chain.write_bytes(made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    secret.write_bytes(key.private_bytes(*form))
    return chain, secret


def test_a_certificate_out_of_files_is_served_and_its_key_never_shown(files: tuple[Path, Path]) -> None:
    chain, key = files
    together = chain.with_name("both.pem")
    together.write_text(key.read_text() + chain.read_text())
    for certificate in ((chain, key), (together, None)):
        with FakeSmtp(http_port=None, security=Security(tls=True, certificate=certificate)) as server:
            assert ssl.get_server_certificate(server.smtp_address).strip() == chain.read_text().strip()
            assert server.certificate == chain.read_text()


def test_files_that_are_no_certificate_are_named(files: tuple[Path, Path]) -> None:
    chain, key = files
    for certificate in ((key, None), (chain, None), (chain, chain)):
        with pytest.raises(ValueError, match=r"(chain|key)\.pem: holds no certificate in PEM with its key"):
            FakeSmtp(security=Security(tls=True, certificate=certificate)).start()
    with pytest.raises(ValueError, match=r"nothing\.pem: cannot be read"):
        FakeSmtp(security=Security(tls=True, certificate=(chain.with_name("nothing.pem"), None))).start()
