"""The window that changes a password: from My Account, at the first login, at expiry (GIA-CHANGE-1 to -5)."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import changing, windows
from simulator.deployments.changing import Changed, Changer, Entries, WrongOriginal
from simulator.identity.passwords import Refused
from simulator.products.intelligent_automation import access, texts
from simulator.products.intelligent_automation.pages import PAGES, change_window
from simulator.web.forms import read_form
from simulator.web.visit import Visit


async def show(request: Request) -> Response:
    """The window, for who is logged in or has to change the password first."""
    visit: Visit = request.state.visit
    who = access.changer(visit)
    if who is None:
        return RedirectResponse("/login", 303)
    if not who.account.registered:
        return access.stay(visit, _kept_elsewhere(visit, who))
    return change_window(visit, who.account, **_about(visit, who))


async def change(request: Request) -> Response:
    """Takes the present password and a new one, twice."""
    visit, form = request.state.visit, await read_form(request)
    who = access.changer(visit)
    if who is None:
        return RedirectResponse("/login", 303)
    if not who.account.registered:
        return _kept_elsewhere(visit, who)
    entries = Entries(form.get("original", ""), form.get("password", ""), form.get("again", ""))
    result = await changing.change(visit.deployment, who, entries, visit.origin)
    match result:
        case Changed(token):
            return access.enter(visit, token) if token else RedirectResponse("/login", 303)
        case WrongOriginal(None):
            return change_window(visit, who.account, alert=visit.text(texts.WRONG_ORIGINAL), **_about(visit, who))
        case WrongOriginal(subject) if subject:
            return access.shut(visit, subject, windows.shut_for(visit.deployment, subject))
        case Refused(unmet):
            return change_window(visit, who.account, unmet=unmet, **_about(visit, who))
    raise AssertionError(result)


def _about(visit: Visit, who: Changer) -> dict[str, Any]:
    waits = who.half is not None
    return {
        "waits": waits,
        "person": None if waits else who.account,
        "notice": visit.text(texts.DUE) if waits else None,
    }


def _kept_elsewhere(visit: Visit, who: Changer) -> Response:
    return PAGES.page(visit, "kept_elsewhere", person=who.account, alert=visit.text(texts.KEPT_ELSEWHERE))
