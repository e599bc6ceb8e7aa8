"""What was found about one setting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["ok", "wrong", "cannot tell"]


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's: about which `setting` (a key of the profile, or browser, clock, captcha), what was
    found, and what to do."""

    setting: str
    verdict: Verdict
    found: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.verdict:<12} {self.setting}: {self.found}{f' - {self.advice}' if self.advice else ''}"


def fine(setting: str, found: str) -> Finding:
    """The setting holds."""
    return Finding(setting, "ok", found)


def wrong(setting: str, found: str, advice: str) -> Finding:
    """The setting does not hold, so that a run could not judge."""
    return Finding(setting, "wrong", found, advice)


def untold(setting: str, found: str, advice: str = "") -> Finding:
    """Whether it holds cannot be said."""
    return Finding(setting, "cannot tell", found, advice)
