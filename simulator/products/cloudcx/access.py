"""Who stands behind a request, and what a login leads to."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import logins
from simulator.identity.accounts import Account
from simulator.products.cloudcx import languages, texts
from simulator.web.cookies import keep, remember
from simulator.web.visit import Visit

HALF = "half-login"
KEPT = 24 * 3600
"""Seconds that the browser keeps the half login's cookie: longer than any lasts."""


def person(visit: Visit) -> Account | Response:
    """Who is logged in; the way to the login page if nobody is."""
    account = logins.visitor(visit.deployment, visit.token)
    if account is None:
        return RedirectResponse("/login", 303)
    languages.speak_to(visit, account)
    return account


def administrator(visit: Visit) -> Account | Response:
    """Who is logged in with an admin role; nobody else gets further (CX-ROLE-1)."""
    here = person(visit)
    if isinstance(here, Response) or visit.deployment.parts.may_administer(here):
        return here
    if visit.deployment.parts.companies.guarded(visit.request.method):
        raise HTTPException(403, texts.NO_ADMINISTRATOR)
    return here


def inside(request: Request) -> tuple[Visit, Account]:
    """The visit to a page behind a guard, and who visits."""
    visit: Visit = request.state.visit
    if visit.person is None:
        raise AssertionError("no guard has let this visit in")
    return visit, visit.person


def landing(visit: Visit, account: Account) -> str:
    """Where a person enters the system (CX-ROLE-1)."""
    return f"/{visit.deployment.parts.companies.enters(account)}"


def enter(visit: Visit, token: str, *, half: bool = False) -> Response:
    """Goes on with what a login has begun: a session, or the page that asks for a code."""
    if half:
        response = RedirectResponse("/verify", 303)
        keep(response, visit.request, HALF, token, seconds=KEPT)
        return response
    account = logins.visitor(visit.deployment, token)
    response = RedirectResponse(landing(visit, account) if account else "/login", 303)
    remember(visit.request, response, visit.deployment, token)
    response.delete_cookie(HALF, path="/")
    return response


def stay(visit: Visit, response: Response) -> Response:
    """A page behind the login, which counts as an access to the session."""
    if visit.token:
        remember(visit.request, response, visit.deployment, visit.token)
    return response
