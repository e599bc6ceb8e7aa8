"""What a person sees, in words."""

from __future__ import annotations

from dataclasses import dataclass

REGION = "the prompt for the region"
SPLASH = "the page that a login ends on"
LOGIN = "the login page"
PASSWORD_FORM = "the form for a new password"  # noqa: S105 - a place
ENROLMENT = "the window to add a device"
SETUP = "the QR code to scan"
PROMPT = "the prompt for a code"
CHOICE = "the choice of a device"
BINDING = "the page that binds a provider's account"
ELSEWHERE = "another page"


@dataclass(frozen=True)
class Sight:
    """Where a person is, and what the page tells them (its alerts and status messages, blanks folded)."""

    place: str
    message: str = ""
    title: str = ""

    def __str__(self) -> str:
        place = self.place if self.place != ELSEWHERE else f"a page titled “{self.title}”"
        if self.message:
            return f"{place}, which says “{self.message}”"
        return place if self.place == SPLASH else f"{place}, without a message"
