"""Sign in with Google or Office 365, binding at the first time, and the connected account (CX-SSO)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import own_factor
from simulator.deployments.deployment import Deployment
from simulator.deployments.logins import Credentials, Outcome
from simulator.identity.accounts import Account, Organization
from simulator.identity.login import Event, Step
from simulator.products.cloudcx import access, languages, texts, verification
from simulator.products.cloudcx.pages import show
from simulator.web.cookies import keep
from simulator.web.forms import read_form
from simulator.web.visit import Visit

if TYPE_CHECKING:
    from simulator.identity.bindings import Identity

COOKIE = "sso"
WAITS = "binding"
"""The cookie of the browser in which a provider's account waits for Bind."""
WAIT = 600
"""Seconds that the browser keeps either."""


def offered(visit: Visit, company: Organization | None) -> Mapping[str, Any]:
    """What the template providers.html shows on the login page of a company: the providers that it has enabled. The
    others are there and hidden, so that the page can show them in place once a company is named (CX-SSO-1)."""
    found = visit.deployment.records.providers(company.id) if company else ()
    shown = {provider.look: provider for provider in visit.deployment.parts.shown_providers(found)}
    led = {look: f"/sso/start/{shown[look].id}" if look in shown else "" for look in texts.SIGN_IN_WITH}
    providers = [
        {"look": look, "caption": visit.text(caption), "address": visit.deployment.parts.bindings.leads(look, led)}
        for look, caption in texts.SIGN_IN_WITH.items()
    ]
    return {"providers": providers}


def section(visit: Visit, person: Account) -> Mapping[str, Any]:
    """What the template connected.html shows in Security Settings: the provider's accounts that log a person in
    (CX-SSO-3)."""
    from simulator.deployments import bindings

    return {"connected": [binding.identity for binding in bindings.of_person(visit.deployment, person)]}


async def _start(request: Request) -> Response:
    from simulator.deployments import single_sign_on

    deployment = request.state.visit.deployment
    found = deployment.records.provider(request.path_params["provider"])
    if found is None or not found[0].enabled:
        raise HTTPException(404, "There is no such page.")
    browser = secrets.token_urlsafe(32)
    chooses = deployment.parts.bindings.chooses
    response = RedirectResponse(single_sign_on.begin(deployment, found[0], browser, chooses=chooses), 303)
    keep(response, request, COOKIE, browser, seconds=WAIT, path="/sso")
    return response


async def _come_back(request: Request) -> Response:
    """The redirect URI: an answer that counts logs in whom the provider's account is bound to, or asks for Bind."""
    from simulator.deployments import bindings, single_sign_on
    from simulator.identity.federation import Refused

    visit: Visit = request.state.visit
    query, browser = dict(request.query_params), request.cookies.get(COOKIE)
    came = await single_sign_on.verdict(visit.deployment, query, browser, visit.origin)
    if isinstance(came, Refused):
        return RedirectResponse("/login?said=sso-refused", 303)
    token, bound = bindings.log_in(visit.deployment, came, visit.origin)
    if bound:
        response = access.enter(visit, token)
    else:
        response = RedirectResponse("/bind", 303)
        keep(response, request, WAITS, token, seconds=WAIT, path="/bind")
    response.delete_cookie(COOKIE, path="/sso")
    return response


async def _show_bind(request: Request) -> Response:
    from simulator.deployments import bindings

    visit: Visit = request.state.visit
    here = bindings.waiting(visit.deployment, request.cookies.get(WAITS))
    return _page(visit, here) if here else _nothing_waits()


async def _bind(request: Request) -> Response:
    from simulator.deployments import bindings

    visit, form = request.state.visit, await read_form(request)
    deployment, waits = visit.deployment, request.cookies.get(WAITS)
    here = bindings.waiting(deployment, waits)
    if here is None:
        return _nothing_waits()
    if "cancel" in form:
        bindings.forget(deployment, waits)
        return _forgotten(RedirectResponse("/login", 303))
    company = _company(visit, here).casefold()
    given = Credentials(form.get("account", ""), form.get("password", ""), company, attempt=form.get("attempt", ""))
    outcome = await bindings.bind(deployment, here, given, visit.token, visit.origin, partial(_after_password, visit))
    if outcome.token:
        device = outcome.step is Step.DEVICE
        return _forgotten(verification.begin(visit, outcome.token) if device else access.enter(visit, outcome.token))
    return _page(visit, here, 403, account=given.address, said=_refusal(outcome))


def _after_password(visit: Visit, deployment: Deployment, account: Account) -> Event:
    """What the right password alone comes to here: a code is asked for in trusted browsers too, since whoever is bound
    logs in without one from then on."""
    return own_factor.after_password(deployment, account, (), visit.origin)


def _page(visit: Visit, here: Identity, status: int = 200, *, account: str = "", said: str = "") -> Response:
    company = visit.deployment.records.organization(here.organization)
    languages.speak_for(visit, company)
    return show(visit, "bind", status, said=said, company=_company(visit, here), account=account, here=here)


def _company(visit: Visit, here: Identity) -> str:
    company = visit.deployment.records.organization(here.organization)
    return company.name if company else ""


def _refusal(outcome: Outcome) -> str:
    if outcome.step is Step.LOCKED:
        return "locked"
    return "already-bound" if outcome.event is Event.ALREADY_BOUND else "refused"


def _forgotten(response: Response) -> Response:
    response.delete_cookie(WAITS, path="/bind")
    return response


def _nothing_waits() -> Response:
    return RedirectResponse("/login?said=nothing-to-bind", 303)


async def _unbind(request: Request) -> Response:
    from simulator.deployments import bindings

    visit, form = request.state.visit, await read_form(request)
    here = access.person(visit)
    if isinstance(here, Response):
        return here
    bindings.unbind(visit.deployment, here, form.get("issuer", ""), visit.origin)
    return RedirectResponse("/profile/security", 303)


ROUTES = [
    Route("/sso/start/{provider}", _start, methods=["GET"]),
    Route("/sso/callback", _come_back, methods=["GET"]),
    Route("/bind", _show_bind, methods=["GET"]),
    Route("/bind", _bind, methods=["POST"]),
    Route("/profile/security/connected/unbind", _unbind, methods=["POST"]),
]
