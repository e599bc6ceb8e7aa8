"""The command line of `python -m fake_smtp`, and what it asks for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from fake_smtp.inbox import CAPACITY
from fake_smtp.security import Security
from fake_smtp.server import SIZE_LIMIT, FakeSmtp

_EPILOG = """
From the environment, so that they are in no process list: FAKE_SMTP_TOKEN (asked of HTTP clients; needed beyond
loopback) and FAKE_SMTP_USERS ("name:password name:password"; SMTP clients then have to log in, and beyond loopback over
TLS). Mail is kept here and never passed on, whatever address it is for. When it answers it prints one line of JSON:
smtp (host:port), http (the inbox page), with TLS also certificate (PEM).
"""


def asked_for(arguments: list[str] | None, environment: Mapping[str, str]) -> FakeSmtp:
    """The server that the arguments and the environment describe, not started.

    Raises ValueError with a sentence on what does not go together; SystemExit 2 on arguments that are none.
    """
    options = _parser().parse_args(arguments)
    _refuse_contradictions(options)
    security = Security(
        starttls=options.starttls,
        require_starttls=options.require_starttls,
        users=_users(environment.get("FAKE_SMTP_USERS", "")),
        tls=options.tls,
        https=options.https,
        certificate=(options.certificate, options.key) if options.certificate else None,
        senders=options.allow_from,
        recipients=options.allow_to,
        rate=options.rate,
    )
    return FakeSmtp(
        options.host,
        options.smtp_port,
        options.http_port,
        environment.get("FAKE_SMTP_TOKEN") or None,
        security=security,
        capacity=options.keep,
        size_limit=options.size_limit,
    )


def _refuse_contradictions(options: argparse.Namespace) -> None:
    upgrades = options.starttls or options.require_starttls
    if options.tls and upgrades:
        raise ValueError("--tls encrypts from the first byte: leave --starttls and --require-starttls out.")
    if options.key and not options.certificate:
        raise ValueError("--key belongs to a --certificate.")
    if options.certificate and not (options.tls or upgrades or options.https):
        raise ValueError("--certificate is for --tls, --starttls, --require-starttls or --https: say which.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("fake_smtp", description="A fake SMTP server with an inbox page.", epilog=_EPILOG)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--smtp-port", type=_port, default=0, metavar="N", help="default 0: a free one")
    parser.add_argument("--http-port", type=_port, default=0, metavar="N", help="default 0: a free one")
    _add_encryption(parser.add_argument_group("encryption"))
    _add_limits(parser.add_argument_group("what is taken"))
    return parser


def _add_encryption(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--tls", action="store_true", help="SMTP over TLS from the first byte, as on port 465")
    group.add_argument("--starttls", action="store_true", help="offer STARTTLS")
    group.add_argument("--require-starttls", action="store_true", help="refuse mail without STARTTLS (530)")
    group.add_argument("--https", action="store_true", help="the page and the API over TLS")
    group.add_argument("--certificate", type=Path, metavar="FILE", help="chain in PEM; without it one is made")
    group.add_argument("--key", type=Path, metavar="FILE", help="its key in PEM, if that is not in the same file")


def _add_limits(group: argparse._ArgumentGroup) -> None:
    for option, whose in (("--allow-from", "senders"), ("--allow-to", "recipients")):
        fitting = f"{whose}, such as '*@example.com' (others: 550); may be repeated"
        group.add_argument(option, action="append", default=[], metavar="PATTERN", help=fitting)
    for option, default, unit, what in (
        ("--rate", None, "N", "mails a minute from one client address (more: 451); without it any number"),
        ("--size-limit", SIZE_LIMIT, "BYTES", f"of one mail (more: 552); default {SIZE_LIMIT}"),
        ("--keep", CAPACITY, "N", f"mails, of which the oldest are forgotten first; default {CAPACITY}"),
    ):
        group.add_argument(option, type=_number, default=default, metavar=unit, help=what)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"this is a number from 1 on, not {text!r}")
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
