"""A run in parts: each scenario is in exactly one, everywhere the same, and a part speaks of nothing but itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reports.shards import Shard, dealt, fingerprint
from reports.verdict import judge
from tests.reports import lab
from tests.reports.lab import HEAD, scenario
from tests.reports.made import clause
from tests.reports.made import scenario as made
from tests.reports.test_ledger import planned
from tests.reports.test_plugin import conforms

NAMES = [f"features/a.feature::test_{n}" for n in range(100)]


def part(number: int, of: int, names: list[str] = NAMES) -> list[str]:
    return dealt(names, Shard(number, of), str)


@pytest.mark.parametrize("of", [1, 2, 3, 8, 99, 130])
def test_each_scenario_is_in_exactly_one_shard_and_none_has_two_more_than_another(of: int) -> None:
    parts = [part(number, of) for number in range(1, of + 1)]
    assert sorted(name for each in parts for name in each) == sorted(NAMES)
    sizes = {len(each) for each in parts}
    assert max(sizes) - min(sizes) <= 1


def test_the_same_everywhere_whatever_the_order_which_is_kept() -> None:
    assert part(2, 3, NAMES[::-1]) == part(2, 3)[::-1]
    assert part(2, 3) == [name for name in NAMES if name in part(2, 3)]
    assert part(1, 3, ["a", "b", "c", "d"]) == ["a", "d"]  # by SHA-256, not by this process's own hash


def test_neighbours_which_are_often_alike_are_dealt_to_different_shards() -> None:
    assert len(set(NAMES[:25]) & set(part(1, 4))) < 15


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "a/b", "1/0", "-1/2", ""])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a part of a whole, such as 3/8"):
        Shard.read(text)


def test_feature_files_are_told_apart_by_what_they_hold_and_not_by_where_they_lie(tmp_path: Path) -> None:
    prints = []
    for place, text in (("one", "a"), ("two", "a"), ("three", "b")):
        path = tmp_path / place / "a.feature"
        path.parent.mkdir()
        path.write_text(text, "utf-8")
        prints.append(fingerprint([replace(planned("One", "TOY-DOOR-1.1"), path=path)], path.parent))
    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize(
    ("outcome", "code", "verdict"),
    [
        ("passed", 0, "conforms"),
        ("not_testable", 0, "cannot-say"),
        ("failed", 1, "does-not-conform"),
        ("blocked", 3, "cannot-say"),
    ],
)
def test_the_exit_code_of_a_shard_is_about_what_it_ran(outcome: str, code: int, verdict: str) -> None:
    found = judge([clause()], [made("TOY-DOOR-1.1", outcome)], covered={"TOY-DOOR-1.2"}, sharded=True)
    assert (found.exit_code, found.verdict) == (code, verdict)


def test_a_shard_that_holds_nothing_is_no_mistake() -> None:
    assert judge([clause()], [], covered=(), sharded=True).exit_code == 0


MANY = HEAD + "".join(scenario(f"Number {n}", check=f"TOY-DOOR-1.{n % 4 + 1}") for n in range(9))


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_shard_runs_its_part_and_says_which_it_is(tmp_path: Path, workers: str) -> None:
    lab.prepare(tmp_path, a=MANY)
    names = []
    for number in (1, 2):
        ran = lab.run(tmp_path, "--shard", f"{number}/2", "-n", workers)
        names += [each["name"] for each in ran.report["scenarios"]]
        assert (ran.code, ran.report["shard"]) == (0, {"number": number, "of": 2})
        assert f", shard {number}/2" in ran.out
        assert f"  Shard {number} of 2: " in ran.out
        conforms(ran.report, "report.schema.json")
    assert sorted(names) == [f"Number {n}" for n in range(9)]


def test_what_another_shard_covers_is_not_run_and_not_uncovered(tmp_path: Path) -> None:
    lab.prepare(tmp_path, a=HEAD + scenario("One") + scenario("Two", check="TOY-DOOR-1.2"))
    ran = [lab.run(tmp_path, "--shard", f"{number}/2").report for number in (1, 2)]
    verdicts = [[check["verdict"] for check in report["clauses"][0]["checks"][:3]] for report in ran]
    assert sorted(verdicts) == [["not_run", "passed", "uncovered"], ["passed", "not_run", "uncovered"]]


@pytest.mark.parametrize("workers", ["0", "2"])
def test_more_shards_than_scenarios_leave_some_empty(tmp_path: Path, workers: str) -> None:
    lab.prepare(tmp_path, a=HEAD + scenario("One"))
    ran = [lab.run(tmp_path, "--shard", f"{number}/2", "-n", workers) for number in (1, 2)]
    assert [each.code for each in ran] == [0, 0]
    assert "Cannot say: Toy" in ran[0].out + ran[1].out
    assert "Conforms: Toy" in ran[0].out + ran[1].out


def test_a_part_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    ran = lab.run(lab.prepare(tmp_path, a=MANY), "--shard", "3/2")
    assert ran.code == pytest.ExitCode.USAGE_ERROR
    assert "--shard: '3/2' is not a part of a whole, such as 3/8" in ran.err
