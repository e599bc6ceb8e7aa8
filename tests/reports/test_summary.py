from __future__ import annotations

from pathlib import Path

import pytest

from reports import proof, summary
from reports.results import Scenario
from tests.reports.made import catalogue, clause, report, run, scenario

TOY = catalogue(clause())
CLAUSES = (clause("TOY-DOOR-1", 8), clause("TOY-LOCK-1", 1, "implied"))


@pytest.mark.parametrize(
    ("scenarios", "sentence"),
    [
        ([scenario("TOY-DOOR-1.1")], "1 check judged, and every stated one passed; 8 of the product's checks"),
        ([scenario("TOY-DOOR-1.1", "failed")], "1 check failed: TOY-DOOR-1.1."),
        (
            [scenario(f"TOY-DOOR-1.{n}", "failed") for n in range(1, 8)],
            "7 checks failed: TOY-DOOR-1.1, TOY-DOOR-1.2, TOY-DOOR-1.3, TOY-DOOR-1.4, TOY-DOOR-1.5 and 2 more.",
        ),
        ([scenario("TOY-DOOR-1.1", "blocked")], "1 check could not be judged, because something broke"),
        ([scenario("TOY-DOOR-1.1", "not_testable")], "Nothing was judged"),
        (
            [scenario("TOY-DOOR-1.1"), scenario("TOY-LOCK-1.1", "failed")],
            "2 checks judged, and every stated one passed; what the documents only imply failed: TOY-LOCK-1.1;",
        ),
    ],
)
def test_one_sentence_says_what_the_verdict_rests_on(scenarios: list[Scenario], sentence: str) -> None:
    assert summary.why(report(*scenarios, clauses=CLAUSES)).startswith(sentence)


def test_a_strict_run_names_the_implied_ones_that_failed() -> None:
    assert summary.why(report(scenario("TOY-LOCK-1.1", "failed"), clauses=CLAUSES, strict=True)) == (
        "1 check failed: TOY-LOCK-1.1."
    )


def test_what_the_wire_found_fails_a_run_in_which_all_passed() -> None:
    found = report(scenario("TOY-DOOR-1.1", findings=("a credential travelled",)), clauses=CLAUSES)
    assert (found["exit_code"], found["verdict"]) == (1, "does-not-conform")
    assert summary.why(found) == "The wire found credentials where they do not belong (1)."
    assert "  Found    a credential travelled" in [text for text, _ in summary.of_run(found, None)]


def test_a_run_that_did_not_end_says_so() -> None:
    assert summary.why(report(scenario("TOY-DOOR-1.1"), interrupted=True)) == "The run did not come to its end."


def test_the_last_lines_of_a_run(tmp_path: Path) -> None:
    lines = [text for text, _ in summary.of_run(report(scenario("TOY-DOOR-1.1")), tmp_path)]
    assert lines == [
        "",
        "Conforms: Toy",
        "  1 check judged, and every stated one passed; 1 of the product's checks were not judged.",
        "  Checks   1 passed, 0 observed, 1 uncovered, 0 not run, 0 not testable, 0 failed as known, 0 blocked, "
        "0 failed",
        f"  Report   {tmp_path}/report.html",
        "  Seed     7 (the same run again: --seed 7)",
        "  Time     0:42",
    ]


def test_the_last_lines_of_a_proof_name_what_lives(tmp_path: Path) -> None:
    defect = proof.Defect("door-open", "TOY-DOOR-1.1", "Open.")
    alive = proof.prove(defect, [scenario("TOY-DOOR-1.1", planted="door-open", applied=True)])
    lines = summary.of_proof(proof.document(run(), TOY, [alive], ()), tmp_path)
    assert lines[1] == ("Not proven", "failed")
    assert lines[3][0] == (
        "  survived  door-open (TOY-DOOR-1.1): every scenario of TOY-DOOR-1.1 passed with the defect planted"
    )


def test_a_whole_proof_says_so(tmp_path: Path) -> None:
    defect = proof.Defect("door-open", "TOY-DOOR-1.1", "Open.")
    killed = proof.prove(defect, [scenario("TOY-DOOR-1.1", "failed", planted="door-open")])
    assert summary.of_proof(proof.document(run(), TOY, [killed], ()), tmp_path)[1][1] == "passed"
    assert summary.of_proof(proof.document(run(), TOY, [], ()), tmp_path)[1] == ("Not proven", "failed")
