"""A fake SMTP server for tests and people: mail comes in by SMTP, and out by waiting, HTTP and an inbox page.

    from fake_smtp import FakeSmtp

    with FakeSmtp() as mail:
        send_something_to(mail.smtp_address)
        message = mail.inbox.wait_for("mara@example.org", within=5)

Other processes use `fake_smtp.client.MailClient(mail.http_url)`, which has the same verbs and exceptions.
Names are loaded when they are first used, so that `import fake_smtp` itself costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fake_smtp.client import MailClient
    from fake_smtp.errors import AmbiguousMail, InboxRefused, InboxUnreachable, NoSuchMail
    from fake_smtp.faults import Fault, Faults
    from fake_smtp.inbox import Inbox, Watermark
    from fake_smtp.message import Arrival, Message
    from fake_smtp.security import Security
    from fake_smtp.server import FakeSmtp

__all__ = [
    "AmbiguousMail",
    "Arrival",
    "FakeSmtp",
    "Fault",
    "Faults",
    "Inbox",
    "InboxRefused",
    "InboxUnreachable",
    "MailClient",
    "Message",
    "NoSuchMail",
    "Security",
    "Watermark",
]

_HOMES = {
    "errors": ("AmbiguousMail", "InboxRefused", "InboxUnreachable", "NoSuchMail"),
    "client": ("MailClient",),
    "faults": ("Fault", "Faults"),
    "inbox": ("Inbox", "Watermark"),
    "message": ("Arrival", "Message"),
    "security": ("Security",),
    "server": ("FakeSmtp",),
}


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"fake_smtp.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
