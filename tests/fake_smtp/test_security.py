from __future__ import annotations

import base64
import smtplib
import ssl
from collections.abc import Iterator

import pytest

from fake_smtp import FakeSmtp, Security
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
