from __future__ import annotations

import itertools

import pytest

from reports.results import OUTCOMES, worst
from reports.verdict import CheckVerdict, ClauseVerdict, check_verdict, exit_code, judge
from tests.reports.made import clause, scenario

CHECK = clause().checks[0]


def judged(*outcomes: str, force: str = "stated", covered: bool = True) -> CheckVerdict:
    scenarios = [scenario(CHECK.id, outcome, name=f"{n} {outcome}") for n, outcome in enumerate(outcomes)]
    return check_verdict(CHECK, force, scenarios, {CHECK.id} if covered else set())


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("force", ["stated", "implied"])
def test_a_check_has_the_outcome_of_its_only_scenario(outcome: str, force: str) -> None:
    assert judged(outcome, force=force).verdict == outcome


@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(OUTCOMES, 2)))
def test_a_check_has_the_worst_outcome_of_its_scenarios_in_any_order(one: str, two: str) -> None:
    assert judged(one, two).verdict == judged(two, one).verdict == one


def test_the_order_of_outcomes_is_as_agreed() -> None:
    assert OUTCOMES == ("failed", "blocked", "not_testable", "not_run", "passed")


def test_nothing_is_never_passed() -> None:
    assert worst([]) == "not_run"


def test_a_check_passes_only_when_all_its_scenarios_do() -> None:
    for outcomes in itertools.product(OUTCOMES, repeat=3):
        assert (judged(*outcomes).verdict == "passed") == (set(outcomes) == {"passed"})


def test_a_check_that_has_no_scenario_is_uncovered() -> None:
    found = judged(covered=False)
    assert (found.verdict, found.reason) == ("uncovered", "no scenario judges this yet")


def test_a_check_whose_scenarios_were_not_selected_is_not_run() -> None:
    found = judged(covered=True)
    assert (found.verdict, found.reason) == ("not_run", "not selected for this run")


def test_a_check_of_which_one_scenario_never_ran_is_not_passed() -> None:
    found = judged("passed", "not_run")
    assert (found.verdict, found.reason) == ("not_run", "the run ended before 1 of its 2 scenarios")


def test_scenarios_of_other_checks_do_not_count() -> None:
    found = check_verdict(CHECK, "stated", [scenario("TOY-DOOR-1.2", "failed"), scenario(CHECK.id)])
    assert found.verdict == "passed"
    assert found.scenarios == (f"{CHECK.id} passed",)


def test_a_scenario_of_two_checks_counts_for_both() -> None:
    both = scenario(CHECK.id, "failed", checks=(CHECK.id, "TOY-DOOR-1.2"))
    found = judge([clause()], [both], covered=())
    assert [check.verdict for check in found.clauses[0].checks] == ["failed", "failed"]


@pytest.mark.parametrize(
    ("outcome", "verdict", "reason"),
    [
        ("passed", "observed", "seen"),
        ("failed", "observed", "not seen: because failed"),
        ("blocked", "blocked", "because blocked"),
        ("not_testable", "not_testable", "because not_testable"),
        ("not_run", "not_run", "the run ended before 1 of its 1 scenarios"),
    ],
)
def test_advice_is_observed_and_never_failed(outcome: str, verdict: str, reason: str) -> None:
    found = judged(outcome, force="advice")
    assert (found.verdict, found.reason) == (verdict, reason)


def test_advice_without_a_scenario_is_uncovered() -> None:
    assert judged(force="advice", covered=False).verdict == "uncovered"


def test_the_reason_is_that_of_the_worst_scenario_and_counts_the_others() -> None:
    assert judged("passed").reason is None
    assert judged("blocked", "failed", "passed").reason == "because failed"
    assert judged("failed", "failed", "failed").reason == "because failed (and 2 more of its scenarios)"


CLAUSE_ORDER = ("failed", "blocked", "failed_known", "not_testable", "not_run", "uncovered", "observed", "passed")


@pytest.mark.parametrize(("one", "two"), list(itertools.combinations(CLAUSE_ORDER, 2)))
def test_a_clause_has_the_worst_verdict_of_its_checks(one: str, two: str) -> None:
    checks = [CheckVerdict(CHECK, verdict, None, ()) for verdict in (two, one)]
    assert ClauseVerdict(clause(), tuple(checks)).verdict == one


def code(*verdicts: tuple[str, str], strict: bool = False, broken: bool = False) -> int:
    clauses = [
        ClauseVerdict(clause(force=force), (CheckVerdict(CHECK, verdict, None, ()),)) for force, verdict in verdicts
    ]
    return exit_code(clauses, strict=strict, broken=broken)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([("stated", "passed")], 0),
        ([("stated", "passed"), ("stated", "not_testable")], 0),
        ([("stated", "passed"), ("stated", "uncovered"), ("stated", "not_run")], 0),
        ([("advice", "observed")], 0),
        ([("implied", "failed")], 0),
        ([("stated", "failed")], 1),
        ([("stated", "failed"), ("stated", "blocked")], 1),
        ([("implied", "failed"), ("stated", "blocked")], 3),
        ([("stated", "passed"), ("stated", "blocked")], 3),
        ([("stated", "passed"), ("advice", "blocked")], 3),
        ([("stated", "blocked")], 3),
        ([("stated", "not_testable")], 2),
        ([("stated", "uncovered")], 2),
        ([("stated", "not_run")], 2),
        ([], 2),
    ],
)
def test_the_exit_code(verdicts: list[tuple[str, str]], expected: int) -> None:
    assert code(*verdicts) == expected


def test_strict_counts_implied_clauses() -> None:
    assert code(("implied", "failed"), strict=True) == 1
    assert code(("implied", "passed"), strict=True) == 0


def test_a_run_that_did_not_end_never_conforms() -> None:
    assert code(("stated", "passed"), broken=True) == 3
    assert code(("stated", "not_run"), broken=True) == 3
    assert code(("stated", "failed"), broken=True) == 1


def test_totals_count_checks_and_every_check_once() -> None:
    clauses = [clause("TOY-DOOR-1", 3), clause("TOY-BELL-1", 2, "advice"), clause("TOY-LOCK-1", 1, "implied")]
    scenarios = [
        scenario("TOY-DOOR-1.1"),
        scenario("TOY-DOOR-1.1", "failed"),
        scenario("TOY-DOOR-1.2", "not_testable"),
        scenario("TOY-BELL-1.1"),
        scenario("TOY-LOCK-1.1", "blocked"),
    ]
    found = judge(clauses, scenarios, covered={"TOY-BELL-1.2"})
    assert found.totals == {
        "failed": 1,
        "blocked": 1,
        "failed_known": 0,
        "not_testable": 1,
        "not_run": 1,
        "uncovered": 1,
        "observed": 1,
        "passed": 0,
    }
    assert sum(found.totals.values()) == 6
    assert (found.exit_code, found.verdict) == (1, "does-not-conform")


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [("passed", "conforms"), ("failed", "does-not-conform"), ("blocked", "cannot-say"), ("not_testable", "cannot-say")],
)
def test_the_verdict_in_a_word(outcome: str, verdict: str) -> None:
    assert judge([clause()], [scenario(CHECK.id, outcome)], covered=()).verdict == verdict
