"""Forgot Password, and the page that its link leads to (CX-PASSWORD-2)."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import people
from simulator.deployments.people import Done
from simulator.identity.accounts import Account
from simulator.identity.links import Purpose, Standing
from simulator.identity.passwords import Refused
from simulator.products.cloudcx import languages, texts
from simulator.products.cloudcx.pages import show
from simulator.web.forms import read_form
from simulator.web.visit import Visit


async def show_forgot(request: Request) -> Response:
    """Asks for the company and the account."""
    visit: Visit = request.state.visit
    company = request.query_params.get("company", "")
    languages.speak_for_named(visit, company)
    return show(visit, "forgot", company=company)


async def ask(request: Request) -> Response:
    """Mails a link, or nothing; the answer is the same."""
    visit, form = request.state.visit, await read_form(request)
    company, account = form.get("company", "").strip(), form.get("account", "")
    languages.speak_for_named(visit, company)
    attempt = form.get("attempt", "")
    notice = await people.ask_for_reset(visit.deployment, account, company.casefold(), visit.origin, attempt)
    return RedirectResponse(f"/forgot?{urlencode({'company': company, 'said': notice})}", 303)


async def open_link(request: Request) -> Response:
    """The page where the new password is chosen."""
    visit: Visit = request.state.visit
    standing, account = people.open_link(visit.deployment, Purpose.RESET, request.path_params["token"])
    if standing is not Standing.GOOD or account is None:
        return _refused(visit, standing)
    return _form(visit, account)


async def set_password(request: Request) -> Response:
    """Sets the new password; nobody is logged in by it, so that it is no way around a second factor."""
    visit, form = request.state.visit, await read_form(request)
    entries, token = (form.get("password", ""), form.get("again", "")), request.path_params["token"]
    result = await people.set_password(visit.deployment, Purpose.RESET, token, entries, visit.origin)
    match result:
        case Standing():
            return _refused(visit, result)
        case Refused(unmet, account):
            return _form(visit, account, 422, said=texts.missed(unmet))
        case Done(account):
            company = visit.deployment.records.organization(account.organization)
            asked = urlencode({"company": company.name if company else "", "said": "reset"})
            return RedirectResponse(f"/login?{asked}", 303)
    raise AssertionError("nothing here waits for a device")


def _form(visit: Visit, account: Account, status: int = 200, *, said: str = "") -> Response:
    languages.speak_to(visit, account)
    criteria = texts.criteria(visit, visit.deployment.policy_of(account))
    return show(visit, "reset", status, said=said, criteria=criteria)


def _refused(visit: Visit, standing: Standing) -> Response:
    return show(visit, "link_refused", 410, said=f"link-{standing}")


ROUTES = [
    Route("/forgot", show_forgot, methods=["GET"]),
    Route("/forgot", ask, methods=["POST"]),
    Route("/reset/{token}", open_link, methods=["GET"]),
    Route("/reset/{token}", set_password, methods=["POST"]),
]
