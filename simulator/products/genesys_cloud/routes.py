"""The product's addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import logins, people
from simulator.deployments.deployment import Deployment
from simulator.deployments.logins import Credentials
from simulator.deployments.people import Done
from simulator.identity.accounts import Account
from simulator.identity.links import Purpose, Standing
from simulator.identity.login import Step
from simulator.identity.passwords import Refused
from simulator.products.genesys_cloud import texts
from simulator.products.genesys_cloud.pages import PAGES, login_page, password_page
from simulator.web.cookies import forget, remember, session_token
from simulator.web.forms import read_form

NOTICES = {"registered": texts.REGISTERED, "asked": texts.RESET_ASKED}
PLACES = {
    "/": "splash",
    "/collaborate": "collaborate",
    "/account": "account",
    "/architect": "architect",
}
"""Addresses behind the login, and their pages."""
NOBODY = Account("", "", "", "")

type Endpoint = Callable[[Request], Awaitable[Response]]


def routes() -> list[Route]:
    """All addresses of the product."""
    return [
        *(Route(path, _place(path, page)) for path, page in PLACES.items()),
        Route("/login", _show_login, methods=["GET"]),
        Route("/login", _log_in, methods=["POST"]),
        Route("/login/options", _show_options, methods=["GET"]),
        Route("/logout", _log_out, methods=["POST"]),
        Route("/forgot", _show_forgot, methods=["GET"]),
        Route("/forgot", _ask_for_reset, methods=["POST"]),
        *(Route(f"/{purpose}/{{token}}", _open_link(purpose), methods=["GET"]) for purpose in Purpose),
        *(Route(f"/{purpose}/{{token}}", _set_password(purpose), methods=["POST"]) for purpose in Purpose),
    ]


def _deployment(request: Request) -> Deployment:
    deployment: Deployment = request.state.deployment
    return deployment


def _source(request: Request) -> str | None:
    return request.client.host if request.client else None


def _place(path: str, page: str) -> Endpoint:
    async def show(request: Request) -> Response:
        deployment, token = _deployment(request), session_token(request)
        person = logins.visitor(deployment, token)
        if person is None and path not in deployment.parts.open_to_all:
            return RedirectResponse("/login", 303)
        organizations = {o.id: o.name for o in deployment.records.organizations()}
        person = person or NOBODY
        response = PAGES.page(
            deployment, page, person=person, organization=organizations.get(person.organization, ""), here=path
        )
        if token:
            remember(request, response, deployment, token)
        return response

    return show


async def _show_login(request: Request) -> Response:
    deployment = _deployment(request)
    if logins.visitor(deployment, session_token(request)):
        return RedirectResponse(deployment.parts.landing, 303)
    notice = NOTICES.get(request.query_params.get("notice", ""))
    return login_page(deployment, notice=notice and deployment.text(notice))


async def _show_options(request: Request) -> Response:
    return login_page(_deployment(request), organization="")


async def _log_in(request: Request) -> Response:
    deployment, form = _deployment(request), await read_form(request)
    given = Credentials(form.get("email", ""), form.get("password", ""), form.get("organization", ""))
    outcome = await logins.sign_in(deployment, given, session_token(request), _source(request))
    if outcome.token:
        response: Response = RedirectResponse(deployment.parts.landing, 303)
        remember(request, response, deployment, outcome.token)
        return response
    alert = texts.LOCKED if outcome.step is Step.LOCKED else texts.REFUSALS[deployment.parts.told(outcome.event)]
    asks_for_organization = "organization" in form or outcome.step is Step.ORGANIZATION
    return login_page(
        deployment,
        403,
        address=given.address,
        alert=deployment.text(alert),
        organization=given.organization if asks_for_organization else None,
    )


async def _log_out(request: Request) -> Response:
    logins.sign_out(_deployment(request), session_token(request), _source(request))
    response = RedirectResponse("/login", 303)
    forget(request, response)
    return response


async def _show_forgot(request: Request) -> Response:
    return PAGES.page(_deployment(request), "forgot")


async def _ask_for_reset(request: Request) -> Response:
    form = await read_form(request)
    notice = await people.ask_for_reset(_deployment(request), form.get("email", ""), _source(request))
    return RedirectResponse(f"/login?notice={notice}", 303)


def _open_link(purpose: Purpose) -> Endpoint:
    async def show(request: Request) -> Response:
        deployment = _deployment(request)
        standing = people.open_link(deployment, purpose, request.path_params["token"])
        if standing is not Standing.GOOD:
            return _refused_link(deployment, purpose, standing)
        return password_page(deployment, purpose)

    return show


def _set_password(purpose: Purpose) -> Endpoint:
    async def take(request: Request) -> Response:
        deployment, form = _deployment(request), await read_form(request)
        entries = form.get("password", ""), form.get("again", "")
        token = request.path_params["token"]
        result = await people.set_password(deployment, purpose, token, entries, _source(request))
        match result:
            case Standing():
                return _refused_link(deployment, purpose, result)
            case Refused(unmet):
                return password_page(deployment, purpose, 422, suggestions=texts.suggestions(deployment, unmet))
            case Done(account, started):
                return _password_set(request, purpose, account, started)

    return take


def _refused_link(deployment: Deployment, purpose: Purpose, standing: Standing) -> Response:
    alert = deployment.text(texts.LINKS[standing])
    return PAGES.page(deployment, "link_refused", 410, alert=alert, purpose=str(purpose))


def _password_set(request: Request, purpose: Purpose, account: Account, started: str | None) -> Response:
    deployment = _deployment(request)
    if started:
        response: Response = RedirectResponse(deployment.parts.landing, 303)
        remember(request, response, deployment, started)
        return response
    if purpose is Purpose.INVITATION:
        return RedirectResponse("/login?notice=registered", 303)
    locked = deployment.text(texts.RESET_WHILE_LOCKED) + deployment.text(texts.LOCKED)
    return login_page(deployment, 403, address=account.email, alert=locked)
