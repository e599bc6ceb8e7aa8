from __future__ import annotations

import smtplib
from typing import Any

import pytest

from fake_smtp import FakeSmtp, Fault, Faults
from tests.fake_smtp.posting import composed, post, quickly


def test_a_refused_recipient_is_answered_550_and_the_others_get_the_mail(server: FakeSmtp) -> None:
    server.faults.refuse("Bad@x.org")
    with smtplib.SMTP(*server.smtp_address) as client:
        refused = client.send_message(composed(), to_addrs=["bad@x.org", "good@x.org"])
    assert refused["bad@x.org"][0] == 550
    assert server.inbox.received()[0].recipients == ("good@x.org",)


def test_a_temporary_failure_is_answered_451_so_many_times(server: FakeSmtp) -> None:
    server.faults.fail_temporarily(times=2)
    for _ in range(2):
        with pytest.raises(smtplib.SMTPDataError) as failure:
            post(server, composed())
        assert failure.value.smtp_code == 451
    post(server, composed())
    assert server.inbox.watermark() == 1
    assert server.faults.planted() == ()


def test_a_dropped_connection_ends_after_data_without_the_mail_and_without_noise(
    server: FakeSmtp, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    server.faults.drop_after_data()
    with pytest.raises((smtplib.SMTPServerDisconnected, ConnectionResetError)):
        post(server, composed())
    post(server, composed(subject="Again"))
    assert [mail.subject for mail in server.inbox.received()] == ["Again"]
    assert caplog.records == []
    assert capfd.readouterr().err == ""


def test_a_slow_answer_outlasts_an_impatient_client_and_leaves_no_mail(server: FakeSmtp) -> None:
    server.faults.delay(60, times=1)
    with (
        pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"),
        smtplib.SMTP(*server.smtp_address, timeout=0.1) as client,
    ):
        client.send_message(composed())
    post(server, composed(subject="Patient"))
    assert [mail.subject for mail in server.inbox.received()] == ["Patient"]


def test_a_slow_answer_comes_in_the_end(server: FakeSmtp) -> None:
    server.faults.delay(0.05)
    post(server, composed())
    assert server.inbox.watermark() == 1


def test_a_server_stops_at_once_in_the_middle_of_a_slow_answer() -> None:
    with quickly(30), FakeSmtp(http_port=None, faults=Faults(Fault("delay", seconds=3600))) as server:
        client = smtplib.SMTP(*server.smtp_address)
        client.ehlo()
        client.mail("a@x.org")
        client.rcpt("b@x.org")
        client.docmd("DATA")
        client.send(b"x\r\n.\r\n")
    client.close()


def test_a_fault_for_one_recipient_does_not_meet_another(server: FakeSmtp) -> None:
    server.faults.fail_temporarily(times=None, recipient="mara@example.org")
    post(server, composed(to="bert@example.org"))
    with pytest.raises(smtplib.SMTPDataError):
        post(server, composed())
    server.faults.clear()
    post(server, composed())
    assert server.inbox.watermark() == 2


@pytest.mark.parametrize(
    "fields", [{"kind": "explode"}, {"kind": "drop", "times": 0}, {"kind": "delay", "seconds": float("nan")}]
)
def test_a_fault_that_makes_no_sense_is_an_error(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Fault(**fields)
