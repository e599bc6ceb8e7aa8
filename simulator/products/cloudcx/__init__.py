"""CloudCX, as its documents describe the login."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import Route

from simulator.identity.policy import Policy
from simulator.products.cloudcx.letters import compose
from simulator.products.cloudcx.pages import PAGES
from simulator.web.languages import Languages
from simulator.web.product import Product

LANGUAGES = Languages(Path(__file__).parent / "locales", of_browser=False)
"""The list behind the language icon; English where nobody and no company has chosen (CX-LANGUAGE-1)."""
POLICY = Policy(
    password_max_length=128,
    password_requires=("digit", "upper", "lower"),
    password_history=0,
    names_organization=True,
    gives_password=True,
    reset_logs_in=False,
    mfa_minutes=30,
    code_attempts=5,
    warns_at_left=2,
)


def _routes() -> list[Route]:
    from simulator.products.cloudcx.routes import routes  # with the first request: other products never need it

    return routes()


PRODUCT = Product(
    name="cloudcx",
    policy=POLICY,
    compose=compose,
    languages=LANGUAGES,
    routes=_routes,
    pages=PAGES,
    assets=Path(__file__).parent / "assets",
    demo_figures={"skip_days": 30},
)
