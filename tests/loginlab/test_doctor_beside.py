"""`loginlab doctor` about what is beside the login, mail and hooks, and about what it tries when it is asked to."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from fake_smtp import FakeSmtp
from loginlab.__main__ import main
from tests.loginlab.doctoring import PASSWORD, TRIAL, Doctor, closed_port
from tests.loginlab.sites import INSIDE, REFUSED, Site, served

# --- what is around it


def test_an_inbox_that_is_not_there(doctor: Doctor) -> None:
    told = doctor.of(f"http://127.0.0.1:{closed_port()}/", f'[mail]\napi = "http://127.0.0.1:{closed_port()}"')
    assert "No fake_smtp answers at" in told.about("mail")


def test_an_inbox_that_wants_another_token(doctor: Doctor) -> None:
    server = FakeSmtp(smtp_port=0, http_port=0, token="Inbox-1-token")
    server.start()
    try:
        mail = f'[mail]\napi = "{server.http_url}"\ntoken = '
        wrong = doctor.of(f"http://127.0.0.1:{closed_port()}/", f'{mail}"Other-1-token"')
        right = doctor.of(f"http://127.0.0.1:{closed_port()}/", f'{mail}"Inbox-1-token"')
    finally:
        server.stop()
    assert "see what [mail] says to log in with" in wrong.about("mail")
    assert "has arrived" in right.about("mail", "ok")


@pytest.fixture
def hook() -> Iterator[Callable[[object], str]]:
    """A hook's address; it gives this answer to every question."""
    servers = []

    def answering(answer: object) -> str:
        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, format: str, *args: object) -> None:
                """Nothing is written."""

        server = HTTPServer(("127.0.0.1", 0), Answering)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield answering
    for server in servers:
        server.shutdown()
        server.server_close()


def test_hooks_are_greeted(doctor: Doctor, hook: Callable[[object], str]) -> None:
    there, nonsense = hook({"ok": True, "verbs": ["unlock"]}), hook({"welcome": True})
    hooks = f'[hooks.admin]\nurl = "{there}"\n[hooks.idp]\nurl = "{nonsense}"\n'
    hooks += f'[hooks.clock]\nurl = "http://127.0.0.1:{closed_port()}/"\n[hooks.sms]\ncommand = ["/no/such/hook"]'
    told = doctor.of(f"http://127.0.0.1:{closed_port()}/", hooks)
    assert "it answers" in told.about("hooks.admin", "ok")
    assert told.wrong == {"hooks.idp", "hooks.clock", "hooks.sms", "url"}
    assert "the idp hook answers “hello” with" in told.about("hooks.idp")
    assert "does not answer" in told.about("hooks.clock")


# --- what is tried when it is asked for


def test_a_right_password_logs_in_once(doctor: Doctor) -> None:
    with served(Site()) as site:
        told = doctor.of(site.url, "", "--try", allow=TRIAL)
        assert [line for line in site.posted if "Right-1-pass" in line] == site.posted[:1]
    assert "mara@example.com is logged in by its password" in told.about("accounts[0]", "ok")


def test_a_wrong_password_is_sent_once(doctor: Doctor) -> None:
    with served(Site(inside=REFUSED)) as site:
        told = doctor.of(site.url, "", "--try", allow=TRIAL)
        assert len(site.posted) == 1
    assert "which says “The password is not right.”" in told.about("accounts[0]")


def test_who_may_not_be_touched_is_not_logged_in(doctor: Doctor) -> None:
    with served(Site()) as site:
        told = doctor.of(site.url, "", "--try", allow=["reads", "spends-attempts"])
        locked = doctor.of(site.url, "", "--try", allow=TRIAL, account='state = "locked"')
        assert site.posted == []
    assert "its allow lacks changes-state" in told.about("accounts[0]", "cannot tell")
    assert "is locked" in locked.about("accounts[0]", "cannot tell")


def test_a_password_that_a_run_has_changed_is_not_sent(doctor: Doctor) -> None:
    newest = {"email": "mara@example.com", "password": "Newer-1-pass"}
    doctor.file.with_suffix(".passwords.jsonl").write_text(json.dumps(newest) + os.linesep, "utf-8")
    with served(Site()) as site:
        told = doctor.of(site.url, "", "--try", allow=TRIAL)
        assert site.posted == []
    assert "a run has changed the password of mara@example.com" in told.about("accounts[0]")


def test_mails_that_go_nowhere(doctor: Doctor, mail: FakeSmtp) -> None:
    with served(Site()) as site:
        table = f'[mail]\napi = "{mail.http_url}"'
        told = doctor.of(site.url, table, "--try", capabilities=["mail"], allow=TRIAL, patience=2)
        assert "email=mara%40example.com" in site.posted
    assert "no mail to mara@example.com has come within 4 s after a reset link was asked for" in told.about("mail")


def test_no_secret_is_told(doctor: Doctor, capsys: pytest.CaptureFixture[str]) -> None:
    inside = INSIDE.replace("<a", f'<p role="alert">No {PASSWORD} here</p><a').replace("Collaborate", "Other")
    with served(Site(inside=inside)) as site:
        doctor.write(site.url, allow=TRIAL, patience=2)
        main(["doctor", "--target", str(doctor.file), "--try"])
    said = capsys.readouterr().out
    assert "No ••• here" in said
    assert PASSWORD not in said
