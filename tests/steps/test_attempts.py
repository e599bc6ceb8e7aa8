"""What sentences cost: enough for every sentence there is, and nothing for what says that it only reads."""

from __future__ import annotations

import ast
import importlib
import inspect
from pathlib import Path
from types import SimpleNamespace

import pytest
from pytest_bdd.feature import get_feature

from fixtures.figures import Figures, documented
from fixtures.planner import Tally
from fixtures.target import SAFETY_CLASSES
from steps import attempts as costs
from steps.attempts import COSTS, FREE, attempts, intents_of
from steps.plugin import TOPICS
from steps.sentences import SENTENCES

ROOT = Path(__file__).resolve().parents[2]
for topic in TOPICS:
    importlib.import_module(f"steps.topics.{topic}")
FEATURES = sorted((ROOT / "features").rglob("*.feature"))


def told(*lines: str, figures: Figures | None = None) -> dict[str, Tally]:
    """The attempts of a scenario of these sentences, each after its keyword."""
    split = (line.partition(" ") for line in lines)
    steps = [SimpleNamespace(type=keyword.lower(), name=name) for keyword, _, name in split]
    return attempts(steps, figures or Figures())


@pytest.mark.parametrize(
    ("line", "in_a_row"),
    [
        ("When Mara logs in with the right password", 0),
        ("When Mara logs in with a wrong password in another browser", 1),
        ("Then Mara can log in with the new password", 1),
        ("Then Mara cannot log in with the old password", 1),
        ("Given Mara has tried wrong passwords, one fewer than lock the account", 4),
        ("Given Mara has tried as many wrong passwords as lock the account", 5),
        ("When Mallory tries 50 passwords for Mara at once, the right one last", 50),
        ("When Mara presents a code", 0),
        ("When Mara presents a code from 61 seconds ago", 1),
        ("When Mallory, who knows Mara's password, presents a code", 1),
        ("When Mara chooses a good password by the reset link", 0),
    ],
)
def test_a_sentence_costs_what_it_says(line: str, in_a_row: int) -> None:
    assert told(line)["Mara"].in_a_row == in_a_row


def test_the_profile_says_how_many_lock() -> None:
    line = "Given Mara has tried as many wrong passwords as lock the account"
    assert told(line, figures=Figures(lockout_attempts=3))["Mara"] == Tally(3, 3)


def test_a_right_login_that_is_given_begins_a_new_count_and_one_that_is_hoped_for_does_not() -> None:
    wasted = "Given Mara has tried wrong passwords, one fewer than lock the account"
    assert told(wasted, "Given Mara is logged in", wasted)["Mara"] == Tally(8, 4)
    assert told(wasted, "When Mara logs in with the right password", wasted)["Mara"] == Tally(8, 8)


def test_them_is_everybody_who_was_named() -> None:
    line = "When Mallory tries wrong passwords for them and for unknown addresses in turn"
    assert told("Given Mara and Jonas are registered", line)["Jonas"] == Tally(8, 4)


def test_every_row_of_the_tables_is_a_sentence() -> None:
    assert {*COSTS, *FREE} <= {defined.sentence.name for defined in SENTENCES}


@pytest.mark.parametrize("file", FEATURES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_says_that_it_only_reads_makes_no_wrong_attempt(file: Path) -> None:
    figures = documented(file.parent.name.replace("_", "-"))
    for template in get_feature(str(file.parent), file.name).scenarios.values():
        tags, intent = costs._costliest(template, figures)
        classes = tags & set(SAFETY_CLASSES)
        assert classes - {"reads"} or not intent.total, f"{template.name}: {intent.attempts}"


@pytest.mark.parametrize("file", FEATURES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_may_lock_says_so(file: Path) -> None:
    figures = documented(file.parent.name.replace("_", "-"))
    for template in get_feature(str(file.parent), file.name).scenarios.values():
        tags, intent = costs._costliest(template, figures)
        assert "locks-people-out" in tags or intent.in_a_row < figures.lockout_attempts, template.name


def test_the_scenarios_of_a_run_are_found_by_their_ids_and_an_outline_is_its_costliest_row() -> None:
    file = "features/genesys_cloud/lockout.feature"
    names = ("none_of_50_attempts_at_once_slips_through", "there_is_no_such_scenario")
    ids = [f"{file}::test_{name}" for name in names]
    ((tags, intent),) = intents_of(ids, ROOT, Figures())
    assert {"locks-people-out", "GC-LOCKOUT-1.4"} <= tags
    assert (set(intent.does), intent.in_a_row) == ({"locks-people-out"}, 50)


def test_every_step_that_counts_an_attempt_costs_one_in_the_plan() -> None:
    """Read in the source: whoever calls `spend_attempt` in a sentence's own function has a cost for some wording."""
    for defined in SENTENCES:
        source = ast.parse(inspect.getsource(defined.meaning).lstrip())
        counts = any(isinstance(node, ast.Attribute) and node.attr == "spend_attempt" for node in ast.walk(source))
        if counts:
            lines = defined.sentence.examples
            found = [costs.cost(defined, defined.sentence.words(line), Figures()) for line in lines]
            assert any(found), defined.sentence.name
