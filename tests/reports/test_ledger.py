from __future__ import annotations

from pathlib import Path

from reports.features import Planned, Tag
from reports.ledger import Ledger
from tests.reports.made import scenario

ROOT = Path("/lab")


def planned(name: str, check: str) -> Planned:
    return Planned(
        path=ROOT / "features" / "a.feature",
        line=9,
        name=name,
        feature="Doors",
        rule="It opens",
        feature_tags=(),
        rule_tags=(Tag("TOY-DOOR-1", 1),),
        tags=(Tag(check, 2), Tag("reads", 2)),
        examples=(),
    )


def ledger() -> Ledger:
    return Ledger([planned("With the key", "TOY-DOOR-1.1"), planned("Without", "TOY-DOOR-1.2")], ROOT)


ONE, TWO = "features/a.feature::test_with_the_key", "features/a.feature::test_without"


def test_a_scenario_has_ended_when_its_teardown_is_reported() -> None:
    book = ledger()
    left = scenario("TOY-DOOR-1.1").to_dict()
    assert book.take(ONE, "setup", left) is None
    assert book.take(ONE, "call", left) is None
    ended = book.take(ONE, "teardown", left | {"outcome": "blocked"})
    assert ended is not None
    assert ended.outcome == "blocked"


def test_what_was_selected_and_never_came_is_not_run() -> None:
    book = ledger()
    book.select([ONE, TWO])
    book.take(ONE, "teardown", scenario("TOY-DOOR-1.1", file="features/a.feature").to_dict())
    assert [(each.outcome, each.checks) for each in book.scenarios()] == [
        ("passed", ("TOY-DOOR-1.1",)),
        ("not_run", ("TOY-DOOR-1.2",)),
    ]


def test_a_scenario_that_had_only_begun_is_not_run() -> None:
    book = ledger()
    book.select([ONE])
    book.take(ONE, "call", scenario("TOY-DOOR-1.1").to_dict())
    assert [each.outcome for each in book.scenarios()] == ["not_run"]


def test_a_crash_before_anything_was_known_blocks_what_the_feature_file_says() -> None:
    ended = ledger().take(f"{TWO}[ajar]", "???", None)
    assert ended is not None
    assert (ended.outcome, ended.name, ended.checks) == ("blocked", "Without (ajar)", ("TOY-DOOR-1.2",))
    assert (ended.feature, ended.rule, ended.line) == ("Doors", "It opens", 9)


def test_a_crash_after_the_set_up_keeps_what_was_known() -> None:
    book = ledger()
    book.take(ONE, "setup", scenario("TOY-DOOR-1.1", tags=("clock",)).to_dict())
    ended = book.take(ONE, "???", None)
    assert ended is not None
    assert (ended.outcome, ended.tags) == ("blocked", ("clock",))


def test_other_tests_are_no_scenarios() -> None:
    book = ledger()
    book.select(["tests/test_a.py::test_b"])
    assert book.take("tests/test_a.py::test_b", "teardown", None) is None
    assert book.scenarios() == ()


def test_covered_is_what_the_files_say_selected_or_not() -> None:
    assert ledger().covered == {"TOY-DOOR-1.1", "TOY-DOOR-1.2"}
