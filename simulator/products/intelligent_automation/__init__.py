"""Genesys Intelligent Automation, as its guide describes the login."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Route

from simulator.identity.policy import Policy
from simulator.products.intelligent_automation.letters import compose
from simulator.products.intelligent_automation.pages import PAGES
from simulator.web.languages import Languages
from simulator.web.product import Product

LANGUAGES = Languages(Path(__file__).parent / "locales", ("en-GB", "English (United Kingdom)"), of_browser=False)
"""The list that the login window shows; the first of it is chosen beforehand (GIA-LOGIN-1)."""
POLICY = Policy(
    password_max_length=128,
    password_requires=("digit", "upper", "lower"),
    password_history=4,
    password_months=3,
    change_at_first_login=True,
    gives_password=True,
    lockout_minutes=15,
    lockout_scope="place",
    suggests_administrator_after=3,
)


def _routes() -> list[Route]:
    # With the first request: other products never need it.
    from simulator.products.intelligent_automation.routes import routes

    return routes()


PRODUCT = Product(
    name="intelligent-automation",
    policy=POLICY,
    compose=compose,
    languages=LANGUAGES,
    routes=_routes,
    pages=PAGES,
    assets=Path(__file__).parent / "assets",
    directory="configuration-server",
)
