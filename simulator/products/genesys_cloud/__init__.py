"""Genesys Cloud, as its help texts describe the login."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Route

from simulator.identity.policy import Policy
from simulator.products.genesys_cloud.letters import compose
from simulator.products.genesys_cloud.pages import PAGES
from simulator.products.genesys_cloud.regions import REGIONS
from simulator.web.languages import Languages
from simulator.web.product import Product

LANGUAGES = Languages(Path(__file__).parent / "locales")


def _routes() -> list[Route]:
    from simulator.products.genesys_cloud.routes import routes  # with the first request: other products never need it

    return routes()


PRODUCT = Product(
    name="genesys-cloud",
    policy=Policy(),
    compose=compose,
    languages=LANGUAGES,
    routes=_routes,
    pages=PAGES,
    assets=Path(__file__).parent / "assets",
    open_to_other_sites=frozenset({"/sso/acs"}),
    demo_figures={"mfa_required": True, "mfa_sms": True},
    regions={id: region.name for id, region in REGIONS.items()},
)
