"""`report.json` as a plain dict: the judgement, the scenarios, and the circumstances of the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from reports import proven
from reports.catalogue import Catalogue, Product
from reports.changed import changed_of
from reports.known import KnownFailure, KnownFailures
from reports.results import Scenario
from reports.shards import Shard
from reports.verdict import CheckVerdict, ClauseVerdict, Judgement

FORMAT = 2


@dataclass(frozen=True, kw_only=True)
class Run:
    """The circumstances. seconds: how long it took; rows: how many of each outline ran at most; problems: what broke,
    in sentences; interrupted: by the user.

    checks and expression are what the run was told to keep to, None for everything; features tells whether two runs had
    the same scenarios to choose from.
    """

    target: dict[str, Any]
    started: datetime
    seconds: float
    strict: bool = False
    rows: int | None = None
    interrupted: bool = False
    problems: tuple[str, ...] = field(default=())
    checks: tuple[str, ...] | None = None
    expression: str | None = None
    shard: Shard | None = None
    features: str = ""
    known: tuple[KnownFailure, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether the run did not come to its end."""
        return self.interrupted or bool(self.problems)

    @property
    def sampled(self) -> bool:
        """Whether only some of a check's scenarios may have been selected."""
        return bool(self.rows or self.expression or self.shard)

    @property
    def known_failures(self) -> KnownFailures:
        """The known failures, on the day of the run."""
        return KnownFailures(self.known, self.started.date())

    def to_dict(self) -> dict[str, Any]:
        """The part that report.json and proof.json have in common."""
        return {
            "format": FORMAT,
            "target": self.target,
            "product": self.target.get("product"),
            "seed": self.target.get("seed"),
            "started": self.started.isoformat(timespec="seconds"),
            "seconds": round(self.seconds, 1),
            "interrupted": self.interrupted,
            "problems": list(self.problems),
        }


def report_of(
    run: Run, catalogue: Catalogue, product: Product, judgement: Judgement, scenarios: Sequence[Scenario]
) -> dict[str, Any]:
    """The whole report. `reports/schema/report.schema.json` describes it."""
    return run.to_dict() | {
        "title": product.title,
        "strict": run.strict,
        "rows": run.rows,
        "checks": None if run.checks is None else list(run.checks),
        "expression": run.expression,
        "shard": run.shard.to_dict() if run.shard else None,
        "features": run.features,
        "known_failures": [each.to_dict() for each in run.known],
        "not_as_listed": list(judgement.not_as_listed),
        "verdict": judgement.verdict,
        "exit_code": judgement.exit_code,
        "totals": judgement.totals,
        "changed": changed_of(scenarios),
        "clauses": [_clause(catalogue, judged, proven.by_check(product.name)) for judged in judgement.clauses],
        "scenarios": [scenario.to_dict() for scenario in scenarios],
    }


def _clause(catalogue: Catalogue, judged: ClauseVerdict, found: Mapping[str, list[str]]) -> dict[str, Any]:
    clause = judged.clause
    return {
        "id": clause.id,
        "title": clause.title,
        "text": clause.text,
        "source": list(clause.source),
        "force": clause.force,
        "needs": list(clause.needs),
        "verdict": judged.verdict,
        "discrepancies": [
            {"id": each.id, "found": each.found, "decision": each.decision} for each in catalogue.touching(clause.id)
        ],
        "checks": [_check(check, found.get(check.check.id, [])) for check in judged.checks],
    }


def _check(judged: CheckVerdict, found: list[str]) -> dict[str, Any]:
    return {
        "id": judged.check.id,
        "text": judged.check.text,
        "verdict": judged.verdict,
        "reason": judged.reason,
        "known": judged.known.to_dict() if judged.known else None,
        "scenarios": list(judged.scenarios),
        "has_found": found,
    }
