"""The product's addresses: the login window, and what its link leads to."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import changing, logins, people, windows
from simulator.deployments.logins import Credentials, Outcome
from simulator.deployments.people import Done
from simulator.deployments.windows import Shut
from simulator.identity.accounts import Account
from simulator.identity.links import Purpose, Standing
from simulator.identity.login import Step
from simulator.identity.passwords import Refused
from simulator.products.intelligent_automation import access, administration, passwords, texts
from simulator.products.intelligent_automation.pages import PAGES, change_window, window
from simulator.web import typed
from simulator.web.choosing import choose_language, remember_language
from simulator.web.cookies import forget
from simulator.web.forms import read_form
from simulator.web.visit import Visit


def routes() -> list[Route]:
    """All addresses of the product."""
    return [
        Route("/", _begin, methods=["GET"]),
        Route("/login", _show_window, methods=["GET"]),
        Route("/login", _log_in, methods=["POST"]),
        Route("/language", choose_language, methods=["POST"]),
        Route("/logout", _log_out, methods=["POST"]),
        Route("/home", _show_home, methods=["GET"]),
        Route("/people", administration.show, methods=["GET"]),
        Route("/people", administration.add, methods=["POST"]),
        Route("/password", passwords.show, methods=["GET"]),
        Route("/password", passwords.change, methods=["POST"]),
        Route("/forgot", _show_forgot, methods=["GET"]),
        Route("/forgot", _ask_for_reset, methods=["POST"]),
        Route("/reset/{token}", _open_link, methods=["GET"]),
        Route("/reset/{token}", _set_password, methods=["POST"]),
    ]


async def _begin(request: Request) -> Response:
    here = access.person(request.state.visit)
    return here if isinstance(here, Response) else RedirectResponse("/home", 303)


async def _show_window(request: Request) -> Response:
    visit: Visit = request.state.visit
    half = request.cookies.get(access.HALF)
    if logins.visitor(visit.deployment, visit.token):
        return RedirectResponse(visit.landing, 303)
    if half and "leave" in request.query_params:
        changing.leave(visit.deployment, half)
    elif changing.waiting(visit.deployment, half):
        return RedirectResponse("/password", 303)
    page = window(visit, shut=access.shut_window(request), address=typed.brought(visit).get("email", ""))
    return typed.use_up(visit, page)


async def _log_in(request: Request) -> Response:
    visit, form = request.state.visit, await read_form(request)
    if form.get("language") in visit.languages.names:
        visit.language = form["language"]
    closed = access.shut_window(request)
    if closed and visit.deployment.parts.windows.refuses:
        windows.refused(visit.deployment, visit.origin)
        response: Response = window(visit, 403, shut=closed, address=form.get("email", ""))
    else:
        response = await _try(visit, form)
    remember_language(response, request, visit.language)
    return response


async def _try(visit: Visit, form: dict[str, str]) -> Response:
    given = Credentials(form.get("email", ""), form.get("password", ""), attempt=form.get("attempt", ""))
    outcome = await logins.sign_in(visit.deployment, given, visit.token, visit.origin)
    if outcome.token:
        _work_in(visit, outcome, outcome.token)
        return access.enter(visit, outcome.token, half=outcome.step is Step.CHANGE)
    if outcome.step is Step.LOCKED:
        closed = windows.shut_for(visit.deployment, outcome.subject) or Shut(None)
        return access.shut(visit, outcome.subject, closed, address=given.address)
    alert = texts.refusal(visit, outcome.event, outcome.failures)
    return window(visit, 403, address=given.address, alert=alert)


def _work_in(visit: Visit, outcome: Outcome, token: str) -> None:
    """The language chosen in the window is the one that the person works in from now on (GIA-LOGIN-3)."""
    whose = changing.waiting if outcome.step is Step.CHANGE else logins.visitor
    if account := whose(visit.deployment, token):
        logins.choose_language(visit.deployment, account, visit.language)


async def _log_out(request: Request) -> Response:
    visit: Visit = request.state.visit
    logins.sign_out(visit.deployment, visit.token, visit.origin)
    response = RedirectResponse("/login", 303)
    forget(request, response)
    return response


async def _show_home(request: Request) -> Response:
    visit: Visit = request.state.visit
    here = access.person(visit)
    if isinstance(here, Response):
        return here
    administers = visit.deployment.parts.may_administer(here)
    return access.stay(visit, PAGES.page(visit, "home", person=here, administers=administers))


async def _show_forgot(request: Request) -> Response:
    visit: Visit = request.state.visit
    asked = request.query_params.get("notice") == "asked"
    return PAGES.page(visit, "forgot", notice=visit.text(texts.RESET_ASKED) if asked else None)


async def _ask_for_reset(request: Request) -> Response:
    visit, form = request.state.visit, await read_form(request)
    notice = await people.ask_for_reset(
        visit.deployment, form.get("email", ""), "", visit.origin, form.get("attempt", "")
    )
    return RedirectResponse(f"/forgot?notice={notice}", 303)


async def _open_link(request: Request) -> Response:
    visit: Visit = request.state.visit
    standing, account = people.open_link(visit.deployment, Purpose.RESET, request.path_params["token"])
    if standing is not Standing.GOOD or account is None:
        return _refused_link(visit, standing)
    return change_window(visit, account, original=False)


async def _set_password(request: Request) -> Response:
    visit, form = request.state.visit, await read_form(request)
    entries, token = (form.get("password", ""), form.get("again", "")), request.path_params["token"]
    result = await people.set_password(visit.deployment, Purpose.RESET, token, entries, visit.origin)
    match result:
        case Standing():
            return _refused_link(visit, result)
        case Refused(unmet, account):
            return change_window(visit, account, original=False, unmet=unmet)
        case Done(account, begun, _):
            return access.enter(visit, begun) if begun else _password_set(visit, account)
    raise AssertionError("nothing here waits for a device")


def _password_set(visit: Visit, account: Account) -> Response:
    subject = visit.deployment.subject(account, account.email, None, visit.origin.address)
    closed = windows.shut_for(visit.deployment, subject)
    return access.shut(visit, subject, closed, address=account.email, notice=visit.text(texts.RESET_DONE))


def _refused_link(visit: Visit, standing: Standing) -> Response:
    return PAGES.page(visit, "link_refused", 410, alert=visit.text(texts.LINKS[standing]))
