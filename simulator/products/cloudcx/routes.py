"""The product's addresses, topic by topic."""

from __future__ import annotations

from starlette.routing import Route

from simulator.products.cloudcx import console, forgot, inside, languages, legal, login, sso, two_factor


def routes() -> list[Route]:
    """All addresses of the product."""
    return [
        *login.ROUTES,
        *languages.ROUTES,
        *forgot.ROUTES,
        *legal.ROUTES,
        *inside.ROUTES,
        *two_factor.ROUTES,
        *sso.ROUTES,
        *console.routes(),
    ]
