"""`python -m fake_smtp`: the server alone, for people and for other programs."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import threading

from fake_smtp.addresses import shown
from fake_smtp.security import Security
from fake_smtp.server import FakeSmtp

_EPILOG = """
From the environment, so that they are in no process list: FAKE_SMTP_TOKEN (asked of HTTP clients; needed beyond
loopback) and FAKE_SMTP_USERS ("name:password name:password"; SMTP clients then have to log in).
When it answers it prints one line of JSON: smtp (host:port), http (the inbox page), with TLS also certificate (PEM).
"""


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM. Exit status: 0, or 2 when it cannot start."""
    options = _parser().parse_args(arguments)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        security = Security(options.starttls, options.require_starttls, _users(os.environ.get("FAKE_SMTP_USERS", "")))
        token = os.environ.get("FAKE_SMTP_TOKEN") or None
        server = FakeSmtp(options.host, options.smtp_port, options.http_port, token, security=security)
        server.start()
    except (OSError, ValueError, ImportError) as error:
        print(f"fake_smtp: {getattr(error, 'strerror', None) or error}", file=sys.stderr)  # noqa: T201
        return 2
    try:
        print(json.dumps(_ready(server)), flush=True)  # noqa: T201
        stop.wait()
    finally:
        server.stop()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("fake_smtp", description="A fake SMTP server with an inbox page.", epilog=_EPILOG)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--smtp-port", type=_port, default=0, metavar="N", help="default 0: a free one")
    parser.add_argument("--http-port", type=_port, default=0, metavar="N", help="default 0: a free one")
    parser.add_argument("--starttls", action="store_true", help="offer STARTTLS")
    parser.add_argument("--require-starttls", action="store_true", help="refuse mail without STARTTLS")
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _users(text: str) -> dict[str, str]:
    users = {}
    for entry in text.split():
        name, colon, password = entry.partition(":")
        if not (name and colon and password):
            raise ValueError(
                "FAKE_SMTP_USERS holds name:password pairs with blanks between them; one of them is not a pair."
            )
        users[name] = password
    return users


def _ready(server: FakeSmtp) -> dict[str, str]:
    line = {"smtp": shown(server.smtp_address), "http": server.http_url}
    return line | ({"certificate": server.certificate} if server.security.wants_certificate else {})


if __name__ == "__main__":
    sys.exit(main())
