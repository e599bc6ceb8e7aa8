"""The places behind the login, and the language chosen in the user settings."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import enrolment, logins
from simulator.identity.accounts import Account
from simulator.products.genesys_cloud.devices import shown
from simulator.products.genesys_cloud.pages import PAGES
from simulator.products.genesys_cloud.texts import DEVICE_ADDED, DEVICE_REMOVED, LANGUAGE_SAVED, LAST_DEVICE
from simulator.web.cookies import remember
from simulator.web.forms import read_form
from simulator.web.visit import Visit

ACCOUNT = "/account"
PLACES = {
    "/": "splash",
    "/collaborate": "collaborate",
    ACCOUNT: "account",
    "/architect": "architect",
}
"""Addresses behind the login, and their pages."""
NOTICES = {"saved": LANGUAGE_SAVED, "device-added": DEVICE_ADDED, "device-removed": DEVICE_REMOVED}
NOBODY = Account("", "", "", "")


def place(path: str, page: str) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a place: its page for who is logged in, the login for everybody else."""

    async def show(request: Request) -> Response:
        visit: Visit = request.state.visit
        person = logins.visitor(visit.deployment, visit.token)
        if person is None and path not in visit.deployment.parts.open_to_all:
            return RedirectResponse("/login", 303)
        return place_page(visit, page, person or NOBODY)

    return show


async def save_language(request: Request) -> Response:
    """Keeps the language chosen in the user settings: the pages follow at once (GC-LANGUAGE-2)."""
    visit, form = request.state.visit, await read_form(request)
    person = logins.visitor(visit.deployment, visit.token)
    if person is None:
        return RedirectResponse("/login", 303)
    if form.get("language") in visit.languages.names:
        logins.choose_language(visit.deployment, person, form["language"])
    return RedirectResponse("/account?notice=saved", 303)


async def remove_device(request: Request) -> Response:
    """Removes a device of one's own (GC-MFA-5)."""
    visit: Visit = request.state.visit
    person = logins.visitor(visit.deployment, visit.token)
    if person is None:
        return RedirectResponse("/login", 303)
    try:
        removed = enrolment.remove(visit.deployment, person, request.path_params["device"], visit.origin)
    except LookupError as error:
        raise HTTPException(404, "There is no such page.") from error
    if removed:
        return RedirectResponse(f"{ACCOUNT}?notice=device-removed", 303)
    return place_page(visit, "account", person, 409, alert=visit.text(LAST_DEVICE), path=ACCOUNT)


def place_page(visit: Visit, page: str, person: Account, status: int = 200, **facts: Any) -> Response:
    """The page of a place, for who is logged in."""
    deployment = visit.deployment
    visit.person = person
    organizations = {o.id: o.name for o in deployment.records.organizations()}
    notice = NOTICES.get(visit.request.query_params.get("notice", ""))
    shown_facts = {
        "person": person,
        "organization": organizations.get(person.organization, ""),
        "devices": shown(visit, deployment.records.devices(person.id)),
        "notice": notice and visit.text(notice),
        "alert": None,
    }
    response = PAGES.page(visit, page, status, **{**shown_facts, **facts})
    if visit.token:
        remember(visit.request, response, deployment, visit.token)
    return response
