"""All addresses of a provider."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.providers import exchange, oidc, saml
from simulator.providers.logins import Cancelled, present
from simulator.providers.pages import COOKIE, asset, page, problem
from simulator.providers.site import Site
from simulator.web.guard import HEADERS, from_elsewhere

type Endpoint = Callable[[Request, Site, datetime], Awaitable[Response]]


async def home(request: Request, site: Site, now: datetime) -> Response:
    """The provider's own first page: who is logged in, or the way to log in."""
    here = await present(request, site, now)
    if isinstance(here, Response):
        return here
    if isinstance(here, Cancelled) or here.token:
        back = RedirectResponse("/", 303)
        return back if isinstance(here, Cancelled) else here.remembered(back)
    return page(request, site, "home", person=here.person, notice=False)


async def log_out(request: Request, site: Site, _now: datetime) -> Response:
    """Logs out at the provider alone (GC-SSO-2.2)."""
    site.log_out(request.cookies.get(COOKIE))
    response = page(request, site, "home", person=None, notice=True)
    if not site.stays_logged_in:
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return response


PLACES: dict[tuple[str, str], Endpoint] = {
    ("GET", "/"): home,
    ("POST", "/"): home,
    ("POST", "/log-out"): log_out,
    ("GET", "/metadata"): saml.metadata,
    ("GET", "/sso"): saml.sign_in,
    ("POST", "/sso"): saml.sign_in,
    ("GET", "/.well-known/openid-configuration"): oidc.configuration,
    ("GET", "/jwks"): oidc.keys,
    ("GET", "/authorize"): oidc.authorize,
    ("POST", "/authorize"): oidc.authorize,
    ("POST", "/token"): exchange.token,
    ("GET", "/end-session"): oidc.end_session,
    ("POST", "/end-session"): oidc.end_session,
}


async def answer(request: Request, site: Site, now: datetime) -> Response:
    """The provider's answer to any request for one of its addresses."""
    response = await _answer(request, site, now)
    for header, value in HEADERS.items():
        response.headers.setdefault(header, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


async def _answer(request: Request, site: Site, now: datetime) -> Response:
    path = request.url.path.removeprefix(site.path)
    if path.startswith("/assets/") and request.method == "GET":
        return asset(site, path.removeprefix("/assets/")) or problem(request, site, "There is no such file.", 404)
    place = PLACES.get((request.method, path))
    if place is None:
        return problem(request, site, "There is no such page.", 404)
    if from_elsewhere(request.method, request.headers):
        return problem(request, site, "This form was sent from another site. Open the page here and try again.", 403)
    await asyncio.to_thread(lambda: (site.keys, site.other_keys))  # made at the first request, not while others wait
    try:
        return await place(request, site, now)
    except HTTPException as refused:
        return problem(request, site, refused.detail, refused.status_code)
