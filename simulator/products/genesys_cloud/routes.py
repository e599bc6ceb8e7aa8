"""The product's addresses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import logins, people
from simulator.deployments.logins import Credentials
from simulator.deployments.people import AwaitsDevice, Done
from simulator.identity.accounts import Account
from simulator.identity.links import Purpose, Standing
from simulator.identity.login import Event, Step
from simulator.identity.passwords import Refused
from simulator.products.genesys_cloud import desktop, devices, enrolment, sso, texts
from simulator.products.genesys_cloud.devices import go_on
from simulator.products.genesys_cloud.icons import icons
from simulator.products.genesys_cloud.methods import IN_HALF, IN_SESSION
from simulator.products.genesys_cloud.pages import PAGES, login_page, password_page
from simulator.products.genesys_cloud.places import PLACES, place, remove_device, save_language
from simulator.products.genesys_cloud.ways import choose_region, login_elsewhere, show_region
from simulator.web import typed
from simulator.web.choosing import choose_language
from simulator.web.cookies import forget
from simulator.web.forms import read_form
from simulator.web.visit import Visit

NOTICES = {
    "registered": texts.REGISTERED,
    "asked": texts.RESET_ASKED,
    "organizations": texts.ORGANIZATIONS_ASKED,
}

type Endpoint = Callable[[Request], Awaitable[Response]]


def routes() -> list[Route]:
    """All addresses of the product."""
    return [
        *(Route(path, place(path, page)) for path, page in PLACES.items()),
        Route("/account/language", save_language, methods=["POST"]),
        Route("/account/devices/{device}/remove", remove_device, methods=["POST"]),
        Route("/language", choose_language, methods=["POST"]),
        Route("/login", _show_login, methods=["GET"]),
        Route("/login", _log_in, methods=["POST"]),
        Route("/login/options", _show_options, methods=["GET"]),
        Route("/mfa", devices.show, methods=["GET"]),
        Route("/mfa", devices.take_proof, methods=["POST"]),
        Route("/mfa/code", devices.send_code, methods=["POST"]),
        *(route for window in (IN_HALF, IN_SESSION) for route in _window_routes(window)),
        Route("/region", show_region, methods=["GET"]),
        Route("/region", choose_region, methods=["POST"]),
        Route("/sso/start/{provider}", desktop.start, methods=["GET"]),
        Route("/sso/desktop", desktop.come_back, methods=["GET"]),
        Route("/sso/desktop/{hand_off}", desktop.go_on, methods=["GET"]),
        Route("/sso/acs", sso.take_post, methods=["POST"]),
        Route("/sso/finish", sso.finish, methods=["GET"]),
        Route("/sso/callback", sso.take_code, methods=["GET"]),
        Route("/sso/metadata", sso.metadata, methods=["GET"]),
        Route("/logout", _log_out, methods=["POST"]),
        Route("/forgot", _show_forgot, methods=["GET"]),
        Route("/forgot", _ask_for_reset, methods=["POST"]),
        Route("/forgot/organization", _show_forgot_organization, methods=["GET"]),
        Route("/forgot/organization", _ask_for_organizations, methods=["POST"]),
        *(Route(f"/{purpose}/{{token}}", _open_link(purpose), methods=["GET"]) for purpose in Purpose),
        *(Route(f"/{purpose}/{{token}}", _set_password(purpose), methods=["POST"]) for purpose in Purpose),
    ]


def _window_routes(window: str) -> list[Route]:
    return [
        Route(window, enrolment.show_window, methods=["GET"]),
        Route(window, enrolment.take_window, methods=["POST"]),
        Route(f"{window}/{{kind}}", enrolment.show_method, methods=["GET"]),
        Route(f"{window}/{{kind}}", enrolment.prove, methods=["POST"]),
        Route(f"{window}/sms/code", enrolment.send_code, methods=["POST"]),
    ]


async def _show_login(request: Request) -> Response:
    visit: Visit = request.state.visit
    if logins.visitor(visit.deployment, visit.token):
        return RedirectResponse(visit.landing, 303)
    if elsewhere := login_elsewhere(visit):
        return RedirectResponse(elsewhere, 303)
    return typed.use_up(visit, _login_asked_for(visit))


def _login_asked_for(visit: Visit) -> Response:
    """The login page as its address says; without a password's field where the organization has none (GC-SSO-3)."""
    query, deployment = visit.request.query_params, visit.deployment
    organization = logins.named(deployment, query.get("organization", ""))
    providers = icons(visit, organization, "own" in query)
    if organization and deployment.parts.logs_in_without_password(deployment.policy_in(organization)):
        return PAGES.page(visit, "sso_only", path=typed.here(visit), providers=providers)
    notice = NOTICES.get(query.get("notice", ""))
    before = typed.brought(visit)
    return login_page(
        visit,
        notice=notice and visit.text(notice),
        address=before.get("email", ""),
        organization=before.get("organization", query.get("organization")),
        providers=providers,
    )


async def _show_options(request: Request) -> Response:
    visit: Visit = request.state.visit
    page = PAGES.page(visit, "options", organization=typed.brought(visit).get("organization", ""))
    return typed.use_up(visit, page)


async def _log_in(request: Request) -> Response:
    visit, form = request.state.visit, await read_form(request)
    entries = form.get("email", ""), form.get("password", ""), form.get("organization", "")
    given = Credentials(*entries, visit.region, form.get("attempt", ""))
    outcome = await logins.sign_in(visit.deployment, given, visit.token, visit.origin)
    if outcome.token:
        return go_on(visit, outcome.step, outcome.token)
    reason = visit.deployment.parts.told(outcome.event)
    asks_for_organization = "organization" in form or outcome.step is Step.ORGANIZATION
    return login_page(
        visit,
        403,
        address=given.address,
        alert=visit.text(texts.LOCKED if outcome.step is Step.LOCKED else texts.REFUSALS[reason]),
        organization=given.organization if asks_for_organization else None,
    )


async def _log_out(request: Request) -> Response:
    visit: Visit = request.state.visit
    logins.sign_out(visit.deployment, visit.token, visit.origin)
    response = RedirectResponse("/login", 303)
    forget(request, response)
    return response


async def _show_forgot(request: Request) -> Response:
    return PAGES.page(request.state.visit, "forgot")


async def _ask_for_reset(request: Request) -> Response:
    visit, form = request.state.visit, await read_form(request)
    email, organization = form.get("email", ""), form.get("organization", "")
    attempt = form.get("attempt", "")
    notice = await people.ask_for_reset(visit.deployment, email, organization, visit.origin, attempt)
    return RedirectResponse(f"/login?notice={notice}", 303)


async def _show_forgot_organization(request: Request) -> Response:
    return PAGES.page(request.state.visit, "forgot_organization")


async def _ask_for_organizations(request: Request) -> Response:
    visit, form = request.state.visit, await read_form(request)
    people.ask_for_organizations(visit.deployment, form.get("email", ""), visit.origin, form.get("attempt", ""))
    return RedirectResponse("/login?notice=organizations", 303)


def _open_link(purpose: Purpose) -> Endpoint:
    async def show(request: Request) -> Response:
        visit: Visit = request.state.visit
        standing, account = people.open_link(visit.deployment, purpose, request.path_params["token"])
        if standing is not Standing.GOOD:
            return _refused_link(visit, purpose, standing)
        if account and visit.deployment.parts.invited_without_password(visit.deployment.policy_of(account)):
            own = visit.deployment.records.organization(account.organization)
            return PAGES.page(visit, "sso_only", providers=icons(visit, own, own=False))
        return password_page(visit, purpose, account)

    return show


def _set_password(purpose: Purpose) -> Endpoint:
    async def take(request: Request) -> Response:
        visit, form = request.state.visit, await read_form(request)
        entries = form.get("password", ""), form.get("again", "")
        token = request.path_params["token"]
        result = await people.set_password(visit.deployment, purpose, token, entries, visit.origin)
        match result:
            case Standing():
                return _refused_link(visit, purpose, result)
            case Refused(unmet, account):
                return password_page(visit, purpose, account, unmet)
            case AwaitsDevice(half):
                return go_on(visit, Step.DEVICE, half)
            case Done(account, begun, step):
                return go_on(visit, step, begun) if begun else _password_set(visit, purpose, account, step)

    return take


def _refused_link(visit: Visit, purpose: Purpose, standing: Standing) -> Response:
    alert = visit.text(texts.LINKS[standing])
    return PAGES.page(visit, "link_refused", 410, alert=alert, purpose=str(purpose))


def _password_set(visit: Visit, purpose: Purpose, account: Account, step: Step) -> Response:
    if purpose is Purpose.INVITATION:
        return RedirectResponse("/login?notice=registered", 303)
    why = texts.LOCKED if step is Step.LOCKED else texts.REFUSALS[Event.OTHER_PLACE]
    return login_page(visit, 403, address=account.email, alert=f"{visit.text(texts.RESET_DONE)} {visit.text(why)}")
