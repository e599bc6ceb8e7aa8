"""The product's pages, as values of its templates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse

from simulator.products.cloudcx import texts
from simulator.web.pages import Pages
from simulator.web.visit import Visit

PAGES = Pages(Path(__file__).parent / "templates")


def show(visit: Visit, name: str, status: int = 200, *, said: str = "", **facts: Any) -> HTMLResponse:
    """A page. `said`, a key of `texts.SAID`, is what it says at its top; where the page has nothing to say of its own
    it is what its address asks for, so that the page can be had again in another language."""
    said = said or visit.request.query_params.get("said", "")
    text = visit.text(texts.SAID[said]) if said in texts.SAID else None
    good = said in texts.GOOD
    shown = {
        "person": visit.person,
        "employer": _employer(visit),
        "said": said,
        "alert": None if good else text,
        "notice": text if good else None,
    }
    return PAGES.page(visit, name, status, **{**shown, **facts})


def _employer(visit: Visit) -> str:
    company = visit.deployment.records.organization(visit.person.organization) if visit.person else None
    return company.name if company else ""
