"""The choice of a language, on either side of the login (GC-LANGUAGE-1, GIA-LOGIN-3)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import logins
from simulator.web import typed
from simulator.web.cookies import A_YEAR, keep
from simulator.web.forms import read_form
from simulator.web.languages import COOKIE


async def choose_language(request: Request) -> Response:
    """Keeps the language chosen from the list for this browser, and leads back to the page."""
    visit, form = request.state.visit, await read_form(request)
    next_page = own_address(form.get("next", "/login"))
    chosen = form.get("language")
    if chosen in visit.languages.names:
        visit.language = chosen
    if person := logins.visitor(visit.deployment, visit.token):
        logins.choose_language(visit.deployment, person, visit.language)
    response = RedirectResponse(next_page, 303)
    remember_language(response, request, visit.language)
    typed.send_along(response, request, form, next_page)
    return response


def remember_language(response: Response, request: Request, language: str) -> None:
    """Has the browser keep a language for its next visits."""
    keep(response, request, COOKIE, language, seconds=A_YEAR)


def own_address(wanted: str) -> str:
    """The address if it is one of ours; never another site's."""
    return wanted if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else "/login"
