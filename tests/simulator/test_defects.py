"""The list of defects is complete and each of them changes something."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.defects import Defect, plant
from simulator.defects.catalogue import ALL, DEFECTS, OF_PRODUCT
from simulator.deployments.registry import Description, Unacceptable
from simulator.identity.settings import Settings
from simulator.products import PRODUCTS
from tests.simulator.conftest import Client

CLAUSES = Path(__file__).parents[2] / "features" / "clauses"


def _checks_in(file: Path) -> set[str]:
    clauses = tomllib.loads(file.read_text("utf-8")).get("clause", [])
    return {f"{clause['id']}.{number}" for clause in clauses for number in range(1, len(clause["checks"]) + 1)}


def _checks() -> set[str]:
    return {check for path in CLAUSES.glob("*.toml") for check in _checks_in(path)}


def test_every_defect_names_a_check_of_the_catalogue() -> None:
    assert {defect.check for defect in DEFECTS.values()} <= _checks()


def test_names_are_unique() -> None:
    assert len(DEFECTS) == len(ALL)


@pytest.mark.parametrize("defect", DEFECTS.values(), ids=DEFECTS)
def test_a_planted_defect_changes_the_settings(defect: Defect) -> None:
    settings = Settings(PRODUCTS[defect.product].policy)
    assert defect.break_(settings) != settings


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_check_of_a_product_has_a_defect_of_its_own_product(product: str) -> None:
    checks = _checks_in(CLAUSES / f"{product.replace('-', '_')}.toml")
    assert {defect.check for defect in OF_PRODUCT[product]} == checks


@pytest.mark.parametrize("product", PRODUCTS)
def test_every_defect_was_seen_to_be_found_by_its_check(product: str) -> None:
    """`loginlab prove --record --defect NAME` adds a new one, once it was."""
    shown = json.loads((CLAUSES.parent / "proven" / f"{product.replace('-', '_')}.json").read_text("utf-8"))
    assert {(each["defect"], each["check"]) for each in shown} == {(d.name, d.check) for d in OF_PRODUCT[product]}


def test_a_defect_is_planted_in_its_own_product_only(client: Client) -> None:
    with pytest.raises(Unacceptable):
        client.registry.create(Description("genesys-cloud", "one", defect="automation-title-missing"))


def test_a_swapped_part_counts_as_applied_once_it_answers_otherwise() -> None:
    settings, planted = plant(DEFECTS["password-case-ignored"], Settings())
    assert settings.parts.password("small") == "small"
    assert not planted.applied
    assert settings.parts.password("LARGE") == "large"
    assert planted.applied


def test_a_wrong_figure_counts_at_once() -> None:
    assert plant(DEFECTS["locked-after-four"], Settings())[1].applied


def test_a_defect_is_planted_in_a_deployment_that_is_there_and_taken_out_again(client: Client) -> None:
    registry = client.registry
    deployment = registry.create(Description("genesys-cloud", "one", policy={"reset_minutes": 30}))
    name, figure = next(_figures())
    true = deployment.policy.figures()
    registry.plant("one", name)
    assert deployment.policy.figures()[figure] != true[figure]
    registry.plant("one", "password-case-ignored")
    assert deployment.policy.figures() == true, "a second defect takes the place of the first"
    assert deployment.settings.parts.password("LARGE") == "large"
    registry.plant("one", None)
    assert deployment.settings.parts.password("LARGE") == "LARGE"
    assert (deployment.planted, deployment.policy.figures()) == (None, true)


def _figures() -> Iterator[tuple[str, str]]:
    """Defects of Genesys Cloud that change a figure, and which."""
    for defect in OF_PRODUCT["genesys-cloud"]:
        _, planted = plant(defect, Settings(PRODUCTS["genesys-cloud"].policy))
        yield from ((defect.name, figure) for figure in planted.instead_of if figure != "reset_minutes")
