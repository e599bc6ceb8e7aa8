"""One letter over one SMTP connection (RFC 5321)."""

from __future__ import annotations

import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from simulator.identity.settings import Letter
from simulator.outbound import Route

TIMEOUT = 10.0
"""Seconds until an SMTP server that does not answer is given up."""


def deliver(route: Route, letter: Letter, at: datetime) -> None:
    """Hands a letter to the server; raises `smtplib.SMTPException` or `OSError` when it is not taken."""
    message = EmailMessage()
    message["From"] = letter.sender
    message["To"] = letter.recipients[0]
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(at)
    message["Message-ID"] = make_msgid(domain=letter.sender.rpartition("@")[2])
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    with smtplib.SMTP(route.host, route.port, timeout=TIMEOUT) as server:
        if route.starttls:
            server.starttls(context=ssl.create_default_context())
        if route.username and route.password:
            server.login(route.username, route.password)
        server.send_message(message, letter.sender, letter.recipients)
