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
    """Where a person is, and what the page tells them (its alerts and status messages, blanks folded); of another page
    its title, and its host unless that is the target's."""

    place: str
    message: str = ""
    title: str = ""
    host: str = ""

    def __str__(self) -> str:
        place = self.place if self.place != ELSEWHERE else self._strange()
        if self.message:
            return f"{place}, which says “{self.message}”"
        return place if self.place == SPLASH else f"{place}, without a message"

    def _strange(self) -> str:
        of, titled = f" of {self.host}" if self.host else "", f" titled “{self.title}”" if self.title else ""
        return f"a page{of}{titled}"
