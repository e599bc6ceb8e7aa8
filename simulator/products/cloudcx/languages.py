"""The language icon, and who sees which language (CX-LANGUAGE-1)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import logins
from simulator.deployments.deployment import DEFAULT_LANGUAGE
from simulator.identity.accounts import Account, Organization
from simulator.web.choosing import own_address, remember_language
from simulator.web.cookies import A_YEAR, keep
from simulator.web.forms import read_form
from simulator.web.languages import COOKIE
from simulator.web.visit import Visit

WHOSE = "language-of"
"""The cookie that says whose choice the browser's language is, where it was made behind the login: it goes on holding
for the login page, but for nobody else who logs in there."""


def speak_for(visit: Visit, company: Organization | None) -> None:
    """Before a login: what the icon says in this browser, else the default of the company that is named."""
    if visit.request.cookies.get(COOKIE) not in visit.languages.names:
        _speak(visit, company)


def speak_for_named(visit: Visit, company: str) -> None:
    """The same, of a company by the name that was typed."""
    speak_for(visit, logins.named(visit.deployment, company))


def speak_to(visit: Visit, account: Account) -> None:
    """Behind the login: the person's own choice, which the visit knows; else as before the login."""
    visit.person = account
    company = visit.deployment.records.organization(account.organization)
    if visit.request.cookies.get(WHOSE, account.id) == account.id:
        speak_for(visit, company)
    else:
        _speak(visit, company)


async def choose(request: Request) -> Response:
    """Keeps a choice for this browser and, behind the login, for the person; leads back to the page."""
    visit, form = request.state.visit, await read_form(request)
    chosen = form.get("language", "")
    response = RedirectResponse(own_address(form.get("next", "/login")), 303)
    if chosen not in visit.languages.names:
        return response
    remember_language(response, request, chosen)
    if person := logins.visitor(visit.deployment, visit.token):
        for one in visit.deployment.parts.companies.choosing(person, visit.deployment.records.everybody):
            logins.choose_language(visit.deployment, one, chosen)
        keep(response, request, WHOSE, person.id, seconds=A_YEAR)
    else:
        response.delete_cookie(WHOSE, path="/")
    return response


def _speak(visit: Visit, company: Organization | None) -> None:
    default = visit.deployment.parts.companies.language(company)
    visit.language = default if default in visit.languages.names else DEFAULT_LANGUAGE


ROUTES = [Route("/language", choose, methods=["POST"])]
