"""What differs between two reports: clause by clause, check by check."""

from __future__ import annotations

from typing import Any

from reports.results import Scenario
from reports.stored import Report, require_format, require_same_catalogue
from reports.summary import findings_of


def compared(one: tuple[str, Report], other: tuple[str, Report]) -> dict[str, Any]:
    """The differences as a plain dict: the circumstances of both, how many checks there are, the clauses with checks
    that differ, and what only one of them found on the way. Raises NotComparable for reports of different products or
    catalogues."""
    for name, report in (one, other):
        require_format(name, report)
    require_same_catalogue(one, other)
    (name, report), (other_name, other_report) = one, other
    pairs = zip(report["clauses"], other_report["clauses"], strict=True)
    failures = _failures(report), _failures(other_report)
    clauses = [
        {
            "id": mine["id"],
            "title": mine["title"],
            "force": mine["force"],
            "one": mine["verdict"],
            "other": theirs["verdict"],
            "checks": checks,
        }
        for mine, theirs in pairs
        if (checks := _checks(mine, theirs, failures))
    ]
    return {
        "product": report["product"],
        "title": report["title"],
        "one": _about(name, report),
        "other": _about(other_name, other_report),
        "checks": sum(len(clause["checks"]) for clause in report["clauses"]),
        "differ": sum(len(clause["checks"]) for clause in clauses),
        "clauses": clauses,
        "found": {"one": _found_only_in(report, other_report), "other": _found_only_in(other_report, report)},
    }


def _found_only_in(report: Report, other: Report) -> list[str]:
    """What was found on the way in one of them only."""
    there = findings_of(other)
    return [each for each in findings_of(report) if each not in there]


type Failures = dict[str, list[dict[str, str | None]]]
"""By check, what its scenarios disagreed about."""


def _checks(mine: Report, theirs: Report, failures: tuple[Failures, Failures]) -> list[dict[str, Any]]:
    """The checks of a clause with other verdicts, or, where both failed, with something else expected or seen."""
    found = []
    for one, other in zip(mine["checks"], theirs["checks"], strict=True):
        sides = [
            {"verdict": check["verdict"], "reason": check["reason"], "failures": seen.get(check["id"], [])}
            for check, seen in zip((one, other), failures, strict=True)
        ]
        if sides[0]["verdict"] != sides[1]["verdict"] or sides[0]["failures"] != sides[1]["failures"]:
            found.append({"id": one["id"], "text": one["text"], "one": sides[0], "other": sides[1]})
    return found


def _failures(report: Report) -> Failures:
    found: Failures = {}
    for scenario in map(Scenario.from_dict, report["scenarios"]):
        step = next((step for step in scenario.steps if step.outcome == "failed"), None)
        if step:
            seen = {"scenario": scenario.name, "claim": step.claim, "expected": step.expected, "seen": step.seen}
            for check in scenario.checks:
                found.setdefault(check, []).append(seen)
    return found


def _about(name: str, report: Report) -> dict[str, Any]:
    target = {key: report["target"].get(key) for key in ("kind", "name", "url")}
    return {"report": name, **target, **{key: report[key] for key in ("started", "seed", "verdict")}}
