"""Shards put together say what one run would have said, and what is no whole is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reports.merge import merged
from reports.results import Scenario
from reports.shards import Shard
from reports.stored import NotComparable, catalogue_of, run_of
from tests.reports import lab
from tests.reports.lab import BELL, HEAD, Ran, scenario
from tests.reports.made import clause, disagreeing, known, report
from tests.reports.made import scenario as made
from tests.reports.test_plugin import conforms, told

CLAUSES = (clause("TOY-DOOR-1", 8), clause("TOY-LOCK-1", 1, "implied"))
SCENARIOS = [
    made("TOY-DOOR-1.1", id="a"),
    made("TOY-DOOR-1.1", "blocked", id="b"),
    disagreeing("TOY-DOOR-1.2", id="c"),
    made("TOY-DOOR-1.3", "not_testable", id="d"),
    disagreeing("TOY-DOOR-1.4", id="e"),
    made("TOY-LOCK-1.1", "not_run", id="f"),
]
LISTED = (known("TOY-DOOR-1.2"), known("TOY-DOOR-1.1"))


def part(number: int, of: int, *scenarios: Scenario, **about: Any) -> tuple[str, dict[str, Any]]:
    circumstances = {"shard": Shard(number, of), "known": LISTED, "features": "f"} | about
    return f"shard-{number}", report(*scenarios, clauses=CLAUSES, **circumstances)


@pytest.mark.parametrize("of", [1, 2, 3, 9])
def test_shards_put_together_are_the_report_of_one_run(of: int) -> None:
    parts = [part(number, of, *SCENARIOS[number - 1 :: of]) for number in range(1, of + 1)]
    whole = report(*SCENARIOS, clauses=CLAUSES, known=LISTED, features="f")
    together = merged(parts[::-1]).content
    assert together == whole
    assert json.dumps(together) == json.dumps(whole)


def test_a_pass_that_only_the_whole_can_call_unexpected_is_found() -> None:
    parts = [part(1, 2, made("TOY-DOOR-1.1", id="a")), part(2, 2, made("TOY-DOOR-1.1", id="b"))]
    assert [each["exit_code"] for _, each in parts] == [0, 0]
    assert merged(parts).content["verdict"] == "not-as-listed"


def test_what_broke_in_one_shard_breaks_the_whole_and_names_it() -> None:
    parts = [part(1, 2, SCENARIOS[3]), part(2, 2, problems=("The simulator is gone.",), interrupted=True)]
    whole = merged(parts).content
    assert (whole["exit_code"], whole["interrupted"]) == (3, True)
    assert whole["problems"] == ["Shard 2/2: The simulator is gone."]


def test_the_time_is_from_the_first_start_to_the_last_end() -> None:
    parts = [part(1, 2), part(2, 2, seconds=5.0)]
    parts[1][1]["started"] = "2026-11-21T22:54:00+00:00"
    whole = merged(parts).content
    assert (whole["started"], whole["seconds"]) == ("2026-11-21T22:53:00+00:00", 65.0)


def test_the_catalogue_and_the_circumstances_come_back_from_a_report() -> None:
    _, content = part(1, 2, checks=("TOY-DOOR-1.1",), expression="door", rows=2)
    plain = json.loads(json.dumps(content))
    assert catalogue_of(plain).products[0].clauses == CLAUSES
    again = run_of(plain)
    assert (again.shard, again.known, again.checks) == (Shard(1, 2), LISTED, ("TOY-DOOR-1.1",))


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ([part(1, 3), part(3, 3)], "of 3 shards, 2 is missing"),
        ([part(2, 4)], "of 4 shards, 1, 3, 4 are missing"),
        ([part(1, 2), part(1, 2)], "shard 1/2 is there twice: shard-1 and shard-1"),
        ([part(1, 2), part(2, 3)], "the numbers of their shards differ (2 and 3)"),
        ([part(1, 2), ("whole", report())], "whole is the report of a whole run and not of a shard"),
        ([part(1, 2), ("old", {"format": 1})], "old is a report of another version of loginlab"),
        ([part(1, 2), part(2, 2, target={"product": "toy", "seed": 8})], "their seeds differ (7 and 8)"),
        ([part(1, 2), part(2, 2, rows=3)], "their --rows differ (None and 3)"),
        ([part(1, 2), part(2, 2, expression="door")], "their -k differ (None and door)"),
        ([part(1, 2), part(2, 2, strict=True)], "their --strict differ"),
        ([part(1, 2), part(2, 2, checks=("TOY-DOOR-1.1",))], "the checks that they were to keep to differ"),
        ([part(1, 2), part(2, 2, features="g")], "their feature files differ (f and g)"),
        ([part(1, 2), part(2, 2, known=())], "their lists of known failures differ"),
    ],
)
def test_what_is_no_whole_run_is_refused(parts: list[tuple[str, dict[str, Any]]], complaint: str) -> None:
    with pytest.raises(NotComparable) as refused:
        merged(parts)
    assert complaint in str(refused.value)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "remote"}, "the kinds of their targets differ"),
        ({"name": "there"}, "their targets differ (here and there)"),
        ({"url": "https://b.example/"}, "their targets' addresses differ (https://a.example/ and https://b.example/)"),
        ({"wire": True}, "their --wire differ"),
        ({"capabilities": ["mail"]}, "what their targets can do and allow differ"),
    ],
)
def test_other_targets_are_refused(change: dict[str, Any], complaint: str) -> None:
    target = {"product": "toy", "seed": 7, "kind": "other", "name": "here", "url": "https://a.example/"}
    with pytest.raises(NotComparable) as refused:
        merged([part(1, 2, target=target), part(2, 2, target=target | change)])
    assert complaint in str(refused.value)


def test_the_simulator_has_another_port_on_every_machine() -> None:
    targets = [{"product": "toy", "kind": "simulated", "url": f"http://localhost:{port}"} for port in (1, 2)]
    assert merged([part(n, 2, target=target) for n, target in enumerate(targets, 1)]).content["target"] == targets[0]


def of_another_product(content: dict[str, Any]) -> None:
    content.update(product="cat", title="Cat")


def of_another_text(content: dict[str, Any]) -> None:
    content["clauses"][1]["checks"][0]["text"] = "it purrs"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [(of_another_product, "shard-1 is about Toy, and shard-2 about Cat"), (of_another_text, "(TOY-LOCK-1 is not the")],
)
def test_other_products_and_catalogues_are_refused(change: Callable[[dict[str, Any]], None], complaint: str) -> None:
    parts = [part(1, 2), part(2, 2)]
    change(parts[1][1])
    with pytest.raises(NotComparable) as refused:
        merged(parts)
    assert complaint in str(refused.value)


EVERYTHING = (
    HEAD
    + "".join(scenario(f"Number {n}", check=f"TOY-DOOR-1.{n % 3 + 1}") for n in range(5))
    + scenario("Shut", "When Mara waits", "Then the door is shut", check="TOY-DOOR-1.2")
    + scenario("Setting up breaks", check="TOY-DOOR-1.3")
    + BELL
    + scenario("It rings", "When Mara waits", "Then the door is shut", check="TOY-BELL-1.1")
)


def test_real_shards_put_together_are_the_real_whole(tmp_path: Path) -> None:
    lab.prepare(tmp_path, a=EVERYTHING)
    whole = lab.run(tmp_path)
    one, parts = told(whole), []
    for number in (1, 2, 3):
        ran = lab.run(tmp_path, "--shard", f"{number}/3")
        parts.append((f"{number}", ran.report))
    together = merged(parts)
    (tmp_path / "out" / "report.json").write_text(json.dumps(together.content), "utf-8")
    assert told(Ran(tmp_path, together.content["exit_code"], "", "")) == one
    assert together.content["exit_code"] == whole.code == 1
    conforms(together.content, "report.schema.json")
