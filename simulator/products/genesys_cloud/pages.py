"""The product's pages, as values of its templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from simulator.identity.accounts import Account
from simulator.identity.links import Purpose
from simulator.identity.passwords import Requirement
from simulator.products.genesys_cloud import texts
from simulator.products.genesys_cloud.regions import REGIONS
from simulator.web.pages import Pages
from simulator.web.typed import here
from simulator.web.visit import Visit

PAGES = Pages(Path(__file__).parent / "templates")


def login_page(visit: Visit, status: int = 200, **facts: Any) -> HTMLResponse:
    """The login page: what was typed as `address`, and an `alert` or a `notice` where there is something to say.
    With `organization` (a name, perhaps empty) it has the field of More Login Options."""
    region = REGIONS[visit.region].name if visit.region else None
    shown = {"address": "", "alert": None, "notice": None, "organization": None, "region": region, "providers": ()}
    facts = {**shown, "path": here(visit), "regions_url": f"{visit.deployment.url}region", **facts}
    return PAGES.page(visit, "login", status, **facts)


def password_page(
    visit: Visit, purpose: Purpose, account: Account | None, unmet: tuple[Requirement, ...] = ()
) -> HTMLResponse:
    """The page behind a personal link; `unmet` says what the password just refused misses."""
    return PAGES.page(
        visit,
        str(purpose),
        422 if unmet else 200,
        suggestions=texts.suggestions(visit, account, unmet),
        requirements=texts.requirements(visit, account),
    )
