"""What rests on what failed: where a clause does not hold, a scenario that takes it as given has nothing to judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.results import Scenario

_NOT_AS_GIVEN = "NotAsGiven:"
"""How the message begins of what a target did not do although a scenario takes it as given."""


def settled(scenarios: Sequence[Scenario]) -> list[Scenario]:
    """The scenarios, those not testable that were blocked because a clause that they rest on was seen to fail.

    That is the scenario's own clause. What else blocks a scenario, or a Given whose clause nobody saw fail, stays: it
    may be the harness or its configuration.
    """
    failed = {clause: check for each in scenarios if each.outcome == "failed" for check, clause in _claims(each)}
    return [_resting(each, failed) for each in scenarios]


def _claims(scenario: Scenario) -> list[tuple[str, str]]:
    return [(check, check.rpartition(".")[0]) for check in scenario.checks]


def _resting(scenario: Scenario, failed: dict[str, str]) -> Scenario:
    rests_on = next((failed[clause] for _, clause in _claims(scenario) if clause in failed), None)
    at = next((place for place, step in enumerate(scenario.steps) if step.outcome == "blocked"), None)
    if scenario.outcome != "blocked" or rests_on is None or at is None:
        return scenario
    step = scenario.steps[at]
    said = (step.message or "").removeprefix(_NOT_AS_GIVEN).strip()
    if step.kind != "given" or said == (step.message or ""):
        return scenario
    steps = (*scenario.steps[:at], replace(step, outcome="stopped"), *scenario.steps[at + 1 :])
    reason = f"rests on what failed, {rests_on}: {said}"
    return replace(scenario, outcome="not_testable", reason=reason, steps=steps)
