"""The simulator as a process."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "simulator"]


@contextmanager
def _started(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, object]]]:
    """A running simulator and what it said of itself; it does not outlive a test that fails."""
    pipe = subprocess.PIPE
    command = [*COMMAND, *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            assert process.stdout
            yield process, json.loads(process.stdout.readline())
        except BaseException:
            process.kill()
            raise


def test_it_says_where_it_is_and_answers_there_and_stops_when_asked() -> None:
    with _started("--demo") as (process, ready):
        health = httpx.get(f"{ready['control']}/health")
        assert health.json()["products"] == ["genesys-cloud", "intelligent-automation", "cloudcx"]
        page = httpx.get(f"{ready['address']}/login", headers={"Host": f"demo.genesys-cloud.localhost:{ready['port']}"})
        assert "Email Address" in page.text
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_the_word_of_a_connection_on_its_address_counts_for_nothing() -> None:
    with _started("--demo", "--with-parent") as (process, ready):
        headers = {"Host": f"demo.genesys-cloud.localhost:{ready['port']}", "X-Forwarded-For": "203.0.113.9"}
        httpx.post(f"{ready['address']}/login", headers=headers, data={"email": "x", "password": "x"}, timeout=30)
        token = {"Authorization": f"Bearer {ready['token']}"}
        record = httpx.get(f"{ready['control']}/deployments/demo/record", headers=token, timeout=30).json()
        assert record[-1]["address"] == "127.0.0.1"
        assert process.stdin
        process.stdin.close()


def test_it_never_outlives_its_parent_when_told_so() -> None:
    with _started("--with-parent") as (process, _):
        assert process.stdin
        process.stdin.close()
        assert process.wait(10) == 0


def test_a_port_in_use_is_one_clear_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run([*COMMAND, "--port", str(port)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"Port {port} on 127.0.0.1 cannot be used (Address already in use). Choose another: --port."
    ]


def test_other_machines_are_let_in_only_with_a_token() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "LOGINLAB_TOKEN"}
    command = [*COMMAND, "--host", "0.0.0.0"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "LOGINLAB_TOKEN" in done.stderr
