"""The feature files keep the rules of STYLE.md that can be counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytest_bdd.parser import Feature, FeatureParser, ScenarioTemplate

from fixtures.target import CAPABILITIES, SAFETY_CLASSES
from reports.clause_files import load
from reports.tags import survey

FEATURES = Path(__file__).resolve().parents[2] / "features"
PATHS = sorted(FEATURES.rglob("*.feature"))
MOST_STEPS = 6


def parsed(path: Path) -> Feature:
    return FeatureParser(str(path.parent), path.name).parse()


SCENARIOS = [
    pytest.param(scenario, id=f"{path.stem}: {scenario.name}")
    for path in PATHS
    for scenario in parsed(path).scenarios.values()
]


def tags_of(scenario: ScenarioTemplate) -> set[str]:
    return scenario.tags | scenario.feature.tags | (scenario.rule.tags if scenario.rule else set())


def test_ids_tags_and_names_are_as_the_catalogue_wants_them() -> None:
    planned, problems = survey(load(FEATURES / "clauses"), PATHS)
    assert [str(problem) for problem in problems] == []
    assert planned


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_scenario_has_exactly_one_safety_class(scenario: ScenarioTemplate) -> None:
    assert len(tags_of(scenario) & set(SAFETY_CLASSES)) == 1


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_each_scenario_has_one_when_and_a_then_and_few_steps(scenario: ScenarioTemplate) -> None:
    kinds = [step.type for step in scenario.steps]
    assert kinds == sorted(kinds, key=("given", "when", "then").index)
    assert Counter(kinds)["when"] == 1
    assert kinds[-1] == "then"
    assert len(scenario._steps) <= MOST_STEPS


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_rows_of_an_outline_say_why_they_are_there(scenario: ScenarioTemplate) -> None:
    for examples in scenario.examples:
        assert examples.example_params[-1] == "reason"
        assert all(row[-1] for row in examples.examples)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_passwords_in_a_row_are_recipes_and_never_passwords(scenario: ScenarioTemplate) -> None:
    for examples in scenario.examples:
        for row in examples.as_contexts():
            assert " " in row.get("password", "a recipe")


def test_what_a_clause_needs_is_tagged_somewhere_on_its_rule() -> None:
    catalogue = load(FEATURES / "clauses")
    given: dict[str, set[str]] = {}
    for parameters in SCENARIOS:
        scenario = parameters.values[0]
        assert isinstance(scenario, ScenarioTemplate)
        for clause in (scenario.rule.tags if scenario.rule else set()) & set(catalogue.clauses):
            given.setdefault(clause, set()).update(tags_of(scenario) & set(CAPABILITIES))
    missing = {clause: set(catalogue.clauses[clause].needs) - has for clause, has in given.items()}
    assert {clause: needs for clause, needs in missing.items() if needs} == {}
