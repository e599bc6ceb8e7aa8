"""What the server takes: from whom, for whom, how often, how long and how many."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator

import pytest

from fake_smtp import FakeSmtp, Security
from fake_smtp.security import Rate, fits
from tests.fake_smtp.posting import composed, post


@pytest.fixture(scope="module")
def choosy() -> Iterator[FakeSmtp]:
    security = Security(senders=("*@MyPureCloud.com", "<>"), recipients=("*@example.org", "qa+*@example.com"))
    with FakeSmtp(http_port=None, security=security) as server:
        yield server


def test_mail_from_others_is_refused_with_550_and_a_bounce_fits_its_own_pattern(choosy: FakeSmtp) -> None:
    with smtplib.SMTP(*choosy.smtp_address) as client:
        client.ehlo()
        code, said = client.mail("evil@mypurecloud.com.evil.example")
        assert (code, said) == (550, b"5.7.1 No mail from evil@mypurecloud.com.evil.example is taken here")
        assert client.mail("No-Reply@mypurecloud.com")[0] == 250
        client.rset()
        assert client.docmd("MAIL FROM:<>")[0] == 250


def test_mail_for_others_is_refused_with_550_and_never_passed_on(choosy: FakeSmtp) -> None:
    with smtplib.SMTP(*choosy.smtp_address) as client:
        refused = client.send_message(composed(), to_addrs=["mara@example.org", "ceo@elsewhere.example"])
    assert list(refused) == ["ceo@elsewhere.example"]
    assert refused["ceo@elsewhere.example"][0] == 550
    assert choosy.inbox.received()[-1].recipients == ("mara@example.org",)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        post(choosy, composed("qa@example.com"))
    post(choosy, composed("QA+mara@example.com"))


def test_too_many_mails_in_a_minute_are_put_off_with_451() -> None:
    with FakeSmtp(http_port=None, security=Security(rate=1)) as server, smtplib.SMTP(*server.smtp_address) as client:
        answers = []
        for _ in range(3):  # a new minute may begin between two of them
            client.ehlo()
            answers.append(client.mail("a@x.org"))
            client.rset()
    late = [said for code, said in answers if code == 451]
    assert late
    assert late[0] == b"4.7.1 No more than 1 mails a minute from one address: try again later"


def test_each_client_has_its_own_count_and_each_minute_begins_anew() -> None:
    now = [600.0]
    rate = Rate(2, lambda: now[0])
    assert [rate.takes("10.0.0.1") for _ in range(3)] == [True, True, False]
    assert rate.takes("10.0.0.2")
    now[0] = 659.9
    assert not rate.takes("10.0.0.1")
    now[0] = 660.0
    assert rate.takes("10.0.0.1")
    assert all(Rate(None).takes("10.0.0.1") for _ in range(1000))


def test_without_patterns_everybody_fits() -> None:
    assert fits("a@x.org", ())
    assert fits("", ())
    assert not fits("", ("*@x.org",))


def test_who_guesses_passwords_is_sent_away_with_421() -> None:
    with FakeSmtp(http_port=None, security=Security(users={"anna": "right"})) as server:
        client = smtplib.SMTP(*server.smtp_address)
        client.ehlo()
        codes = [client.docmd("AUTH", "PLAIN AGFubmEAd3Jvbmc=")[0] for _ in range(6)]
        assert codes == [535] * 5 + [421]
        with pytest.raises(smtplib.SMTPServerDisconnected):
            client.noop()
        client.close()
