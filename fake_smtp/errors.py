"""What a wait can end with besides a mail. Texts name recipients and subjects, never bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fake_smtp.message import Arrival

SHOWN = 20
"""How many arrivals a text lists; the exception carries all of them."""


def listed(arrivals: Sequence[Arrival]) -> str:
    """One line for each of the last `SHOWN` arrivals, and how many came before them."""
    lines = [f"  #{mail.id} to {', '.join(mail.recipients)}: “{mail.subject}”" for mail in arrivals[-SHOWN:]]
    earlier = len(arrivals) - len(lines)
    return "\n".join([f"  ({earlier} earlier)", *lines] if earlier else lines)


def wish(recipient: str | None, subject: str | None) -> str:
    """What was waited for, in words."""
    return f"for {recipient or 'anybody'}" + (f" with “{subject}” in its subject" if subject else "")


class NoSuchMail(LookupError):
    """The wait ended without the mail. `arrived` is what did arrive since the watermark, oldest first."""

    def __init__(
        self,
        recipient: str | None,
        *,
        subject: str | None = None,
        since: int,
        within: float,
        arrived: Sequence[Arrival],
        forgotten: int = 0,
    ) -> None:
        self.recipient = recipient
        self.subject = subject
        self.since = since
        self.within = within
        self.arrived = tuple(arrived)
        self.forgotten = forgotten
        super().__init__(self._text())

    def _text(self) -> str:
        text = f"No matching mail {wish(self.recipient, self.subject)} within {self.within:g} s."
        if self.arrived:
            text += f" Since watermark {self.since} these arrived:\n{listed(self.arrived)}"
        else:
            text += f" Nothing at all arrived since watermark {self.since}: was it sent, and to this server?"
        if self.forgotten:
            text += f"\n{self.forgotten} more were already forgotten, because the inbox was full: raise its capacity."
        return text


class AmbiguousMail(LookupError):
    """More than one mail matches, and none of them is “the” one. `candidates` are all of them, oldest first."""

    def __init__(self, recipient: str | None, *, subject: str | None = None, candidates: Sequence[Arrival]) -> None:
        self.recipient = recipient
        self.subject = subject
        self.candidates = tuple(candidates)
        super().__init__(
            f"{len(self.candidates)} mails match where one was expected {wish(recipient, subject)}:\n"
            f"{listed(self.candidates)}\n"
            "Take a watermark just before the action, or say more about the mail."
        )


class InboxUnreachable(ConnectionError):
    """What mails are read from does not answer."""


class InboxRefused(RuntimeError):
    """What mails are read from says no: a wrong token or password, a wrong address. `status` is HTTP's, if it is."""

    def __init__(self, reason: str, status: int | None = None) -> None:
        self.status = status
        super().__init__(reason)
