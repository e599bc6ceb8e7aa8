"""What is seen of the record that the administrator can read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from ipaddress import ip_address

from fixtures.facts import Entry
from steps.person import Person
from steps.stage import Stage

type Look = Callable[[], str]

COMPLETE = "one entry, with time, address and outcome"
NO_SECRET = "no secret"  # noqa: S105 - words
RECENT = timedelta(minutes=2)
"""A scenario takes no longer, except where it moves the clock."""


def entry(who: Person, event: str, stage: Stage) -> Look:
    """Whether the record has one entry of that event about the person, and all that belongs to it."""

    def look() -> str:
        found = _about(who, event, stage)
        if len(found) != 1:
            return f"{len(found)} entries; all in all {', '.join(each.event for each in stage.deployment.record())}"
        return "; ".join(_lacking(found[0], stage)) or COMPLETE

    return look


def address(who: Person, event: str, stage: Stage) -> Look:
    """The addresses that the entries of that event about the person have."""
    return lambda: ", ".join(each.address or "none" for each in _about(who, event, stage)) or "no such entry"


def secrets(stage: Stage) -> Look:
    """Whether a secret of the scenario can be read in the record."""

    def look() -> str:
        entries = stage.deployment.record()
        # Not the times: their digits can be those of a code by chance.
        told = [each for each in entries if stage.secrets.found_in(f"{each.event} {each.outcome} {each.address}")]
        return f"a secret in {', '.join(each.event for each in told)}" if told else NO_SECRET

    return look


def _about(who: Person, event: str, stage: Stage) -> list[Entry]:
    person = who.account.person
    return [each for each in stage.deployment.record() if each.event == event and each.person == person]


def _lacking(found: Entry, stage: Stage) -> list[str]:
    """What is wrong with an entry, in words."""
    now = stage.deployment.now()
    wrong = [] if timedelta() <= now - found.at <= RECENT else [f"at {found.at}, and the clock shows {now}"]
    if not found.outcome:
        wrong.append("without an outcome")
    try:
        ip_address(found.address or "")
    except ValueError:
        wrong.append(f"the address is {found.address or 'missing'}")
    return wrong
