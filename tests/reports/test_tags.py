from __future__ import annotations

from pathlib import Path

import pytest

from reports.catalogue import BUNDLED
from reports.clause_files import load
from reports.features import Unreadable, files_under, read
from reports.tags import survey
from tests.reports.made import catalogue, clause

KNOWN = catalogue(clause("TOY-DOOR-1"), clause("TOY-BELL-1"))
GOOD = """\
@mail
Feature: Doors

  @TOY-DOOR-1 @admin
  Rule: A door opens

    @TOY-DOOR-1.1 @reads
    Scenario: With the key
      Then it opens

    Scenario Outline: Without
      Then it is <state>

      @TOY-DOOR-1.2 @real-hashing
      Examples:
        | state |
        | shut  |
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "a.feature"
    path.write_text(text, "utf-8")
    _, found = survey(KNOWN, [path])
    return [str(each).removeprefix(f"{path}:") for each in found]


def test_the_features_of_this_project_keep_the_rules() -> None:
    _, found = survey(load(), files_under([BUNDLED.parent]))
    assert [str(each) for each in found] == []


def test_a_good_file_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("@TOY-DOOR-1.1", "@TOY-DOOR-1.7", "7: @TOY-DOOR-1.7 is not in the catalogue; did you mean"),
        ("@TOY-DOOR-1 ", "@TOY-DOR-1 ", "4: @TOY-DOR-1 is not in the catalogue; did you mean TOY-DOOR-1"),
        ("@reads", "@flaky", "7: @flaky is not a known tag; known are ids of clauses and checks, and mail, sms"),
        ("@mail", "@sprint-7", "1: @sprint-7 is not a known tag"),
        ("@real-hashing", "@slow", "14: @slow is not a known tag"),
        ("@mail", "@TOY-DOOR-1", "1: @TOY-DOOR-1 stands on the Feature; a clause's id belongs on a Rule"),
        ("@mail", "@TOY-DOOR-1.1", "1: @TOY-DOOR-1.1 stands on the Feature; a check's id belongs on a scenario"),
        ("@admin", "@TOY-DOOR-1.1", "4: @TOY-DOOR-1.1 stands on the Rule; a check's id belongs on a scenario"),
        ("@reads", "@TOY-DOOR-1", "7: @TOY-DOOR-1 stands on a scenario; a clause's id belongs on a Rule"),
        ("@TOY-DOOR-1.1 ", "", "8: the scenario “With the key” has no check's id; tag it with one"),
        ("@TOY-DOOR-1.2 ", "", "11: the scenario “Without” has no check's id"),
        (
            "@TOY-DOOR-1.1",
            "@TOY-BELL-1.1",
            "7: the scenario “With the key” claims TOY-BELL-1.1, but stands under the Rule “A door opens”, "
            "which is not tagged @TOY-BELL-1",
        ),
        (
            "Without",
            "With the key",
            "11: the scenario “With the key” has the name of line 8; give it a name of its own",
        ),
        (
            "Without",
            "with the: key!",
            "11: the scenario “with the: key!” differs only in punctuation from “With the key”",
        ),
        ("Then it opens", "Then it opens\n    Feature: x", "10: Multiple features are not allowed"),
    ],
)
def test_a_bad_file_is_told_with_its_line(tmp_path: Path, was: str, becomes: str, complaint: str) -> None:
    assert was in GOOD
    found = problems(tmp_path, GOOD.replace(was, becomes, 1))
    assert any(each.startswith(complaint) for each in found), found


def test_a_check_outside_of_a_rule_is_told(tmp_path: Path) -> None:
    text = "Feature: Doors\n  @TOY-DOOR-1.1\n  Scenario: Alone\n    Then it opens\n"
    assert problems(tmp_path, text) == ["2: the scenario “Alone” claims TOY-DOOR-1.1, but stands under no Rule"]


def test_each_problem_is_told_once_in_the_order_of_lines(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD.replace("@admin", "@adnim").replace("@reads", "@raeds"))
    assert [each.split(":")[0] for each in found] == ["4", "7"]


def test_one_table_of_an_outline_without_an_id_is_told(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD + "\n      Examples:\n        | state |\n        | ajar  |\n")
    assert [each.split(":")[0] for each in found] == ["11"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "no gherkin\n"])
def test_what_is_not_gherkin_is_unreadable(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.feature"
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable, match=r"a\.feature:1: "):
        read(path)


def test_scenarios_know_their_function_and_checks(tmp_path: Path) -> None:
    path = tmp_path / "a.feature"
    path.write_text(GOOD, "utf-8")
    found = read(path)
    assert [(each.function, each.checks, each.line) for each in found] == [
        ("test_with_the_key", ("TOY-DOOR-1.1",), 8),
        ("test_without", ("TOY-DOOR-1.2",), 11),
    ]
    assert [each.feature for each in found] == ["Doors", "Doors"]


def test_feature_files_are_found_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/z.feature", "a.feature", "b/no.txt"):
        (tmp_path / name).write_text("", "utf-8")
    found = files_under([tmp_path, tmp_path / "b", tmp_path / "a.feature", tmp_path / "b/no.txt"])
    assert [path.name for path in found] == ["a.feature", "z.feature"]
