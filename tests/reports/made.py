"""Made-up clauses, scenarios and reports for the tests of this folder."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from reports import publish
from reports.catalogue import Catalogue, Check, Clause, Discrepancy, Product
from reports.document import Run
from reports.known import KnownFailure
from reports.results import Scenario, Step

NOW = datetime(2026, 11, 21, 22, 53, tzinfo=UTC)
TODAY = NOW.date()


def clause(name: str = "TOY-DOOR-1", checks: int = 2, force: str = "stated") -> Clause:
    """A clause with so many checks."""
    return Clause(
        id=name,
        title=f"The title of {name}",
        text=f"The text of {name}",
        source=("TOY: Doors",),
        force=force,
        needs=(),
        checks=tuple(Check(f"{name}.{n}", f"fact {n}", name) for n in range(1, checks + 1)),
    )


def catalogue(*clauses: Clause) -> Catalogue:
    """One product with these clauses, the first of which has a discrepancy."""
    discrepancy = Discrepancy("D-01", (clauses[0].id,), "Two captions.", "Either conforms.")
    return Catalogue((Product("toy", "Toy", clauses),), (discrepancy,))


def scenario(check: str, outcome: str = "passed", **about: Any) -> Scenario:
    """A scenario of one check."""
    known: dict[str, Any] = {
        "id": f"a.feature::test_{check}_{outcome}",
        "name": f"{check} {outcome}",
        "checks": (check,),
        "outcome": outcome,
        "reason": None if outcome == "passed" else f"because {outcome}",
        "feature": "Doors",
        "file": "a.feature",
        "line": 3,
    }
    return Scenario(**known | about)


def disagreeing(check: str, **about: Any) -> Scenario:
    """A scenario of which a Then has failed."""
    steps = (
        Step(keyword="When", kind="when", text="Mara opens the door", outcome="passed"),
        Step(
            keyword="Then",
            kind="then",
            text="the door is open",
            outcome="failed",
            claim="the door",
            expected="open",
            seen="<b>shut</b>",
            message="the door: open / shut",
        ),
        Step(keyword="And", kind="then", text="no mail is sent"),
    )
    return scenario(check, "failed", steps=steps, reason="the door: expected open; seen shut", **about)


def run(**about: Any) -> Run:
    """The circumstances of a run."""
    known: dict[str, Any] = {"target": {"product": "toy", "seed": 7}, "started": NOW, "seconds": 42.0}
    return Run(**known | about)


def report(*scenarios: Scenario, clauses: tuple[Clause, ...] = (clause(),), **about: Any) -> dict[str, Any]:
    """A whole report of these scenarios."""
    books = catalogue(*clauses)
    covered = {check for each in scenarios for check in each.checks}
    return publish.report_of(run(**about), books, books.products[0], scenarios, covered).content


def known(check: str = "TOY-DOOR-1.1", until: date = TODAY) -> KnownFailure:
    """A known failure."""
    return KnownFailure(check=check, reason="the hinge sticks", issue="https://tracker.example/7", until=until)
