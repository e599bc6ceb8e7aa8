"""Creating people, for who has the permission (GIA-ACCOUNT-1, -2)."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import people
from simulator.deployments.people import Newcomer
from simulator.identity.accounts import Account
from simulator.products.intelligent_automation import access, texts
from simulator.products.intelligent_automation.pages import PAGES
from simulator.store import Taken
from simulator.web.forms import read_form
from simulator.web.visit import Visit


async def show(request: Request) -> Response:
    """The people there are, and the form that adds one."""
    visit: Visit = request.state.visit
    here = _administrator(visit)
    return here if isinstance(here, Response) else _page(visit, here)


async def add(request: Request) -> Response:
    """Creates a person, who is notified with a password."""
    visit, form = request.state.visit, await read_form(request)
    here = _administrator(visit)
    if isinstance(here, Response):
        return here
    name, email = form.get("name", "").strip(), form.get("email", "").strip()
    if not name or "@" not in email:
        return _page(visit, here, alert=texts.INCOMPLETE, typed=(name, email))
    try:
        await people.invite(visit.deployment, Newcomer(name, email), visit.origin)
    except Taken:
        return _page(visit, here, alert=texts.TAKEN, typed=(name, email))
    return RedirectResponse("/people?notice=added", 303)


def _administrator(visit: Visit) -> Account | Response:
    here = access.person(visit)
    if isinstance(here, Account) and not visit.deployment.parts.may_administer(here):
        raise HTTPException(403, texts.NOT_ALLOWED)
    return here


def _page(visit: Visit, here: Account, *, alert: str | None = None, typed: tuple[str, str] = ("", "")) -> Response:
    added = visit.request.query_params.get("notice") == "added"
    page = PAGES.page(
        visit,
        "people",
        422 if alert else 200,
        person=here,
        people=visit.deployment.records.everybody(),
        alert=visit.text(alert) if alert else None,
        notice=visit.text(texts.ADDED) if added else None,
        typed=typed,
    )
    return access.stay(visit, page)
