"""From the command to the first answered login page: `loginlab serve` against a bare Starlette form on uvicorn."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

from benchmarks.figures import Figure, interleaved
from loginlab import bundle

ROUNDS = 5
_PATIENCE = 30.0


def measure() -> list[Figure]:
    """Medians of five, taken in turns."""
    ours, bare = interleaved(ROUNDS, _ours, _bare)
    return [
        Figure("cold start: loginlab serve", ours * 1000, "ms"),
        Figure("cold start: bare Starlette form", bare * 1000, "ms"),
        Figure("cold start: ratio", ours / bare, "x", "aim 1.30 or less"),
    ]


def _ours() -> float:
    return _seconds_to_page(lambda port: ["-m", "loginlab", "serve", "--port", port], "demo.genesys-cloud.localhost")


def _bare() -> float:
    return _seconds_to_page(lambda port: ["-m", "benchmarks.bare_form", port], "localhost")


def _seconds_to_page(command: Callable[[str], list[str]], host: str) -> float:
    port = _free_port()
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *command(str(port))],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=bundle.environment(),
        cwd=bundle.root(),
    )
    try:
        _await_page(process, port, f"{host}:{port}", started + _PATIENCE)
        return time.monotonic() - started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def _await_page(process: subprocess.Popen[bytes], port: int, host: str, deadline: float) -> None:
    pace = threading.Event()
    while not _shows_login(port, host):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"no login page at http://{host}/ (exit code {process.poll()})")
        pace.wait(0.002)  # leaves the processor to what is being timed


def _shows_login(port: int, host: str) -> bool:
    """Whether the page at / or the one it redirects to holds a password field."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    path: str | None = "/"
    try:
        while path:
            connection.request("GET", path, headers={"Host": host})
            answer = connection.getresponse()
            body = answer.read()
            path = answer.getheader("Location")
        return answer.status == 200 and b"type=password" in body.replace(b'"', b"")
    except ConnectionRefusedError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
