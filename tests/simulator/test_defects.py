"""The list of defects is complete and each of them changes something."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from simulator.defects import Defect, plant
from simulator.defects.catalogue import ALL, DEFECTS
from simulator.identity.settings import Settings

CLAUSES = Path(__file__).parents[2] / "features" / "clauses"


def _checks() -> set[str]:
    clauses = [c for path in CLAUSES.glob("*.toml") for c in tomllib.loads(path.read_text("utf-8")).get("clause", [])]
    return {f"{clause['id']}.{number}" for clause in clauses for number in range(1, len(clause["checks"]) + 1)}


def test_every_defect_names_a_check_of_the_catalogue() -> None:
    assert {defect.check for defect in DEFECTS.values()} <= _checks()


def test_names_are_unique() -> None:
    assert len(DEFECTS) == len(ALL)


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_a_planted_defect_changes_the_settings(defect: Defect) -> None:
    settings = Settings()
    assert defect.break_(settings) != settings


def test_a_swapped_part_counts_as_applied_once_it_answers_otherwise() -> None:
    settings, planted = plant(DEFECTS["password-case-ignored"], Settings())
    assert settings.parts.password("small") == "small"
    assert not planted.applied
    assert settings.parts.password("LARGE") == "large"
    assert planted.applied


def test_a_wrong_figure_counts_at_once() -> None:
    assert plant(DEFECTS["locked-after-four"], Settings())[1].applied
