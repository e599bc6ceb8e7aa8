from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.reports import lab
from tests.reports.lab import HEAD, scenario
from tests.reports.test_plugin import conforms

TWO = HEAD + scenario("One") + scenario("Two", check="TOY-DOOR-1.2")


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_run_in_which_everything_passes_conforms(tmp_path: Path, workers: str) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "-n", workers)
    assert (ran.code, ran.report["verdict"]) == (0, "conforms")
    assert "Conforms: Toy" in ran.out
    assert ran.err == ""


def test_a_worker_that_dies_blocks_its_scenario_and_no_other(tmp_path: Path) -> None:
    text = TWO + scenario("It dies", "When the harness dies", "Then the door is open", check="TOY-DOOR-1.3")
    ran = lab.run(lab.prepare(tmp_path, a=text), "-n", "2")
    dead = ran.outcome("It dies")
    assert (dead["outcome"], dead["reason"]) == ("blocked", "the process that ran this scenario died")
    assert dead["checks"] == ["TOY-DOOR-1.3"]
    assert [ran.outcome(name)["outcome"] for name in ("One", "Two")] == ["passed", "passed"]
    assert (ran.code, ran.report["verdict"]) == (3, "cannot-say")


def test_an_interrupted_run_reports_what_is_known(tmp_path: Path) -> None:
    text = TWO.replace("@TOY-DOOR-1.2", "@TOY-DOOR-1.3")
    text = text.replace(
        "Scenario: Two\n      When Mara opens the door", "Scenario: Two\n      When the harness is interrupted"
    )
    ran = lab.run(lab.prepare(tmp_path, a=text, b=TWO.replace("One", "Three").replace("Two", "Four")))
    assert [each["outcome"] for each in ran.report["scenarios"]] == ["passed", "not_run", "not_run", "not_run"]
    assert ran.report["interrupted"] is True
    assert (ran.code, ran.report["verdict"]) == (3, "cannot-say")
    assert ran.check("TOY-DOOR-1.1")["verdict"] == "not_run"
    conforms(ran.report, "report.schema.json")


@pytest.mark.parametrize("workers", ["0", "2"])
def test_ctrl_c_ends_with_a_report_and_without_a_traceback(tmp_path: Path, workers: str) -> None:
    many = HEAD + "".join(scenario(f"Number {n}") for n in range(600))
    lab.prepare(tmp_path, a=many)
    # A signal inside one of allure-pytest's old-style hook wrappers makes pluggy warn; these runs make errors of it.
    quiet = ["-W", "ignore::pluggy.PluggyTeardownRaisedWarning"]
    command = lab.command(tmp_path, "-n", workers, *quiet)
    with subprocess.Popen(
        command, cwd=tmp_path, env=lab.environment(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout
        for line in process.stdout:
            if line.startswith("[5/"):
                break
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    ran = lab.Ran(tmp_path, process.returncode, out, err)
    assert (ran.code, ran.report["interrupted"]) == (3, True)
    assert ran.report["scenarios"][-1]["outcome"] == "not_run"
    assert len(ran.report["scenarios"]) == 600
    assert "Traceback" not in out + err


def test_only_the_scenarios_of_the_wanted_checks_run(tmp_path: Path) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "--checks", "TOY-DOOR-1.2,TOY-BELL-1")
    assert [each["name"] for each in ran.report["scenarios"]] == ["Two"]
    assert ran.check("TOY-DOOR-1.1")["verdict"] == "not_run"
    assert ran.check("TOY-DOOR-1.3")["verdict"] == "uncovered"
    assert ran.code == 0


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_selection_of_nothing_judges_nothing(tmp_path: Path, workers: str) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "--checks", "TOY-BELL-1", "-n", workers)
    assert (ran.code, ran.report["verdict"]) == (2, "cannot-say")
    assert "Nothing was judged" in ran.out


ROWS = "\n    @TOY-DOOR-1.1\n    Scenario Outline: Rows\n      When Mara opens the door\n      Then the door is open\n"
ROWS += "\n      Examples:\n        | reason |\n" + "".join(f"        | {reason} |\n" for reason in "abcdef")


@pytest.mark.parametrize(("rows", "kept"), [("2", 2), ("9", 6)])
def test_of_each_outline_a_few_rows_can_be_drawn_and_the_report_says_so(tmp_path: Path, rows: str, kept: int) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO + ROWS), "--rows", rows, "--seed", "5")
    names = [each["name"] for each in ran.report["scenarios"]]
    assert (sum(name.startswith("Rows") for name in names), "One" in names, ran.report["rows"]) == (
        kept,
        True,
        int(rows),
    )
    assert f"judged on a sample, at most {rows} rows of each outline" in ran.out


def test_another_seed_draws_other_rows(tmp_path: Path) -> None:
    lab.prepare(tmp_path, a=HEAD + ROWS)
    drawn = {lab.run(tmp_path, "--rows", "1", "--seed", str(seed)).report["scenarios"][0]["id"] for seed in range(4)}
    assert len(drawn) > 1


def started(out: str) -> list[str]:
    return [line.split(": ")[1].split(" (")[0] for line in out.splitlines() if line.startswith("[")]


@pytest.mark.parametrize(
    ("order", "names"),
    [("file", ["One", "Two", "Three", "Four"]), ("reversed", ["Four", "Three", "Two", "One"])],
)
def test_the_order_is_as_asked(tmp_path: Path, order: str, names: list[str]) -> None:
    lab.prepare(tmp_path, a=TWO, b=TWO.replace("One", "Three").replace("Two", "Four"))
    assert started(lab.run(tmp_path, "--order", order).out) == names


def test_a_random_order_depends_on_the_seed_alone(tmp_path: Path) -> None:
    lab.prepare(tmp_path, a=HEAD + "".join(scenario(f"Number {n}") for n in range(8)))
    one, again, other = (started(lab.run(tmp_path, "--order", "random", "--seed", seed).out) for seed in "223")
    assert one == again
    assert one != other
    assert sorted(one) == sorted(other)
    assert lab.run(tmp_path, "--order", "random", "-n", "2").code == 0


@pytest.mark.parametrize("workers", ["0", "2"])
def test_what_cannot_be_loaded_is_one_message_and_a_broken_run(tmp_path: Path, workers: str) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO, unloadable=TWO.replace("One", "Three")), "-n", workers)
    problem = "features/unloadable.feature could not be loaded: RuntimeError: no step module for •••"
    assert ran.report["problems"] == [problem]
    assert (ran.code, ran.report["verdict"]) == (3, "cannot-say")
    assert f"  Problem  {problem}" in ran.out
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_harness_that_breaks_is_one_message_and_its_traceback_a_file(tmp_path: Path, workers: str) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "--toy", "harness breaks", "-n", workers)
    assert ran.report["problems"] == ["The harness broke: RuntimeError: ••• is in the way"]
    assert (ran.code, ran.report["verdict"]) == (3, "cannot-say")
    assert "Traceback" not in ran.out + ran.err
    assert "pytest_collection_modifyitems" in (tmp_path / "out" / "harness-error.txt").read_text("utf-8")
    assert ran.secrets() == []


def test_evidence_that_cannot_be_collected_is_a_note(tmp_path: Path) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "--toy", "no evidence")
    assert ran.outcome("One")["notes"] == ["The evidence could not be collected: RuntimeError: no evidence of •••"]
    assert ran.code == 0


def test_a_disagreement_stays_one_when_its_evidence_cannot_be_collected(tmp_path: Path) -> None:
    text = HEAD + scenario("Shut", "When Mara waits", "Then the door is shut")
    found = lab.run(lab.prepare(tmp_path, a=text), "--toy", "no evidence").outcome("Shut")
    assert (found["outcome"], found["reason"]) == ("failed", "the door: expected shut; seen open •••")


def test_a_text_that_cannot_be_masked_is_withheld(tmp_path: Path) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "--toy", "no mask")
    assert {each["name"] for each in ran.report["scenarios"]} == {"(withheld: it could not be masked)"}
    assert ran.secrets() == []


def test_an_earlier_report_is_cleared_and_foreign_files_stay(tmp_path: Path) -> None:
    lab.run(lab.prepare(tmp_path, a=TWO))
    for name in ("mine.txt", "evidence/old.txt", "allure/old.json"):
        (tmp_path / "out" / name).write_text("", "utf-8")
    lab.run(tmp_path, "--checks", "TOY-DOOR-1.2")
    assert (tmp_path / "out" / "mine.txt").exists()
    assert not (tmp_path / "out" / "evidence" / "old.txt").exists()
    assert len(list((tmp_path / "out" / "allure").glob("*-result.json"))) == 1


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (
            ["--checks", "TOY-DOR-1"],
            "TOY-DOR-1 is neither a clause nor a check of the catalogue. Did you mean TOY-DOOR-1",
        ),
        (["--out", "features/a.feature"], "Name another folder by --out."),
        (["--clauses", "features"], "*.toml: there are no clause files here"),
        (["--product", "cat"], "There is no product cat in the catalogue; there are toy."),
        (["--toy", "no target"], "The target does not answer."),
        (["--toy", "no target", "-n", "2"], "The target does not answer."),
    ],
)
def test_wrong_use_is_one_message(tmp_path: Path, options: list[str], complaint: str) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), *options)
    assert ran.code == pytest.ExitCode.USAGE_ERROR
    assert complaint in ran.err
    assert "Traceback" not in ran.out + ran.err
    assert not (tmp_path / "out" / "report.json").exists()


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("@TOY-DOOR-1.2", "@TOY-DOOR-1.9", "a.feature:13: @TOY-DOOR-1.9 is not in the catalogue; did you mean"),
        ("@TOY-DOOR-1.2", "@TOY-BELL-1.2", "a.feature:13: the scenario “Two” claims TOY-BELL-1.2, but stands under"),
        ("Scenario: Two", "Scenario: One", "a.feature:14: the scenario “One” has the name of line 9"),
        ("Rule:", "Ruler:", "a.feature:6: "),
    ],
)
def test_feature_files_that_break_the_rules_stop_the_run(
    tmp_path: Path, was: str, becomes: str, complaint: str
) -> None:
    assert was in TWO
    ran = lab.run(lab.prepare(tmp_path, a=TWO.replace(was, becomes)))
    assert ran.code == pytest.ExitCode.USAGE_ERROR
    assert complaint in ran.err
    assert "Traceback" not in ran.out + ran.err


def test_strict_verdict_is_noted_in_the_report(tmp_path: Path) -> None:
    assert lab.run(lab.prepare(tmp_path, a=TWO), "--strict-verdict").report["strict"] is True


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_proof_says_what_became_of_each_defect(tmp_path: Path, workers: str) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=TWO), "--prove", "-n", workers)
    conforms(ran.proof, "proof.schema.json")
    found = {each["name"]: each for each in ran.proof["defects"]}
    assert found["door-open"]["verdict"] == "killed"
    assert found["door-open"]["by"] == ["One"]
    assert found["door-open"]["message"] == "the door: expected open; seen ajar •••"
    assert found["door-stuck"]["verdict"] == "not_applied"
    assert (found["bell-dumb"]["verdict"], found["bell-dumb"]["reason"]) == (
        "broken",
        "no scenario of TOY-BELL-1.1 ran",
    )
    assert ran.proof["totals"] == {"killed": 1, "survived": 0, "not_applied": 1, "broken": 1}
    assert ran.proof["unproven"] == ["TOY-DOOR-1.2"]
    assert ran.code == ran.proof["exit_code"] == 1
    assert not (tmp_path / "out" / "report.json").exists()
    assert "not applied  door-stuck (TOY-DOOR-1.1)" in ran.out


FOUND_TWICE = HEAD + scenario("One") + scenario("An open door is seen")


@pytest.mark.parametrize(
    ("options", "by"), [([], ["An open door is seen"]), (["--matrix"], ["One", "An open door is seen"])]
)
def test_once_a_defect_is_found_nobody_looks_any_more_unless_the_matrix_shall_be_whole(
    tmp_path: Path, options: list[str], by: list[str]
) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=FOUND_TWICE), "--prove", *options)
    found = {each["name"]: each for each in ran.proof["defects"]}
    assert found["door-open"]["by"] == by, "who sounds most like the defect looks first"
    assert [each["name"] for each in found["door-open"]["scenarios"] if each["outcome"] == "failed"] == by
    assert len(found["door-open"]["scenarios"]) == len(by), "who was spared is not in the matrix"
    assert len(found["door-stuck"]["scenarios"]) == 2


def test_a_proof_is_a_page_too(tmp_path: Path) -> None:
    lab.run(lab.prepare(tmp_path, a=TWO), "--prove")
    page = (tmp_path / "out" / "proof.html").read_text("utf-8")
    assert "Not proven" in page
    assert "the door: expected open; seen ajar •••" in page
    assert "the defect did not come into it" in page


def test_a_proof_leaves_an_earlier_report_alone(tmp_path: Path) -> None:
    lab.run(lab.prepare(tmp_path, a=TWO))
    ran = lab.run(tmp_path, "--prove")
    assert ran.report["totals"]["passed"] == 2


def test_a_worker_that_dies_in_a_proof_breaks_its_defect(tmp_path: Path) -> None:
    text = HEAD + scenario("It dies", "When the harness dies", "Then the door is open")
    found = lab.run(lab.prepare(tmp_path, a=text), "--prove", "-n", "1").proof["defects"]
    assert [each["verdict"] for each in found] == ["broken", "broken", "broken"]
    assert "the process that ran this scenario died" in found[0]["reason"]


def test_without_out_pytest_reports_as_always_and_nothing_is_written(tmp_path: Path) -> None:
    lab.prepare(tmp_path, a=TWO)
    ran = lab.run(tmp_path, "--out", "", "--toy", "no evidence")
    assert "2 passed" in ran.out
    assert not (tmp_path / "out").exists()
