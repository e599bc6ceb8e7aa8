"""Single sign-on in the desktop app, whose window hands it to the person's own browser (GC-CHANNEL-1)."""

from __future__ import annotations

import secrets

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from simulator.products.genesys_cloud import sso
from simulator.products.genesys_cloud.pages import PAGES
from simulator.web.cookies import keep
from simulator.web.visit import Visit

COOKIE = "desktop"


async def start(request: Request) -> Response:
    """Where a provider's icon leads: to the provider, or in the app to a page that goes on in the browser."""
    from simulator.deployments import hand_off

    visit, provider = request.state.visit, sso.provider_named(request, request.path_params["provider"])
    if not visit.deployment.parts.places.desktop_app(request.headers.get("user-agent", "")):
        return sso.go_to(request, provider)
    window = secrets.token_urlsafe(32)
    address = f"{visit.deployment.url}sso/desktop/{hand_off.begin(visit.deployment, provider.id, window)}"
    response = PAGES.page(visit, "desktop", address=address)
    keep(response, request, COOKIE, window, seconds=sso.WAIT, path="/sso")
    return response


async def go_on(request: Request) -> Response:
    """The external browser, with the link that the app opened: the login at the provider."""
    from simulator.deployments import hand_off

    visit: Visit = request.state.visit
    waiting = request.path_params["hand_off"]
    provider = hand_off.provider_of(visit.deployment, waiting)
    if provider is None:
        raise HTTPException(404, "This login is no longer waited for. Begin again in the app.")
    return sso.go_to(request, sso.provider_named(request, provider), hand_off.then(waiting))


async def come_back(request: Request) -> Response:
    """The app again, with the code that the operating system gave it."""
    from simulator.deployments import single_sign_on

    visit: Visit = request.state.visit
    code, window = request.query_params.get("code", ""), request.cookies.get(COOKIE, "")
    return sso.outcome(visit, single_sign_on.returned_to_app(visit.deployment, code, window, visit.origin))
