from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

import pytest

from fake_smtp import FakeSmtp
from tests.fake_smtp.posting import composed, post, quickly


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


def ask(server: FakeSmtp, target: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", int(server.http_url.rpartition(":")[2]), timeout=20)
    try:
        connection.request(method, target, body, {name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
    finally:
        connection.close()


def running(server: FakeSmtp, coroutine: str) -> int:
    """How many coroutines of this name the server runs. Asks it something first, which gives its loop a turn."""
    ask(server, "/api/watermark")
    assert server._loop is not None
    return sum(
        str(task.get_coro()).startswith(f"<coroutine object {coroutine} ") for task in asyncio.all_tasks(server._loop)
    )


def until_waiting(server: FakeSmtp, number: int) -> None:
    with quickly(30):
        while running(server, "_gone") < number:
            pass


@pytest.fixture(scope="module")
def shared() -> Iterator[FakeSmtp]:
    """For what neither depends on the mails in it nor changes anything else."""
    with FakeSmtp() as server:
        yield server


def test_the_watermark_moves_with_each_mail(server: FakeSmtp) -> None:
    assert ask(server, "/api/watermark").json() == {"watermark": 0}
    post(server, composed())
    assert ask(server, "/api/watermark").json() == {"watermark": 1}


def test_mails_are_selected_by_recipient_and_watermark(server: FakeSmtp) -> None:
    post(server, composed(subject="1"), composed(subject="2", to="bert@example.org"), composed(subject="3"))
    assert [mail["subject"] for mail in ask(server, "/api/messages?recipient=mara@example.org&since=1").json()] == ["3"]
    assert [mail["id"] for mail in ask(server, "/api/messages?since=1").json()] == [2, 3]
    assert ask(server, "/api/messages/2").json()["recipients"] == ["bert@example.org"]


def test_a_mail_in_json_has_its_links_and_codes(server: FakeSmtp) -> None:
    post(server, composed(text="http://x.org/1 123456", html='<a href="http://x.org/2">'))
    mail = ask(server, "/api/messages/wait?recipient=mara@example.org").json()
    assert (mail["links"], mail["codes"]) == (["http://x.org/1", "http://x.org/2"], ["123456"])


def test_a_wait_is_answered_when_the_mail_arrives(server: FakeSmtp) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(ask, server, "/api/messages/wait?recipient=mara@example.org&subject=now&within=300")
        until_waiting(server, 1)
        post(server, composed(subject="Later"), composed(subject="Now"))
        assert waiting.result(10).json()["subject"] == "Now"


def test_a_wait_that_times_out_is_a_404_that_says_what_arrived_and_no_body(server: FakeSmtp) -> None:
    post(server, composed(to="bert@example.org", subject="Welcome", text="secret body"))
    answer = ask(server, "/api/messages/wait?recipient=mara@example.org&within=0.01")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert [(a["subject"], a["recipients"]) for a in answer.json()["arrived"]] == [("Welcome", ["bert@example.org"])]
    assert b"secret" not in answer.body


def test_an_ambiguous_wait_is_a_409_that_lists_the_candidates(server: FakeSmtp) -> None:
    post(server, composed(subject="1"), composed(subject="2"))
    answer = ask(server, "/api/messages/wait?recipient=mara@example.org")
    assert answer.status == 409
    assert [candidate["subject"] for candidate in answer.json()["candidates"]] == ["1", "2"]


def test_two_hundred_simultaneous_waits_take_no_thread_and_all_get_their_mail(server: FakeSmtp) -> None:
    ask(server, "/api/watermark")
    before = threading.active_count()
    address = ("127.0.0.1", int(server.http_url.rpartition(":")[2]))
    sockets = [socket.create_connection(address, timeout=20) for _ in range(200)]
    for number, sock in enumerate(sockets):
        target = f"/api/messages/wait?recipient=p{number}@example.org&within=300"
        sock.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    until_waiting(server, 200)
    post(server, *(composed(to=f"p{number}@example.org", subject=f"For {number}") for number in range(200)))
    for number, sock in enumerate(sockets):
        with sock, sock.makefile("rb") as answer:
            assert f'"subject":"For {number}"'.encode() in answer.read()
    assert threading.active_count() <= before


def test_a_client_that_goes_away_ends_its_wait(server: FakeSmtp) -> None:
    address = ("127.0.0.1", int(server.http_url.rpartition(":")[2]))
    with socket.create_connection(address) as sock:
        sock.sendall(b"GET /api/messages/wait?recipient=a@x.org&within=600 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        until_waiting(server, 1)
    with quickly(30):
        while running(server, "RequestResponseCycle.run_asgi"):
            pass


def test_a_server_that_stops_answers_those_who_wait() -> None:
    with quickly(30):
        with FakeSmtp() as server:
            ask(server, "/api/watermark")
            address = ("127.0.0.1", int(server.http_url.rpartition(":")[2]))
            sock = socket.create_connection(address, timeout=10)
            sock.sendall(b"GET /api/messages/wait?within=600 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            until_waiting(server, 1)
        with sock, sock.makefile("rb") as answer:
            assert b"503" in answer.readline()


@pytest.mark.parametrize(
    "query",
    ["since=-1", "since=x", "since=1.5", "within=nan", "within=601", "within=-1", "within=x", "recipent=a@x.org"],
)
def test_a_parameter_that_cannot_be_used_is_a_400_that_names_it(shared: FakeSmtp, query: str) -> None:
    answer = ask(shared, f"/api/messages/wait?{query}")
    assert answer.status == 400
    assert query.partition("=")[0] in answer.json()["detail"]


@pytest.mark.parametrize(
    ("target", "status"), [("/api/nothing", 404), ("/api/messages/99", 404), ("/messages/9/html", 404)]
)
def test_what_is_not_there_is_a_problem_in_json(shared: FakeSmtp, target: str, status: int) -> None:
    answer = ask(shared, target)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")


def test_a_method_that_is_not_allowed_is_a_problem_in_json(shared: FakeSmtp) -> None:
    assert ask(shared, "/api/watermark", "POST").json()["status"] == 405


def test_delete_empties_the_inbox_and_a_list_shown_elsewhere_learns_of_it(server: FakeSmtp) -> None:
    post(server, composed())
    shown = ask(server, "/api/arrivals").json()
    assert ask(server, "/api/messages", "DELETE").status == 204
    assert ask(server, "/api/messages").json() == []
    news = ask(server, f"/api/arrivals?since={shown['watermark']}&epoch={shown['epoch']}&within=10").json()
    assert news["epoch"] != shown["epoch"]
    assert news["arrivals"] == []


def test_faults_are_planted_listed_and_healed(server: FakeSmtp) -> None:
    planted = ask(server, "/api/faults", "POST", '{"kind": "refuse", "recipient": "a@x.org"}')
    assert planted.status == 201
    assert [fault.recipient for fault in server.faults.planted()] == ["a@x.org"]
    assert ask(server, "/api/faults").json() == [planted.json()]
    assert ask(server, "/api/faults", "DELETE").status == 204
    assert server.faults.planted() == ()


@pytest.mark.parametrize(
    "body",
    ["", "[]", "3", '{"kind": "explode"}', '{"kind": "drop", "colour": 1}', "{}", '{"kind": "drop", "times": "x"}'],
)
def test_a_fault_that_is_none_is_a_400(shared: FakeSmtp, body: str) -> None:
    assert ask(shared, "/api/faults", "POST", body).status == 400
    assert shared.faults.planted() == ()
