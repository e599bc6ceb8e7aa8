"""What a run changed at its target: each thing of each account once, with how a person undoes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reports.results import Scenario

_MOST = 10


def changed_of(scenarios: Iterable[Scenario]) -> list[dict[str, Any]]:
    """What the scenarios changed, as each of them tells it. Undone is what every one that changed it has undone."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for scenario in scenarios:
        for each in scenario.changed:
            known = found.setdefault((each["account"], each["what"]), {**each, "scenarios": []})
            known["undone"] = known["undone"] and each["undone"]
            known["scenarios"].append(scenario.name)
    return sorted(found.values(), key=lambda each: each["undone"])


def lines(changed: Iterable[Mapping[str, Any]]) -> list[str]:
    """The last lines of a run: what is still otherwise than before, and how much the run undid itself."""
    left = [each for each in changed if not each["undone"]]
    undone = sum(each["undone"] for each in changed)
    told = [f"  Changed  {each['account']}: {each['what']}; to undo it: {each['undo']}" for each in left[:_MOST]]
    if len(left) > _MOST:
        told.append(f"  Changed  and {len(left) - _MOST} things more: the report lists them")
    if undone:
        told.append(f"  Undone   {undone} change{'' if undone == 1 else 's'} by the run itself")
    return told
