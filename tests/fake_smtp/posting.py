"""How these tests send mail: the standard library's client over a real socket."""

from __future__ import annotations

import contextlib
import smtplib
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from fake_smtp import FakeSmtp
from fake_smtp.message import Message
from fake_smtp.parse import parse


def composed(
    to: str = "mara@example.org",
    subject: str = "Hello",
    text: str = "Good morning.",
    html: str | None = None,
    sender: str = "no-reply@mypurecloud.com",
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail.set_content(text)
    if html is not None:
        mail.add_alternative(html, subtype="html")
    return mail


def post(server: FakeSmtp, *mails: EmailMessage) -> None:
    with smtplib.SMTP(*server.smtp_address) as client:
        for mail in mails:
            client.send_message(mail)


def read(mail: EmailMessage | bytes, recipient: str = "mara@example.org") -> Message:
    """Parsed without a server."""
    raw = mail if isinstance(mail, bytes) else mail.as_bytes()
    return parse(raw, sender="s@example.org", recipients=[recipient], received_at="2026-01-01T00:00:00.000+00:00")


@contextlib.contextmanager
def quickly(seconds: float, clock: Callable[[], float] = time.monotonic) -> Iterator[None]:
    """What is done inside must not take longer."""
    start = clock()
    yield
    took = clock() - start
    assert took < seconds, f"took {took:.1f} s"
