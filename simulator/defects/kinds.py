"""The ways in which a defect is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from simulator.defects import Defect
from simulator.identity.settings import Letter, Settings


def figure(name: str, check: str, about: str, **figures: Any) -> Defect:
    """One figure or switch of the policy set wrong."""
    return Defect(name, check, about, lambda settings: settings.with_policy(**figures))


def part(name: str, check: str, about: str, **parts: Any) -> Defect:
    """One part swapped for another that errs."""
    return Defect(name, check, about, lambda settings: settings.with_parts(**parts))


def wording(name: str, check: str, about: str) -> Callable[[str, str], Defect]:
    """One text replaced by another: `wording(...)(text, other)`."""
    return lambda text, other: Defect(name, check, about, lambda settings: settings.with_texts({text: other}))


def page(name: str, check: str, about: str, where: str, pattern: str, other: str) -> Defect:
    """The page `where` with every match of a pattern replaced."""
    found = re.compile(pattern, re.DOTALL)

    def rewritten(shown: str, html: str) -> str:
        return found.sub(other, html) if shown == where else html

    return part(name, check, about, page=rewritten)


def letter(name: str, check: str, about: str, of: str, change: Callable[[Letter], Letter]) -> Defect:
    """The letters whose subject holds `of`, changed before they are sent."""
    return part(name, check, about, letter=lambda written: change(written) if of in written.subject else written)


def replaced(**values: Any) -> Callable[[Letter], Letter]:
    """A letter with some of its values replaced."""
    return lambda written: replace(written, **values)


def combined(defect: Defect, also: Callable[[Settings], Settings]) -> Defect:
    """A defect that needs a second thing set wrong to show."""
    return replace(defect, break_=lambda settings: also(defect.break_(settings)))
