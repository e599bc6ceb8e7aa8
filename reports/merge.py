"""The reports of all shards of a run, put together: what one run of the whole would have said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from reports import publish
from reports.document import Run
from reports.publish import Published
from reports.results import Scenario
from reports.shards import Shard
from reports.stored import NotComparable, Report, catalogue_of, require_format, require_same_catalogue, run_of

type Part = tuple[str, Report]
"""What a shard's report is called, and what stands in it."""


def merged(parts: Sequence[Part]) -> Published:
    """The report of the whole. Raises NotComparable for parts that are not those of one run, each once."""
    for name, report in parts:
        require_format(name, report)
        if not report["shard"]:
            raise NotComparable(f"{name} is the report of a whole run and not of a shard (run --shard N/OF)")
    for part in parts[1:]:
        require_same_catalogue(parts[0], part)
        _require_same_run(parts[0], part)
    _require_each_once(parts)
    scenarios = [Scenario.from_dict(each) for _, report in parts for each in report["scenarios"]]
    scenarios.sort(key=lambda each: (each.file, each.line, each.id))
    catalogue = catalogue_of(parts[0][1])
    checks = (check for _, report in parts for clause in report["clauses"] for check in clause["checks"])
    covered = {check["id"] for check in checks if check["verdict"] != "uncovered"}
    return publish.report_of(_whole(parts), catalogue, catalogue.products[0], scenarios, covered)


def _require_same_run(one: Part, other: Part) -> None:
    """Whatever was judged, and how, is the same."""
    (name, report), (other_name, other_report) = one, other
    for (what, mine), (_, theirs) in zip(_circumstances(report), _circumstances(other_report), strict=True):
        if mine != theirs:
            values = f" ({mine} and {theirs})" if not isinstance(mine, list | dict) else ""
            raise NotComparable(f"{name} and {other_name} are no parts of one run: {what} differ{values}")


def _circumstances(report: Report) -> list[tuple[str, Any]]:
    target = report["target"]
    # The simulator has another port on every machine.
    address = None if target.get("kind") == "simulated" else target.get("url")
    return [
        ("the kinds of their targets", target.get("kind")),
        ("their targets", target.get("name")),
        ("their targets' addresses", address),
        ("what their targets can do and allow", [target.get("capabilities"), target.get("allows")]),
        ("their --wire", target.get("wire")),
        ("their seeds", report["seed"]),
        ("their feature files", report["features"]),
        ("the checks that they were to keep to", report["checks"]),
        ("their -k", report["expression"]),
        ("their --rows", report["rows"]),
        ("their --strict", report["strict"]),
        ("their lists of known failures", report["known_failures"]),
        ("the numbers of their shards", report["shard"]["of"]),
    ]


def _require_each_once(parts: Sequence[Part]) -> None:
    found: dict[Shard, str] = {}
    for name, report in parts:
        shard = Shard(**report["shard"])
        if shard in found:
            raise NotComparable(f"shard {shard} is there twice: {found[shard]} and {name}")
        found[shard] = name
    of = parts[0][1]["shard"]["of"]
    missing = [str(number) for number in range(1, of + 1) if Shard(number, of) not in found]
    if missing:
        raise NotComparable(f"of {of} shards, {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing")


def _whole(parts: Sequence[Part]) -> Run:
    """One run, from the start of the first shard to the end of the last."""
    runs = [run_of(report) for _, report in parts]
    started = min(run.started for run in runs)
    ended = max(run.started + timedelta(seconds=run.seconds) for run in runs)
    return replace(
        runs[0],
        started=started,
        seconds=(ended - started).total_seconds(),
        shard=None,
        interrupted=any(run.interrupted for run in runs),
        problems=tuple(f"Shard {run.shard}: {problem}" for run in runs for problem in run.problems),
    )
