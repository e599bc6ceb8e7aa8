"""`python -m fake_smtp`: the server alone, for people and for other programs."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading

from fake_smtp.addresses import shown
from fake_smtp.arguments import asked_for
from fake_smtp.server import FakeSmtp


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM. Exit status: 0, or 2 when it cannot start."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        server = asked_for(arguments, os.environ)
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


def _ready(server: FakeSmtp) -> dict[str, str]:
    line = {"smtp": shown(server.smtp_address), "http": server.http_url}
    return line | ({"certificate": server.certificate} if server.security.wants_certificate else {})


if __name__ == "__main__":
    sys.exit(main())
