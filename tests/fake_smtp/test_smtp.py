from __future__ import annotations

import gc
import smtplib
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from fake_smtp import FakeSmtp, MailClient
from tests.fake_smtp.posting import composed, post


def test_a_mail_arrives_as_it_was_sent(server: FakeSmtp) -> None:
    with smtplib.SMTP(*server.smtp_address) as client:
        client.send_message(
            composed(subject="Grüße", text="Hi\n.\n..dots", html="<p>Hi"), "bounce@x.org", ["a@x.org", "b@x.org"]
        )
    mail = server.inbox.wait_for("b@x.org", within=0)
    assert (mail.sender, mail.recipients) == ("bounce@x.org", ("a@x.org", "b@x.org"))
    assert (mail.from_address, mail.subject) == ("no-reply@mypurecloud.com", "Grüße")
    assert (mail.text, mail.html) == ("Hi\n.\n..dots\n", "<p>Hi\n")


def test_forty_mails_from_eight_threads_all_arrive_under_distinct_increasing_numbers(server: FakeSmtp) -> None:
    def send(thread: int) -> None:
        post(server, *(composed(to=f"t{thread}@example.org", subject=str(number)) for number in range(5)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(8)))
    assert [mail.id for mail in server.inbox.received()] == list(range(1, 41))
    for thread in range(8):
        assert [mail.subject for mail in server.inbox.received(f"t{thread}@example.org")] == list("01234")


def test_addresses_beyond_ascii_are_kept(server: FakeSmtp) -> None:
    with smtplib.SMTP(*server.smtp_address) as client:
        client.send_message(composed(to="usér7@exämple.org", sender="grüße@exämple.org"))
    mail = server.inbox.wait_for("usér7@exämple.org", within=0)
    assert (mail.sender, mail.from_address) == ("grüße@exämple.org", "grüße@exämple.org")


def test_the_empty_sender_of_a_bounce_is_kept(server: FakeSmtp) -> None:
    with smtplib.SMTP(*server.smtp_address) as client:
        client.sendmail("", ["mara@example.org"], b"Subject: bounce\r\n\r\n")
    assert server.inbox.received()[0].sender == ""


def test_a_mail_beyond_the_size_limit_is_refused_and_the_next_one_is_not() -> None:
    with FakeSmtp(http_port=None, size_limit=2000) as server, smtplib.SMTP(*server.smtp_address) as client:
        client.ehlo()
        client.mail("a@x.org")
        client.rcpt("b@x.org")
        assert client.data(b"Subject: big\r\n\r\n" + b"line\r\n" * 1000)[0] == 552
        client.send_message(composed())
        assert [mail.subject for mail in server.inbox.received()] == ["Hello"]


def test_a_taken_port_is_one_sentence_and_leaves_nothing_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(OSError, match=f"127.0.0.1:{port} is in use"):
            FakeSmtp(http_port=port).start()
    assert "fake_smtp" not in {thread.name for thread in threading.enumerate()}


def test_a_server_that_stops_cuts_its_connections_and_gives_its_ports_back() -> None:
    with FakeSmtp() as server:
        smtp, http = server.smtp_address[1], int(server.http_url.rpartition(":")[2])
        client = smtplib.SMTP(*server.smtp_address)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        client.noop()
    client.close()
    with FakeSmtp(smtp_port=smtp, http_port=http) as again:
        post(again, composed())
        assert again.inbox.watermark() == 1


def test_stopping_twice_and_stopping_what_never_started_are_harmless() -> None:
    server = FakeSmtp(http_port=None)
    server.stop()
    server.start()
    server.stop()
    server.stop()
    with pytest.raises(RuntimeError, match="make another one"):
        server.start()


def test_addresses_are_not_known_before_the_start_nor_http_when_it_is_left_out() -> None:
    server = FakeSmtp(http_port=None)
    with pytest.raises(RuntimeError, match="Not started"):
        _ = server.smtp_address
    with server, pytest.raises(RuntimeError, match="left out"):
        _ = server.http_url


def test_beyond_loopback_the_http_side_wants_a_token() -> None:
    with pytest.raises(ValueError, match="give a token"):
        FakeSmtp("0.0.0.0")
    FakeSmtp("0.0.0.0", http_port=None)
    FakeSmtp("0.0.0.0", token="t")


def test_it_listens_on_ipv6_and_writes_its_address_with_brackets() -> None:
    if not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    try:
        server = FakeSmtp("::1").start()
    except OSError:
        pytest.skip("no IPv6 loopback here")
    try:
        post(server, composed())
        assert server.http_url.startswith("http://[::1]:")
        assert server.inbox.watermark() == 1
    finally:
        server.stop()


def test_a_client_that_connects_in_the_moment_of_the_stop_causes_no_noise(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(5):
        with FakeSmtp() as server:
            MailClient(server.http_url).watermark()
            http = ("127.0.0.1", int(server.http_url.rpartition(":")[2]))
            late = [socket.create_connection(address) for address in (http, server.smtp_address) * 3]
        for sock in late:
            sock.close()
        with FakeSmtp(http_port=None) as server:
            late = [socket.create_connection(server.smtp_address) for _ in range(3)]
        for sock in late:
            sock.close()
    gc.collect()  # an unclosed transport warns when it is collected, and pytest turns that into a failure
    assert caplog.records == []
    assert capfd.readouterr().err == ""
