"""Whether mails can be read, and come."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from email.message import EmailMessage
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import TimeoutError as WaitedInVain

from fake_smtp.errors import InboxRefused, InboxUnreachable, NoSuchMail
from fixtures.address import for_python
from fixtures.browser import Window
from fixtures.mail_sources import MailSource
from fixtures.mail_sources.opening import opened
from fixtures.profiles import FakeSmtpMail, Profile
from fixtures.profiles.mail import MailSource as Table
from steps.diagnosis.finding import Finding, fine, untold, wrong
from steps.pages.journey import Journey

ARRIVING = 10.0
"""Seconds that a mail of our own may take to our own server."""
SLOWEST = 60.0
"""Seconds that a mail of the target's may take."""


def sources(profile: Profile) -> Iterator[Finding]:
    """Whether each source answers."""
    ca = profile.tls.ca if profile.tls else None
    for setting, table in (("mail", profile.mail), ("sms", profile.sms)):
        if table is None:
            continue
        try:
            source = opened(table, ca)
        except ValueError as error:
            yield wrong(setting, str(error), "see [tls] ca")
            continue
        try:
            yield _answers(setting, source, table)
        finally:
            source.close()


def _answers(setting: str, source: MailSource, table: Table) -> Finding:
    try:
        said = source.probe()
        if isinstance(table, FakeSmtpMail):
            return _to_ourselves(setting, source, table, said)
        return fine(setting, f"{said}; whether mails arrive, only one shows")
    except InboxUnreachable as error:
        return wrong(setting, str(error).rstrip("."), f"is the address of [{setting}] right, and its server up?")
    except InboxRefused as error:
        return wrong(setting, str(error).rstrip("."), f"see what [{setting}] says to log in with")


def _to_ourselves(setting: str, source: MailSource, table: FakeSmtpMail, said: str) -> Finding:
    """Send a mail to our own server, which is nobody's state."""
    recipient = f"doctor-{uuid4().hex[:12]}@loginlab.invalid"
    mark = source.watermark()
    try:
        host, port = _smtp(table)
        _send(host, port, recipient)
        source.wait_for(recipient, since=mark, within=ARRIVING)
    except (OSError, smtplib.SMTPException, httpx.HTTPError, ValueError, LookupError) as error:
        return untold(setting, f"{said}; a mail of ours could not be sent there ({error})")
    except NoSuchMail:
        return wrong(setting, f"{said}; a mail of ours to {host}:{port} has not arrived", "is it the same server?")
    return fine(setting, f"{said}; a mail of ours to {host}:{port} has arrived")


def _smtp(table: FakeSmtpMail) -> tuple[str, int]:
    """Where our own server takes mails, as it says itself."""
    url, headers = for_python(table.api.rstrip("/") + "/api/arrivals")
    if table.token:
        headers = headers | {"Authorization": f"Bearer {table.token}"}
    told = httpx.get(url, headers=headers, timeout=ARRIVING, trust_env=False).raise_for_status().json()
    host, _, port = str(told["smtp"]).rpartition(":")
    everywhere = host.strip("[]") in {"0.0.0.0", "::", ""}  # noqa: S104 - it is read, not listened on
    return (urlsplit(url).hostname or "") if everywhere else host.strip("[]"), int(port)


def _send(host: str, port: int, recipient: str) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "doctor@loginlab.invalid", recipient
    message["Subject"] = "loginlab doctor"
    message.set_content("Sent to see whether mails arrive here.")
    with smtplib.SMTP(host, port, timeout=ARRIVING) as smtp:
        smtp.send_message(message)


def target_sends(profile: Profile, email: str, journey: Journey, window: Window) -> Finding:
    """Whether a reset link that is asked for arrives. To be asked only where the profile allows to change state."""
    if profile.mail is None:
        return untold("mail", "there is no table [mail]")
    source = opened(profile.mail, profile.tls.ca if profile.tls else None)
    within = min(SLOWEST, 2 * profile.patience)
    try:
        mark = source.watermark()
        journey.ask_for_reset(window, email, profile.organization)
        source.wait_for(email, since=mark, within=within)
    except WaitedInVain as error:
        said = error.message.splitlines()[0]
        return untold("mail", f"no reset link could be asked for: {said}", "see what is said of labels")
    except NoSuchMail as error:
        found = f"no mail to {email} has come within {within:g} s after a reset link was asked for ({error})"
        return wrong("mail", found, "does the target send its mails to what [mail] reads?")
    except (InboxUnreachable, InboxRefused, pytest.skip.Exception) as error:
        return untold("mail", f"no reset link could be asked for: {error}")
    finally:
        source.close()
    return fine("mail", f"a reset link for {email} was asked for, and its mail has arrived")


def untried(profile: Profile) -> Iterator[Finding]:
    """What is not known when nothing is asked of the target."""
    if profile.mail:
        yield untold(
            "mail", "whether the target sends its mails there, only one shows", "loginlab doctor --try has one sent"
        )
