"""Comparing two runs, and putting the shards of one together, by the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loginlab import __main__
from loginlab.exits import CONFORMS, DIFFERS, MISUSED
from reports.results import Evidence, Scenario
from reports.shards import Shard
from tests.reports.made import disagreeing, known, report, scenario

PICTURE = Evidence(kind="snapshot", name="then", file="evidence/a/01.yaml", media_type="text/yaml", step=1)


def left(folder: Path, *scenarios: Scenario, **about: Any) -> str:
    """The folder of a run, with evidence and an Allure result of its own."""
    for name, text in (("evidence/a", "01.yaml"), ("allure", f"{folder.name}-result.json")):
        (folder / name).mkdir(parents=True)
        (folder / name / text).write_text(f"- of {folder.name}", "utf-8")
    (folder / "report.json").write_text(json.dumps(report(*scenarios, **about)), "utf-8")
    return str(folder)


@pytest.fixture
def shards(tmp_path: Path) -> list[str]:
    """Two shards, of which the second failed."""
    failed = disagreeing("TOY-DOOR-1.2", evidence=(PICTURE,))
    return [
        left(tmp_path / "one", scenario("TOY-DOOR-1.1"), shard=Shard(1, 2)),
        left(tmp_path / "two", failed, shard=Shard(2, 2)),
    ]


def test_shards_become_one_folder_with_all_that_a_run_leaves(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shards: list[str]
) -> None:
    assert __main__.main(["merge", str(tmp_path / "whole"), *shards]) == DIFFERS
    names = {path.name for path in (tmp_path / "whole").iterdir()}
    assert names >= {"report.json", "report.html", "junit.xml", "evidence", "allure"}
    assert len(list((tmp_path / "whole" / "allure").iterdir())) == 2
    assert "- of two" in (tmp_path / "whole" / "report.html").read_text("utf-8")
    assert "Does not conform: Toy" in capsys.readouterr().out


def test_a_whole_that_conforms_says_so_and_replaces_an_earlier_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shards: list[str]
) -> None:
    __main__.main(["merge", str(tmp_path / "whole"), *shards])
    good = [left(tmp_path / "three", scenario("TOY-DOOR-1.2"), shard=Shard(2, 2)), f"{shards[0]}/report.json"]
    assert __main__.main(["merge", str(tmp_path / "whole"), *good]) == CONFORMS
    assert not (tmp_path / "whole" / "allure" / "two-result.json").exists()


def test_what_is_no_whole_is_one_line_and_writes_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, shards: list[str]
) -> None:
    for parts, complaint in (
        (shards[:1], "of 2 shards, 2 is missing"),
        ([shards[0], *shards], "shard 1/2 is there twice"),
    ):
        assert __main__.main(["merge", str(tmp_path / "whole"), *parts]) == MISUSED
        assert complaint in one_line(capsys)
    assert not (tmp_path / "whole").exists()


def test_a_shard_is_not_overwritten_by_the_whole(capsys: pytest.CaptureFixture[str], shards: list[str]) -> None:
    assert __main__.main(["merge", shards[0], *shards]) == MISUSED
    assert "give the whole a folder of its own" in one_line(capsys)
    assert json.loads(Path(shards[0], "report.json").read_text("utf-8"))["shard"]


def test_two_reports_that_say_the_same_do_not_differ(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one, other = (left(tmp_path / name, scenario("TOY-DOOR-1.1")) for name in "ab")
    assert __main__.main(["compare", one, f"{other}/report.json"]) == CONFORMS
    assert capsys.readouterr().out.splitlines()[0] == "Toy: no check differs"


def test_what_differs_is_told_by_clause_and_check(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one = left(tmp_path / "a", scenario("TOY-DOOR-1.1"), scenario("TOY-DOOR-1.2", "blocked"))
    other = left(tmp_path / "b", disagreeing("TOY-DOOR-1.1"), scenario("TOY-DOOR-1.2"))
    assert __main__.main(["compare", one, other]) == DIFFERS
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Toy: 2 of 2 checks differ"
    assert said[4:] == [
        "TOY-DOOR-1  blocked → failed  The title of TOY-DOOR-1 (stated)",
        "  TOY-DOOR-1.1  passed → failed  fact 1",
        "    B  TOY-DOOR-1.1 failed: the door: expected open; seen <b>shut</b>",
        "  TOY-DOOR-1.2  blocked → passed  fact 2",
        "    A  because blocked",
    ]


def test_for_programs_it_is_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one = left(tmp_path / "a", disagreeing("TOY-DOOR-1.1"))
    other = left(tmp_path / "b", disagreeing("TOY-DOOR-1.1"), known=(known(),))
    assert __main__.main(["compare", "--json", one, other]) == DIFFERS
    told = json.loads(capsys.readouterr().out)
    assert [check["other"]["verdict"] for check in told["clauses"][0]["checks"]] == ["failed_known"]


def test_reports_of_different_products_are_not_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    one, other = (left(tmp_path / name, scenario("TOY-DOOR-1.1")) for name in "ab")
    content = json.loads(Path(other, "report.json").read_text("utf-8"))
    Path(other, "report.json").write_text(json.dumps(content | {"product": "cat", "title": "Cat"}), "utf-8")
    assert __main__.main(["compare", one, other]) == MISUSED
    assert f"{one} is about Toy, and {other} about Cat" in one_line(capsys)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    return said.err
