"""Failures that are known: read, judged, and shown as what they are."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from reports import clause_files, known_file, summary
from reports.known import KnownFailure, KnownFailures
from reports.render import html_of
from reports.results import Scenario
from reports.tables import FileFault
from reports.verdict import Judgement, judge
from tests.reports import lab
from tests.reports.lab import BELL, HEAD, scenario
from tests.reports.made import TODAY, clause, disagreeing, known, report
from tests.reports.made import scenario as made
from tests.reports.test_plugin import conforms

PAST, FUTURE = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
ENTRY = """
[[known]]
check = "TOY-DOOR-1.2"
reason = "the hinge sticks"
issue = "https://tracker.example/7"
until = 9999-12-31
"""


def judged(*scenarios: Scenario, listed: KnownFailure, force: str = "stated", **about: bool) -> Judgement:
    known = KnownFailures((listed,), TODAY)
    return judge([clause(force=force)], scenarios, covered={"TOY-DOOR-1.1"}, known=known, **about)


@pytest.mark.parametrize("force", ["stated", "implied"])
@pytest.mark.parametrize("until", [TODAY, FUTURE])
def test_what_is_known_to_fail_has_its_own_verdict_and_does_not_fail_the_run(force: str, until: date) -> None:
    found = judged(
        disagreeing("TOY-DOOR-1.1"), made("TOY-DOOR-1.2"), listed=known(until=until), force=force, strict=True
    )
    assert (found.totals["failed_known"], found.totals["failed"]) == (1, 0)
    assert (found.exit_code, found.verdict, found.not_as_listed) == (0, "known-failures", ())
    assert found.clauses[0].verdict == "failed_known"


def test_what_is_not_listed_fails_as_ever() -> None:
    found = judged(disagreeing("TOY-DOOR-1.1"), disagreeing("TOY-DOOR-1.2"), listed=known())
    assert [check.verdict for check in found.clauses[0].checks] == ["failed_known", "failed"]
    assert (found.exit_code, found.verdict) == (1, "does-not-conform")


def test_a_pass_that_was_not_expected_fails_the_run() -> None:
    found = judged(made("TOY-DOOR-1.1"), listed=known())
    assert (found.exit_code, found.verdict, found.totals["passed"]) == (1, "not-as-listed", 1)
    assert found.not_as_listed == (
        "TOY-DOOR-1.1 passed, and is a known failure by the list (https://tracker.example/7): take it off.",
    )


@pytest.mark.parametrize("outcome", ["failed", "blocked", "not_testable"])
def test_a_date_that_is_past_fails_the_run_whatever_was_seen(outcome: str) -> None:
    found = judged(made("TOY-DOOR-1.1", outcome), listed=known(until=PAST))
    assert (found.exit_code, found.clauses[0].checks[0].verdict) == (1, outcome)
    assert found.not_as_listed == (
        "TOY-DOOR-1.1 was accepted as a known failure until 2026-11-20 (https://tracker.example/7), which is past: "
        "have it mended, or agree on another date.",
    )


def test_what_passed_is_not_told_to_be_mended_as_well() -> None:
    found = judged(made("TOY-DOOR-1.1"), listed=known(until=PAST))
    assert ["passed" in each for each in found.not_as_listed] == [True]


@pytest.mark.parametrize(("outcome", "code"), [("blocked", 3), ("not_testable", 2), ("not_run", 2)])
def test_what_could_not_be_judged_is_what_it_was(outcome: str, code: int) -> None:
    found = judged(made("TOY-DOOR-1.1", outcome), listed=known())
    assert (found.exit_code, found.totals[outcome], found.not_as_listed) == (code, 1, ())


def test_of_what_did_not_run_nothing_is_said() -> None:
    found = judged(made("TOY-DOOR-1.2"), listed=known(until=PAST))
    assert (found.exit_code, found.not_as_listed) == (0, ())


def test_where_some_scenarios_are_left_out_a_pass_contradicts_nothing() -> None:
    assert judged(made("TOY-DOOR-1.1"), listed=known(), sampled=True).exit_code == 0
    assert judged(made("TOY-DOOR-1.1"), listed=known(until=PAST), sampled=True).exit_code == 1


def test_a_list_is_read(tmp_path: Path) -> None:
    assert [str(each) for each in read(tmp_path, ENTRY)] == [
        "the hinge sticks, https://tracker.example/7, until 9999-12-31"
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ('"TOY-DOOR-1.2"', '"TOY-DOOR-1.9"', "TOY-DOOR-1.9.check: is not in the catalogue; did you mean TOY-DOOR-1."),
        ('"TOY-DOOR-1.2"', '"TOY-DOOR-1"', "is a clause; name the check that fails, such as TOY-DOOR-1.1"),
        ('"TOY-DOOR-1.2"', '"TOY-BELL-1.1"', "is advice, which never fails; take it out of the list"),
        ('"TOY-DOOR-1.2"', '"???"', "is not in the catalogue; `loginlab clauses` lists all checks"),
        ('"TOY-DOOR-1.2"', '"CAT-PAW-1.1"', "is not a check of toy, which is judged"),
        ('"https://tracker.example/7"', '"7"', "TOY-DOOR-1.2.issue: must be an address such as https://"),
        ("9999-12-31", '"9999-12-31"', "TOY-DOOR-1.2.until: must be a date without quotes, such as 2026-12-31"),
        ("9999-12-31", "9999-12-31T00:00:00Z", "TOY-DOOR-1.2.until: must be a date without quotes"),
        ('"the hinge sticks"', '""', "TOY-DOOR-1.2.reason: must be a text"),
        ("reason =", "why =", "TOY-DOOR-1.2.why: unknown key; known are check, issue, reason, until"),
        ('check = "TOY-DOOR-1.2"\n', "", "known 1.check: is missing"),
        ("[[known]]", "[known]", "the file.known: must be a list of tables, each under [[known]]"),
        ("[[known]]", ENTRY + "[[known]]", "TOY-DOOR-1.2: is listed twice; keep one"),
        ("until = 9999-12-31", "until =", "the file: cannot be read: "),
    ],
)
def test_a_list_with_a_fault_is_refused_with_file_and_key(
    tmp_path: Path, was: str, becomes: str, complaint: str
) -> None:
    assert was in ENTRY
    with pytest.raises(FileFault) as refused:
        read(tmp_path, ENTRY.replace(was, becomes, 1))
    assert str(refused.value).startswith(f"{tmp_path}/known.toml: ")
    assert complaint in str(refused.value)


def read(folder: Path, text: str) -> tuple[KnownFailure, ...]:
    (folder / "known.toml").write_text(text, "utf-8")
    (folder / "clauses").mkdir()
    (folder / "clauses" / "toy.toml").write_text(lab.CLAUSES, "utf-8")
    (folder / "clauses" / "zoo.toml").write_text(
        lab.CLAUSES.replace('"toy"', '"zoo"').replace("TOY-DOOR", "CAT-PAW").replace("TOY-BELL", "CAT-EAR"), "utf-8"
    )
    catalogue = clause_files.load(folder / "clauses")
    return known_file.load(folder / "known.toml", catalogue, catalogue.products[0])


def test_the_page_says_that_it_is_known_and_nothing_is_green() -> None:
    text = html_of(report(disagreeing("TOY-DOOR-1.1"), made("TOY-DOOR-1.2"), known=(known(),)), lambda _: None)
    assert "Fails as is known</h1>" in text
    assert '<header class="top top-known-failures">' in text
    assert '<article class="card c-failed_known">' in text
    assert '<b>Known to fail:</b> the hinge sticks,\n<a href="https://tracker.example/7"' in text


def test_the_page_links_to_nothing_but_addresses() -> None:
    content = report(disagreeing("TOY-DOOR-1.1"), known=(known(),))
    sly = json.loads(json.dumps(content).replace("https://tracker.example/7", "javascript:alert(1)"))
    assert 'href="javascript' not in html_of(sly, lambda _: None)


def test_the_page_says_in_what_the_list_is_wrong() -> None:
    text = html_of(report(made("TOY-DOOR-1.1"), known=(known(),)), lambda _: None)
    assert "Not as listed</h1>" in text
    assert "<li>TOY-DOOR-1.1 passed, and is a known failure" in text


def test_the_last_lines_name_what_is_known_and_what_is_wrong_with_the_list() -> None:
    content = report(disagreeing("TOY-DOOR-1.1"), made("TOY-DOOR-1.2"), known=(known(), known("TOY-DOOR-1.2")))
    lines = [text for text, _ in summary.of_run(content, None)]
    assert lines[1:4] == [
        "Not as listed: Toy",
        "  What is known to fail is not as the list has it.",
        "  Checks   1 passed, 0 observed, 0 uncovered, 0 not run, 0 not testable, 1 failed as known, 0 blocked, "
        "0 failed",
    ]
    assert lines[4] == ("  Known    TOY-DOOR-1.1 failed: the hinge sticks, https://tracker.example/7, until 2026-11-21")
    assert lines[5].startswith("  List     TOY-DOOR-1.2 passed")
    good = report(disagreeing("TOY-DOOR-1.1"), made("TOY-DOOR-1.2"), known=(known(),))
    assert summary.why(good) == ("2 checks judged, and every stated one passed but for known failures: TOY-DOOR-1.1.")


DOORS = (
    HEAD
    + scenario("With the key")
    + scenario("Without", "When Mara waits", "Then the door is shut", check="TOY-DOOR-1.2")
)


@pytest.mark.parametrize("option", ["--known", "--target-known"])
@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_run_with_a_list(tmp_path: Path, option: str, workers: str) -> None:
    lab.prepare(tmp_path, a=DOORS)
    (tmp_path / "known.toml").write_text(ENTRY, "utf-8")
    ran = lab.run(tmp_path, option, "known.toml", "-n", workers)
    assert (ran.code, ran.report["verdict"]) == (0, "known-failures")
    assert ran.check("TOY-DOOR-1.2")["verdict"] == "failed_known"
    assert ran.report["known_failures"] == [ran.check("TOY-DOOR-1.2")["known"]]
    assert "≈ failed as known  Without" in ran.out
    assert "✘" not in ran.out
    conforms(ran.report, "report.schema.json")


def test_a_run_whose_list_is_wrong(tmp_path: Path) -> None:
    lab.prepare(tmp_path, a=DOORS + BELL)
    for text, check in ((ENTRY.replace("9999", "2020"), "TOY-DOOR-1.2"), (ENTRY.replace("1.2", "1.1"), "TOY-DOOR-1.1")):
        (tmp_path / "known.toml").write_text(text, "utf-8")
        ran = lab.run(tmp_path, "--known", "known.toml", "--checks", check)
        assert ran.code == 1
        assert f"  List     {check} " in ran.out
        conforms(ran.report, "report.schema.json")


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_list_that_cannot_be_used_is_wrong_use(tmp_path: Path, workers: str) -> None:
    lab.prepare(tmp_path, a=DOORS)
    (tmp_path / "known.toml").write_text(ENTRY.replace("1.2", "1.7"), "utf-8")
    ran = lab.run(tmp_path, "--known", "known.toml", "-n", workers)
    assert ran.code == pytest.ExitCode.USAGE_ERROR
    assert "known.toml: TOY-DOOR-1.7.check: is not in the catalogue; did you mean" in ran.err
    assert not (tmp_path / "out" / "report.json").exists()
