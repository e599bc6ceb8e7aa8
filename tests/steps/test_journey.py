"""A product's own journey is found by the product's name, and nobody else's is taken for it."""

from __future__ import annotations

import pytest

from fixtures.figures import documented
from steps.labels import load
from steps.pages.cloudcx.journey import Cloudcx
from steps.pages.genesys_cloud.journey import GenesysCloud
from steps.pages.intelligent_automation.journey import IntelligentAutomation
from steps.pages.journey import Journey, journey_through


class Other(GenesysCloud):
    """Another product."""


def test_it_is_found_by_the_products_name() -> None:
    assert journey_through("genesys-cloud") is GenesysCloud
    assert journey_through("intelligent-automation") is IntelligentAutomation
    assert journey_through("cloudcx") is Cloudcx


def test_a_product_that_nobody_knows_is_named() -> None:
    with pytest.raises(LookupError, match="nobody knows the ways through no-such-product"):
        journey_through("no-such-product")


def test_a_sentence_of_one_product_says_so_on_another() -> None:
    journey: Journey = GenesysCloud(load("genesys-cloud"), load, None)  # type: ignore[arg-type]
    assert GenesysCloud.of(journey) is journey
    with pytest.raises(TypeError, match="belongs to Other, and the journey is one through GenesysCloud"):
        Other.of(journey)


def test_each_product_has_figures_of_its_own() -> None:
    assert documented("genesys-cloud").lockout_minutes is None
    assert documented("intelligent-automation").lockout_minutes == 15
