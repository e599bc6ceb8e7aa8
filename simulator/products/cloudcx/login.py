"""The login page, and what Sign in leads to (CX-LOGIN-1, -2)."""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import logins
from simulator.deployments.logins import Credentials
from simulator.identity.login import Event, Step
from simulator.products.cloudcx import access, languages, sso, two_factor, verification
from simulator.products.cloudcx.pages import show
from simulator.web.cookies import forget
from simulator.web.forms import read_form
from simulator.web.visit import Visit


def login_page(visit: Visit, status: int = 200, *, company: str = "", account: str = "", said: str = "") -> Response:
    """The login page, with what was typed, in the language and with the providers of the company that is named."""
    named = logins.named(visit.deployment, company)
    languages.speak_for(visit, named)
    shown = sso.offered(visit, named)
    return show(visit, "login", status, said=said, company=company, account=account, **shown)


async def begin(request: Request) -> Response:
    """The login page, or where somebody is who is logged in already."""
    visit: Visit = request.state.visit
    if person := logins.visitor(visit.deployment, visit.token):
        return RedirectResponse(access.landing(visit, person), 303)
    return login_page(visit, company=request.query_params.get("company", ""))


async def log_in(request: Request) -> Response:
    """Presents what was typed."""
    visit, form = request.state.visit, await read_form(request)
    company, account = form.get("company", "").strip(), form.get("account", "")
    given = Credentials(account, form.get("password", ""), company.casefold(), attempt=form.get("attempt", ""))
    right = partial(two_factor.after_password, visit)
    outcome = await logins.sign_in(visit.deployment, given, visit.token, visit.origin, right)
    if outcome.token and outcome.step is Step.DEVICE:
        return verification.begin(visit, outcome.token)
    if outcome.token:
        return access.enter(visit, outcome.token)
    told = visit.deployment.parts.told(outcome.event)
    said = "locked" if outcome.step is Step.LOCKED or told is Event.WHILE_LOCKED else "refused"
    return login_page(visit, 403, company=company, account=account, said=said)


async def log_out(request: Request) -> Response:
    """Ends the session."""
    visit: Visit = request.state.visit
    logins.sign_out(visit.deployment, visit.token, visit.origin)
    response = RedirectResponse("/login", 303)
    forget(request, response)
    return response


ROUTES = [
    Route("/", begin, methods=["GET"]),
    Route("/login", begin, methods=["GET"]),
    Route("/login", log_in, methods=["POST"]),
    Route("/logout", log_out, methods=["POST"]),
]
