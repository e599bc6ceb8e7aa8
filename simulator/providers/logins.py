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
    request: Request, site: Site, now: datetime, *, again: bool = False, sends_to: str = ""
) -> Present | Cancelled | Response:
    """Who is there; else the login page to answer with. `again` asks for the password even of who is logged in."""
    if request.method != "POST":
        person = None if again else site.visitor(request.cookies.get(COOKIE), now)
        return Present(person) if person else login_page(request, site, sends_to=sends_to)
    form = await read_form(request)
    if "cancel" in form:
        return Cancelled()
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
    query = f"?{request.url.query}" if request.url.query else ""
    return page(
        request,
        site,
        "login",
        status,
        sends_to=sends_to,
        action=f"{request.url.path}{query}",
        username=username,
        refused=refused,
        cancels=bool(sends_to),
    )
