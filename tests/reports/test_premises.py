"""A scenario that takes as given what its own clause was seen to miss says so, and is not blocked."""

from __future__ import annotations

import pytest

from reports.premises import settled
from reports.results import Scenario, Step

SAID = "Mara was to be at the prompt, and is at the login page"


def stopped(check: str, *, message: str = f"NotAsGiven: {SAID}", kind: str = "given") -> Scenario:
    steps = (
        Step(keyword="Given", kind="given", text="a link", line=1, outcome="passed"),
        Step(keyword="And", kind=kind, text="a password", line=2, outcome="blocked", message=message),
        Step(keyword="When", kind="when", text="a code", line=3, outcome="not_reached"),
    )
    return Scenario(id=check, name=check, checks=(check,), outcome="blocked", reason="And a password: …", steps=steps)


def failed(check: str) -> Scenario:
    return Scenario(id=f"{check} failed", name=check, checks=(check,), outcome="failed")


def test_it_rests_on_what_failed_in_its_clause() -> None:
    _, resting = settled([failed("GC-RESET-5.1"), stopped("GC-RESET-5.2")])
    assert (resting.outcome, resting.reason) == ("not_testable", f"rests on what failed, GC-RESET-5.1: {SAID}")
    assert [step.outcome for step in resting.steps] == ["passed", "stopped", "not_reached"]


@pytest.mark.parametrize(
    "others",
    [(), (failed("GC-RESET-6.1"),), (stopped("GC-RESET-5.1"),)],
    ids=["nothing failed", "another clause failed", "its clause is blocked as well"],
)
def test_without_that_it_stays_blocked(others: tuple[Scenario, ...]) -> None:
    assert [each.outcome for each in settled([*others, stopped("GC-RESET-5.2")])][-1] == "blocked"


@pytest.mark.parametrize(
    "broken",
    [
        stopped("GC-RESET-5.2", message="ConnectionError: the mailbox does not answer"),
        stopped("GC-RESET-5.2", kind="when"),
    ],
    ids=["something broke", "not a Given"],
)
def test_what_broke_stays_blocked(broken: Scenario) -> None:
    assert settled([failed("GC-RESET-5.1"), broken])[1] == broken
