"""The product's pages, as values of its templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse, Response

from simulator.identity.links import Purpose
from simulator.products.genesys_cloud import texts
from simulator.web.pages import Pages
from simulator.web.visit import Visit

PAGES = Pages(Path(__file__).parent / "templates")


def login_page(visit: Visit, status: int = 200, **facts: Any) -> HTMLResponse:
    """The login page: what was typed as `address`, and an `alert` or a `notice` where there is something to say.
    With `organization` (a name, perhaps empty) it has the field of More Login Options."""
    facts = {"address": "", "alert": None, "notice": None, "organization": None, **facts}
    return PAGES.page(visit, "login", status, **facts)


def password_page(visit: Visit, purpose: Purpose, status: int = 200, **facts: Any) -> HTMLResponse:
    """The page behind a personal link; `suggestions` say what to change about the password just refused."""
    facts = {"suggestions": [], "requirements": texts.requirements(visit), **facts}
    return PAGES.page(visit, str(purpose), status, **facts)


def problem(visit: Visit, status: int, detail: str) -> Response:
    """An error as a page with a way back."""
    return PAGES.page(visit, "problem", status, detail=visit.text(detail))
