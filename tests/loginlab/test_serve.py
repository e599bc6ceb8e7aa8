from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from loginlab.exits import BROKEN, CONFORMS, MISUSED

COMMAND = [sys.executable, "-m", "loginlab", "serve"]
PATIENCE = 30


class Serving:
    """A `loginlab serve` that has said where everything is."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process = process
        self.said = ""
        for line in iter(process.stdout.readline, ""):
            self.said += line
            if "noor" in line:
                break

    def address(self, what: str) -> str:
        """The address after a word, as host:port/path."""
        found = re.search(rf"{what} +http://(\S+)", self.said)
        assert found, self.said
        return found[1]

    def get(self, what: str, path: str = "") -> tuple[int, str]:
        """The status and the body of that address, redirects followed."""
        host, slash, start = self.address(what).partition("/")
        where: str | None = slash + start + path or "/"
        with closing(http.client.HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=PATIENCE)) as wire:
            while where:
                wire.request("GET", where, headers={"Host": host})
                answer = wire.getresponse()
                body = answer.read().decode()
                where = answer.getheader("Location")
            return answer.status, body

    def end(self, how: signal.Signals) -> tuple[int, str]:
        """Its exit code after a signal, and what it said on standard error."""
        self.process.send_signal(how)
        error = self.process.communicate(timeout=PATIENCE)[1]
        return self.process.returncode, error


@contextmanager
def serving(*options: str) -> Iterator[Serving]:
    process = subprocess.Popen([*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        try:
            yield Serving(process)
        finally:
            process.kill()


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that somebody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield str(listener.getsockname()[1])


def test_everything_it_names_answers_and_ctrl_c_ends_it_without_a_word_of_complaint() -> None:
    with serving() as served:
        status, page = served.get("Login page")
        assert status == 200
        assert "Log In" in page
        assert served.get("Inbox")[0] == 200
        assert served.get("Control API", "/health")[0] == 200
        assert served.get("described at")[0] == 200
        assert re.search(r"mara@acme.example +\S+ +Mara", served.said)
        assert served.end(signal.SIGINT) == (CONFORMS, "loginlab: stopped\n")


def test_termination_ends_it_as_ctrl_c_does() -> None:
    with serving() as served:
        assert served.end(signal.SIGTERM)[0] == CONFORMS


def test_the_simulator_ends_even_when_the_command_is_killed() -> None:
    with serving() as served:
        port = int(served.address("Login page").partition("/")[0].rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as wire:
            served.process.kill()
            assert wire.recv(1) == b""


def test_a_simulator_that_is_lost_ends_the_command_with_another_code() -> None:
    with serving() as served:
        children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
        if not children.exists():
            pytest.skip("child processes are listed on Linux only")
        subprocess.run(["kill", "-9", *children.read_text("utf-8").split()], check=True)
        error = served.process.communicate(timeout=PATIENCE)[1]
        assert served.process.returncode == BROKEN
        assert error == "loginlab: the simulator ended by itself (exit code -9)\n"


def test_a_token_of_ones_own_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGINLAB_TOKEN", "a-token-of-my-own")
    with serving() as served:
        assert "a-token-of-my-own" not in served.said
        assert "LOGINLAB_TOKEN" in served.said


@pytest.mark.parametrize("option", ["--port", "--smtp-port", "--inbox-port"])
def test_a_port_in_use_is_said_once_with_what_to_do(taken: str, option: str) -> None:
    ended = subprocess.run([*COMMAND, option, taken], capture_output=True, text=True, timeout=PATIENCE)
    assert ended.returncode == MISUSED
    assert taken in ended.stderr
    assert option in ended.stderr
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1, ended.stderr


def test_the_demo_is_of_the_product_that_was_asked_for() -> None:
    with serving("--product", "intelligent-automation") as served:
        status, page = served.get("Login page")
        assert status == 200
        assert "Intelligent Automation" in page
        assert served.said.startswith("intelligent-automation, simulated")
        assert "ines" not in served.said


def test_a_login_that_misbehaves_in_a_known_way() -> None:
    with serving("--defect", "password-case-ignored") as served:
        assert "with the defect password-case-ignored" in served.said
        assert served.get("Login page")[0] == 200


def test_a_defect_that_does_not_exist_is_refused_in_one_line() -> None:
    ended = subprocess.run([*COMMAND, "--defect", "password-case-ignord"], capture_output=True, text=True, check=False)
    assert ended.returncode == MISUSED
    assert ended.stderr.count("\n") == 1
    assert "Did you mean password-case-ignored" in ended.stderr
