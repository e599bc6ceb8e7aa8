from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reports import junit, outdir
from reports.known import KnownFailure, KnownFailures
from reports.results import Scenario
from reports.verdict import judge
from tests.reports.made import NOW, TODAY, clause, disagreeing, known, scenario


def xml(*scenarios: Scenario, listed: Sequence[KnownFailure] = ()) -> str:
    found = judge([clause()], scenarios, covered=(), known=KnownFailures(tuple(listed), TODAY))
    return junit.xml_of(scenarios, NOW, found)


def test_junit_can_be_read_whatever_the_texts_hold() -> None:
    odd = scenario("TOY-DOOR-1.1", "failed", name='<"é" \x00 \x1b[31m ]]>', reason="\ufffe & <b>", file="b.feature")
    root = ET.fromstring(xml(disagreeing("TOY-DOOR-1.2"), odd, scenario("TOY-DOOR-1.3")).encode())
    assert [suite.get("file") for suite in root] == ["a.feature", "b.feature"]
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == ("3", "2", "0", "0")
    case = root.findall(".//testcase")[-1]
    assert case.get("name") == '<"é" � �[31m ]]>'


def test_junit_without_scenarios_is_a_document_too() -> None:
    assert ET.fromstring(xml().encode()).get("tests") == "0"


def test_in_junit_what_is_known_to_fail_is_skipped_and_says_why() -> None:
    root = ET.fromstring(xml(disagreeing("TOY-DOOR-1.1"), disagreeing("TOY-DOOR-1.2"), listed=[known()]))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("2", "1", "1")
    skipped = root.find(".//skipped")
    assert skipped is not None
    assert (skipped.get("type"), skipped.get("message")) == (
        "failed_known",
        "failed as known: the hinge sticks, https://tracker.example/7, until 2026-11-21. "
        "the door: expected open; seen shut",
    )


def test_in_junit_a_list_that_is_wrong_is_a_failure() -> None:
    root = ET.fromstring(xml(scenario("TOY-DOOR-1.1"), listed=[known()]))
    assert (root.get("tests"), root.get("failures")) == ("2", "1")
    failure = root.find("testsuite[@name='The list of known failures']/testcase/failure")
    assert failure is not None
    assert str(failure.get("message")).startswith("TOY-DOOR-1.1 passed")


def test_in_junit_a_scenario_is_not_excused_by_one_of_its_two_checks() -> None:
    both = disagreeing("TOY-DOOR-1.1", checks=("TOY-DOOR-1.1", "TOY-DOOR-1.2"))
    assert ET.fromstring(xml(both, listed=[known()])).get("failures") == "1"


def test_an_output_directory_is_made_and_cleared_of_what_a_run_left(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    outdir.prepare(out)
    (out / "evidence").mkdir()
    for name in ("report.json", "proof.json", "evidence/a.jpg", "mine.txt"):
        (out / name).write_text("", "utf-8")
    outdir.prepare(out)
    assert sorted(path.name for path in out.iterdir()) == [".loginlab-report", "mine.txt", "proof.json"]


def test_a_proof_clears_only_its_own(tmp_path: Path) -> None:
    outdir.prepare(tmp_path)
    for name in ("report.json", "proof.json"):
        (tmp_path / name).write_text("", "utf-8")
    outdir.prepare(tmp_path, prove=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".found", ".loginlab-report", "report.json"]


def test_nothing_is_removed_from_somebody_elses_directory(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    outdir.prepare(tmp_path)
    assert (tmp_path / "evidence").is_dir()


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    for text in ("one", "two"):
        outdir.write(path, text)
        assert path.read_text("utf-8") == text
    assert list(path.parent.iterdir()) == [path]


def test_a_path_is_shown_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert outdir.shown(tmp_path / "a" / "b") == Path("a/b")
    assert outdir.shown(Path("/elsewhere")) == Path("/elsewhere")
