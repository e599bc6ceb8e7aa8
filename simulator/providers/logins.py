"""Who is at the provider's door: known by its own cookie, or asked for a password."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from simulator.providers.pages import COOKIE, page
from simulator.providers.site import SESSION_LIFE, Person, Site
from simulator.web.forms import read_form


@dataclass(frozen=True)
class Present:
    """A person, and the token of their login where it is a new one."""

    person: Person
    token: str | None = None

    def remembered(self, response: Response) -> Response:
        """The answer, with the provider's cookie where it is new."""
        if self.token:
            life = int(SESSION_LIFE.total_seconds())
            response.set_cookie(COOKIE, self.token, max_age=life, path="/", httponly=True, samesite="lax")
        return response


class Cancelled:
    """The person would rather not log in."""


async def present(
    request: Request, site: Site, now: datetime, *, again: bool = False, chooses: bool = False, sends_to: str = ""
) -> Present | Cancelled | Response:
    """Who is there; else the page to answer with. `again` asks for the password even of who is logged in, and `chooses`
    for the account, whoever is."""
    logged_in = None if again else site.visitor(request.cookies.get(COOKIE), now)
    if request.method != "POST":
        if chooses and site.people:
            return account_chooser(request, site, sends_to=sends_to)
        return Present(logged_in) if logged_in and not chooses else login_page(request, site, sends_to=sends_to)
    form = await read_form(request)
    if "cancel" in form:
        return Cancelled()
    if "choose" in form:
        chosen = site.person(form["choose"])
        if logged_in and chosen == logged_in:
            return Present(logged_in)
        return login_page(request, site, username=chosen.email if chosen else "", sends_to=sends_to)
    username = form.get("username", "")
    token = site.log_in(username, form.get("password", ""), now)
    if token is None:
        return login_page(request, site, 403, username=username, refused=True, sends_to=sends_to)
    site.log_out(request.cookies.get(COOKIE))
    return Present(site.logins[token].person, token)


def login_page(
    request: Request, site: Site, status: int = 200, *, username: str = "", refused: bool = False, sends_to: str = ""
) -> Response:
    """The form, which comes back to the address that asked for it."""
    facts = {"username": username, "refused": refused, "cancels": bool(sends_to)}
    return page(request, site, "login", status, sends_to=sends_to, action=_back_here(request), **facts)


def account_chooser(request: Request, site: Site, *, sends_to: str) -> Response:
    """The accounts to choose from: all that the site has, as if this browser had used each, and another one."""
    return page(request, site, "accounts", sends_to=sends_to, action=_back_here(request), people=site.people.values())


def _back_here(request: Request) -> str:
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
