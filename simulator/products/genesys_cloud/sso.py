"""Single sign-on's addresses (GC-SSO-1 to -5)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Organization
from simulator.products.genesys_cloud import texts
from simulator.products.genesys_cloud.pages import PAGES
from simulator.web.cookies import keep, remember
from simulator.web.forms import read_form
from simulator.web.visit import Visit

if TYPE_CHECKING:
    from simulator.deployments.single_sign_on import Outcome
    from simulator.identity.federation import Provider

COOKIE = "sso"
APP = "genesyscloud-desktop://"
"""What the operating system opens with the desktop app."""
WAIT = 600
"""Seconds that the browser keeps the cookie of a login that has gone to its provider."""


def providers_of(deployment: Deployment, organization: Organization | None) -> tuple[Provider, ...]:
    """The providers whose icons the login page shows."""
    if organization is None:
        return ()
    return deployment.parts.shown_providers(deployment.records.providers(organization.id))


def start_address(deployment: Deployment, provider: Provider) -> str:
    """Where a provider's icon leads: to the deployment's first host, which the answer comes back to."""
    return f"{deployment.url}sso/start/{provider.id}"


def provider_named(request: Request, id: str) -> Provider:
    """The enabled provider of that id; 404 if there is none."""
    found = request.state.visit.deployment.records.provider(id)
    if found is None or not found[0].enabled:
        raise HTTPException(404, "There is no such page.")
    provider: Provider = found[0]
    return provider


def go_to(request: Request, provider: Provider, then: str = "/") -> Response:
    """Goes to the provider. A link and no form, because a form may not lead to another site."""
    from simulator.deployments import single_sign_on

    browser = secrets.token_urlsafe(32)
    response = RedirectResponse(single_sign_on.begin(request.state.visit.deployment, provider, browser, then), 303)
    keep(response, request, COOKIE, browser, seconds=WAIT, path="/sso")
    return response


async def take_post(request: Request) -> Response:
    """The assertion consumer service: takes a SAML answer, and has the browser come back with its cookie."""
    from simulator.deployments import single_sign_on

    visit, form = request.state.visit, await read_form(request, largest=LARGEST_ANSWER)
    ticket = await single_sign_on.posted(visit.deployment, form, visit.origin)
    return RedirectResponse(f"/sso/finish?ticket={ticket}", 303)


async def finish(request: Request) -> Response:
    """Where the browser comes back to after a SAML answer."""
    from simulator.deployments import single_sign_on

    visit: Visit = request.state.visit
    ticket = request.query_params.get("ticket", "")
    return outcome(visit, single_sign_on.finish(visit.deployment, ticket, request.cookies.get(COOKIE), visit.origin))


async def take_code(request: Request) -> Response:
    """The redirect URI: takes an OpenID provider's code."""
    from simulator.deployments import single_sign_on

    visit: Visit = request.state.visit
    query, browser = dict(request.query_params), request.cookies.get(COOKIE)
    return outcome(visit, await single_sign_on.returned(visit.deployment, query, browser, visit.origin))


async def metadata(request: Request) -> Response:
    """What a SAML provider has to know of the product."""
    from simulator.deployments import single_sign_on
    from simulator.federation import saml

    document = saml.metadata(single_sign_on.party(request.state.visit.deployment))
    return Response(document, media_type="application/samlmetadata+xml")


def outcome(visit: Visit, came: Outcome) -> Response:
    """What a person sees who comes back from the provider, or from the browser to the app."""
    from simulator.deployments.hand_off import HandedOver
    from simulator.identity.federation import Refused

    if isinstance(came, Refused):
        told = texts.SSO_REFUSALS.get(came.reason, texts.SSO_REFUSED)
        return PAGES.page(visit, "sso_refused", 403, alert=visit.text(told))
    if isinstance(came, HandedOver):
        return PAGES.page(visit, "handed_over", address=f"{APP}login?{urlencode({'code': came.code})}")
    response = RedirectResponse(visit.landing, 303)
    remember(visit.request, response, visit.deployment, came)
    response.delete_cookie(COOKIE, path="/sso")
    return response


LARGEST_ANSWER = 512 * 1024
"""Bytes: an assertion may name hundreds of groups."""
