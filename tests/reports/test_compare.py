"""What differs between two reports."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reports.compare import compared
from reports.results import Scenario
from reports.stored import NotComparable
from tests.reports.made import clause, disagreeing, known, report, scenario

CLAUSES = (clause("TOY-DOOR-1", 3), clause("TOY-BELL-1", 1, "advice"))


def of(*scenarios: Scenario, **about: Any) -> dict[str, Any]:
    return report(*scenarios, clauses=CLAUSES, **about)


def found(one: dict[str, Any], other: dict[str, Any]) -> list[tuple[str, str, str]]:
    clauses = compared(("A", one), ("B", other))["clauses"]
    return [
        (check["id"], check["one"]["verdict"], check["other"]["verdict"])
        for clause in clauses
        for check in clause["checks"]
    ]


def seeing(check: str, seen: str) -> Scenario:
    failed = disagreeing(check)
    return replace(failed, steps=(*failed.steps[:1], replace(failed.steps[1], seen=seen), *failed.steps[2:]))


def test_the_same_does_not_differ() -> None:
    one = of(scenario("TOY-DOOR-1.1"), disagreeing("TOY-DOOR-1.2"), scenario("TOY-DOOR-1.3", "blocked"))
    other = of(scenario("TOY-DOOR-1.1"), disagreeing("TOY-DOOR-1.2"), scenario("TOY-DOOR-1.3", "blocked"), seconds=9.0)
    told = compared(("A", one), ("B", other))
    assert (told["clauses"], told["differ"], told["checks"]) == ([], 0, 4)


@pytest.mark.parametrize("outcome", ["failed", "blocked", "not_testable", "not_run"])
def test_other_verdicts_differ(outcome: str) -> None:
    one, other = of(scenario("TOY-DOOR-1.2")), of(scenario("TOY-DOOR-1.2", outcome))
    assert found(one, other) == [("TOY-DOOR-1.2", "passed", outcome)]
    assert found(other, one) == [("TOY-DOOR-1.2", outcome, "passed")]


def test_what_failed_otherwise_differs_and_both_values_are_told() -> None:
    told = compared(("A", of(disagreeing("TOY-DOOR-1.1"))), ("B", of(seeing("TOY-DOOR-1.1", "ajar"))))
    [check] = told["clauses"][0]["checks"]
    assert [side["failures"][0]["seen"] for side in (check["one"], check["other"])] == ["<b>shut</b>", "ajar"]
    assert told["clauses"][0]["one"] == told["clauses"][0]["other"] == "failed"


def test_a_further_scenario_that_failed_differs() -> None:
    one = of(disagreeing("TOY-DOOR-1.1"))
    other = of(disagreeing("TOY-DOOR-1.1"), disagreeing("TOY-DOOR-1.1", name="another", id="another"))
    assert found(one, other) == [("TOY-DOOR-1.1", "failed", "failed")]


def test_what_is_listed_on_one_side_only_differs() -> None:
    one, other = of(disagreeing("TOY-DOOR-1.1")), of(disagreeing("TOY-DOOR-1.1"), known=(known(),))
    assert found(one, other) == [("TOY-DOOR-1.1", "failed", "failed_known")]


def test_advice_that_was_seen_on_one_side_only_differs() -> None:
    one, other = of(scenario("TOY-BELL-1.1")), of(disagreeing("TOY-BELL-1.1"))
    assert found(one, other) == [("TOY-BELL-1.1", "observed", "observed")]


def test_what_was_blocked_for_another_reason_does_not_differ() -> None:
    one, other = (of(scenario("TOY-DOOR-1.1", "blocked", reason=reason)) for reason in ("slow", "gone"))
    assert found(one, other) == []


def test_other_products_and_catalogues_are_refused() -> None:
    one = of(scenario("TOY-DOOR-1.1"))
    with pytest.raises(NotComparable, match="A is about Toy, and B about Cat"):
        compared(("A", one), ("B", one | {"product": "cat", "title": "Cat"}))
    with pytest.raises(NotComparable, match=r"judged by different catalogues \(TOY-BELL-1 is not the same"):
        compared(("A", one), ("B", report(scenario("TOY-DOOR-1.1"), clauses=CLAUSES[:1])))
    with pytest.raises(NotComparable, match="B is a report of another version"):
        compared(("A", one), ("B", one | {"format": 1}))


def test_what_the_wire_found_on_one_side_only_differs() -> None:
    one, other = of(scenario("TOY-DOOR-1.1", findings=("a", "b"))), of(scenario("TOY-DOOR-1.1", findings=("b", "c")))
    assert compared(("A", one), ("B", other))["found"] == {"one": ["a"], "other": ["c"]}
