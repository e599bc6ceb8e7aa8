"""`loginlab serve`: the simulator with an inbox, for a person to click through.

The simulator is a process of its own and starts before anything else is imported; the inbox starts when its login page
is up, so that the two do not fight for the processor.
"""

from __future__ import annotations

import signal
import socket
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from loginlab import bundle, simulation
from loginlab.exits import BROKEN, CONFORMS, Refusal
from loginlab.simulation import Simulation
from loginlab.terminal import say, tell

if TYPE_CHECKING:
    from fake_smtp import FakeSmtp

_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def main(arguments: Namespace) -> int:
    """Serve until Ctrl-C (0). Raises Refusal: a port in use, a host without a token, a simulator that ended."""
    bundle.features(arguments.product)
    if arguments.host not in _LOOPBACK and not simulation.token():
        raise Refusal(
            f"--host {arguments.host} lets others reach the control API, so it needs a token: "
            "set LOGINLAB_TOKEN to one, or leave --host out"
        )
    signal.signal(signal.SIGTERM, _interrupt)
    smtp_port = arguments.smtp_port or _free_port()
    options = ["--host", arguments.host, "--port", str(arguments.port), "--smtp", f"127.0.0.1:{smtp_port}"]
    options += ["--demo", arguments.product, *(["--defect", arguments.defect] if arguments.defect else [])]
    if arguments.public_url:
        options += ["--public-url", arguments.public_url]
    try:
        with Simulation(*options) as simulator:
            told = simulator.told()
            with _inbox(smtp_port, arguments.inbox_port) as mail:
                _announce(arguments.product, told, mail)
                code = simulator.wait()
    except KeyboardInterrupt:
        tell("stopped")
        return CONFORMS
    raise Refusal(f"the simulator ended by itself (exit code {code})", BROKEN)


@contextmanager
def _inbox(smtp_port: int, http_port: int) -> Iterator[FakeSmtp]:
    bundle.enter()
    from fake_smtp import FakeSmtp

    mail = FakeSmtp(smtp_port=smtp_port, http_port=http_port)
    try:
        mail.start()
    except OSError as error:
        raise Refusal(
            f"the inbox cannot listen on port {smtp_port} (SMTP) or {http_port or 'any'} (page): {error.strerror}; "
            "choose others with --smtp-port and --inbox-port"
        ) from None
    try:
        yield mail
    finally:
        mail.stop()


def _free_port() -> int:
    """A port nobody listens on: the simulator must know it before the mail server has started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _announce(product: str, told: dict[str, Any], mail: FakeSmtp) -> None:
    demo = told["demo"]
    token = "the one in LOGINLAB_TOKEN" if simulation.token() else told["token"]
    host, port = mail.smtp_address
    wrong = f", with the defect {demo['defect']}" if demo["defect"] else ""
    say(f"{product}, simulated{wrong}. Stop it with Ctrl-C.")
    say()
    say(f"  Login page    {demo['url']}")
    if (public := urlsplit(demo["url"])).scheme == "https":
        say(f"  by the wire   loginlab run --map {public.hostname}=127.0.0.1:{told['port']} --target FILE")
    say(f"  Inbox         {mail.http_url}/")
    say(f"  Control API   {told['control']}")
    say(f"  described at  {told['control']}/docs")
    say(f"  its token     {token}")
    say(f"  SMTP          {host}:{port}")
    say()
    say(f"  {demo['organization']} has these people:")
    for person in demo["people"]:
        say(f"    {person['email']:<36} {person['password']:<24} {person['name']}")
    say()
