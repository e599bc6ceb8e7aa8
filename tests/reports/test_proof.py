from __future__ import annotations

import pytest

from reports.outcome import SPARED
from reports.proof import Defect, Proof, document, exit_code, prove
from reports.results import Scenario
from tests.reports.made import catalogue, clause, run, scenario

TOY = catalogue(clause())
DEFECT = Defect("doors-open-always", "TOY-DOOR-1.2", "Doors open without a key.")


def planted(outcome: str, check: str = DEFECT.check, applied: bool | None = True, **about: object) -> Scenario:
    return scenario(check, outcome, planted=DEFECT.name, applied=applied, **about)


@pytest.mark.parametrize(
    ("scenarios", "verdict"),
    [
        ([planted("failed")], "killed"),
        ([planted("failed"), planted("passed"), planted("blocked")], "killed"),
        ([planted("failed", applied=False)], "killed"),
        ([planted("passed")], "survived"),
        ([planted("passed", applied=None)], "survived"),
        ([planted("passed"), planted("passed", applied=False)], "survived"),
        ([planted("passed", applied=False)], "not_applied"),
        ([planted("blocked")], "broken"),
        ([planted("blocked", applied=False)], "broken"),
        ([planted("passed"), planted("blocked")], "broken"),
        ([planted("passed"), planted("not_testable")], "broken"),
        ([planted("passed"), planted("not_run")], "broken"),
        ([planted("not_run")], "broken"),
        ([], "broken"),
        ([planted("failed", check="TOY-DOOR-1.1")], "broken"),
        ([scenario(DEFECT.check, "failed", planted="another")], "broken"),
        ([scenario(DEFECT.check, "failed")], "broken"),
    ],
)
def test_what_becomes_of_a_defect(scenarios: list[Scenario], verdict: str) -> None:
    assert prove(DEFECT, scenarios).verdict == verdict


def test_a_kill_names_its_scenarios_the_other_checks_and_what_was_seen() -> None:
    both = planted("failed", checks=(DEFECT.check, "TOY-DOOR-1.3"), name="two", reason="expected shut; seen open")
    found = prove(DEFECT, [both, planted("passed"), planted("failed", check="TOY-DOOR-1.1")])
    assert found.by == ("two",)
    assert found.also == ("TOY-DOOR-1.1", "TOY-DOOR-1.3")
    assert found.message == "expected shut; seen open"
    assert found.reason is None


def test_who_was_spared_the_search_is_not_in_the_matrix() -> None:
    found = prove(DEFECT, [planted("failed"), planted("not_run", reason=SPARED)])
    assert (found.verdict, len(found.scenarios)) == ("killed", 1)


def test_a_defect_none_of_whose_scenarios_ran_says_so() -> None:
    assert prove(DEFECT, []).reason == "no scenario of TOY-DOOR-1.2 ran"


def test_a_broken_one_says_what_blocked_it() -> None:
    assert prove(DEFECT, [planted("blocked")]).reason == "“TOY-DOOR-1.2 blocked” could not be judged: because blocked"


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        (["killed"], 0),
        (["killed", "survived"], 1),
        (["killed", "not_applied"], 1),
        (["survived", "broken"], 1),
        (["killed", "broken"], 3),
        ([], 2),
    ],
)
def test_the_exit_code(verdicts: list[str], code: int) -> None:
    assert exit_code([Proof(defect=DEFECT, verdict=verdict) for verdict in verdicts]) == code


def test_a_proof_that_did_not_end_proves_nothing() -> None:
    assert exit_code([Proof(defect=DEFECT, verdict="killed")], broken=True) == 3


def test_checks_that_no_defect_broke_are_named() -> None:
    proofs = [prove(DEFECT, [planted("failed")])]
    assert document(run(), TOY, proofs, {"TOY-DOOR-1.1", DEFECT.check})["unproven"] == ["TOY-DOOR-1.1"]
