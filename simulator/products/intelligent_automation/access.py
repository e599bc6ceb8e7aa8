"""Who stands behind a request: logged in, on the way with a password to change, or nobody."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import changing, logins
from simulator.deployments.changing import Changer
from simulator.deployments.windows import Shut, look, mark
from simulator.identity.accounts import Account
from simulator.products.intelligent_automation.pages import window
from simulator.web.cookies import A_YEAR, keep, remember
from simulator.web.visit import Visit

HALF = "half-login"
KEPT = 24 * 3600
"""Seconds that the browser keeps the half login's cookie: longer than any lasts."""
MARK = "window"
"""The cookie by which a login window knows itself shut."""


def person(visit: Visit) -> Account | Response:
    """Who is logged in; where else the visit leads if nobody is. A change that is due comes before everything."""
    account = logins.visitor(visit.deployment, visit.token)
    if account is None:
        waits = changing.waiting(visit.deployment, visit.request.cookies.get(HALF))
        return RedirectResponse("/password" if waits else "/login", 303)
    visit.person = account
    return account


def changer(visit: Visit) -> Changer | None:
    """Who may change a password here."""
    half = visit.request.cookies.get(HALF)
    if account := changing.waiting(visit.deployment, half):
        visit.person = account
        return Changer(account, half=half)
    visit.person = logins.visitor(visit.deployment, visit.token)
    return Changer(visit.person, session=visit.token) if visit.person else None


def enter(visit: Visit, token: str, *, half: bool = False) -> Response:
    """Goes on with what a login or a change has begun: a session, or the window where the password is changed."""
    if half:
        response = RedirectResponse("/password", 303)
        keep(response, visit.request, HALF, token, seconds=KEPT)
        return response
    response = RedirectResponse(visit.landing, 303)
    remember(visit.request, response, visit.deployment, token)
    response.delete_cookie(HALF, path="/")
    return response


def stay(visit: Visit, response: Response) -> Response:
    """A page behind the login, which counts as an access to the session."""
    if visit.token:
        remember(visit.request, response, visit.deployment, visit.token)
    return response


def shut_window(request: Request) -> Shut | None:
    """Whether the login window of this browser is shut."""
    visit: Visit = request.state.visit
    return look(visit.deployment, request.cookies.get(MARK))


def shut(visit: Visit, subject: str, closed: Shut | None, **facts: str) -> Response:
    """The window of a browser that has just met the lock of a subject."""
    response = window(visit, 403, shut=closed, **facts)
    keep(response, visit.request, MARK, mark(visit.deployment, subject), seconds=A_YEAR)
    response.delete_cookie(HALF, path="/")
    return response
