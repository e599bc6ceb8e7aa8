from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor

import pytest

from fake_smtp import AmbiguousMail, FakeSmtp, InboxRefused, InboxUnreachable, MailClient, NoSuchMail
from tests.fake_smtp.posting import composed, post


def test_a_client_sees_the_same_messages_as_the_inbox(server: FakeSmtp, client: MailClient) -> None:
    post(server, composed(text="http://x.org/1 123456 1234567", html="<p>Grüße"), composed(to="bert@example.org"))
    assert client.received() == server.inbox.received()
    assert client.received("bert@example.org") == server.inbox.received("bert@example.org")
    assert client.received(since=1) == server.inbox.received(since=1)
    assert client.watermark() == 2
    assert client.received()[0].codes(7) == ("1234567",)


def test_a_wait_returns_the_mail_when_it_arrives(server: FakeSmtp, client: MailClient) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(client.wait_for, "mara@example.org", within=300)
        post(server, composed(to="bert@example.org"), composed(subject="Now"))
        assert waiting.result(10) == server.inbox.received("mara@example.org")[0]


def test_a_condition_is_asked_of_each_mail_until_one_fits(server: FakeSmtp, client: MailClient) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(client.wait_for, "mara@example.org", lambda mail: mail.subject == "3", within=300)
        for subject in "1234":
            post(server, composed(subject=subject))
        assert waiting.result(10).subject == "3"


def test_a_wait_that_times_out_raises_what_the_inbox_raises(server: FakeSmtp, client: MailClient) -> None:
    post(server, composed(subject="Old"), composed(to="bert@example.org", subject="Welcome", text="secret body"))
    with pytest.raises(NoSuchMail) as here:
        server.inbox.wait_for("mara@example.org", since=1, within=0.01)
    with pytest.raises(NoSuchMail) as there:
        client.wait_for("mara@example.org", since=1, within=0.01)
    assert str(there.value) == str(here.value)
    assert there.value.arrived == here.value.arrived


def test_an_ambiguous_wait_raises_what_the_inbox_raises(server: FakeSmtp, client: MailClient) -> None:
    post(server, composed(subject="1"), composed(subject="2"))
    with pytest.raises(AmbiguousMail) as here:
        server.inbox.wait_for("mara@example.org", within=0)
    with pytest.raises(AmbiguousMail) as there:
        client.wait_for("mara@example.org", within=0)
    assert str(there.value) == str(here.value)
    assert client.wait_for("mara@example.org", subject="2", within=0).subject == "2"


def test_what_a_full_inbox_forgot_is_told(client: MailClient) -> None:
    with FakeSmtp(capacity=1) as small:
        post(small, composed(), composed())
        with pytest.raises(NoSuchMail, match="1 more were already forgotten"):
            MailClient(small.http_url).wait_for("bert@example.org", within=0)


def test_clear_and_faults_reach_the_server(server: FakeSmtp, client: MailClient) -> None:
    post(server, composed())
    client.clear()
    assert server.inbox.received() == ()
    client.plant("temporary", recipient="mara@example.org", times=2)
    assert server.faults.planted()[0].times == 2
    client.heal()
    assert server.faults.planted() == ()


def test_names_under_localhost_lead_to_this_machine(server: FakeSmtp) -> None:
    port = server.http_url.rpartition(":")[2]
    assert MailClient(f"http://inbox.localhost:{port}").watermark() == 0


def test_a_server_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
    with pytest.raises(InboxUnreachable, match=f"http://127.0.0.1:{port}"):
        MailClient(f"http://127.0.0.1:{port}/").watermark()


def test_a_wrong_token_is_refused_and_a_right_one_is_not() -> None:
    with FakeSmtp(token="rïght") as server:
        with pytest.raises(InboxRefused, match="token") as refusal:
            MailClient(server.http_url, token="wrong").watermark()
        assert refusal.value.status == 401
        assert MailClient(server.http_url, token="rïght").watermark() == 0


@pytest.mark.parametrize("url", ["", "127.0.0.1:80", "ftp://x.org", "http://"])
def test_an_address_that_is_no_http_address_is_refused_at_once(url: str) -> None:
    with pytest.raises(ValueError, match="not the address"):
        MailClient(url)
