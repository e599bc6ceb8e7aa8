"""The ways to the right login page: an organization's own address, and its region (GC-LOGIN-4, GC-REGION-1)."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.products.genesys_cloud.pages import PAGES
from simulator.products.genesys_cloud.regions import REGIONS
from simulator.web.cookies import A_YEAR, keep
from simulator.web.forms import read_form
from simulator.web.visit import Visit

COOKIE = "region"


def login_elsewhere(visit: Visit) -> str | None:
    """The address of the login page that is meant, where it is not this one. Who does not know a region yet is asked
    for it, where the deployment has several (discrepancy D-11)."""
    deployment = visit.deployment
    if visit.organization:
        region = visit.organization.region if visit.organization.region in deployment.regions else None
        host = deployment.url_of(region) if region else deployment.url
        return f"{host}login?{urlencode({'organization': visit.organization.name, 'own': '1'})}"
    if visit.region or not deployment.parts.asks_for_region(deployment.regions):
        return None
    kept = visit.request.cookies.get(COOKIE)
    query = f"?{visit.request.url.query}" if visit.request.url.query else ""
    return f"{deployment.url_of(kept)}login{query}" if kept in deployment.regions else "/region"


async def show_region(request: Request) -> Response:
    """Asks for the organization's region, by name."""
    visit: Visit = request.state.visit
    names = {id: REGIONS[id].name for id in visit.deployment.regions}
    if not visit.deployment.parts.asks_for_region(visit.deployment.regions):
        return RedirectResponse("/login", 303)
    return PAGES.page(visit, "region", regions=names, region=request.cookies.get(COOKIE))


async def choose_region(request: Request) -> Response:
    """Goes on to the chosen region's login, and keeps the choice for the next visit."""
    visit, form = request.state.visit, await read_form(request)
    chosen = form.get("region", "")
    if chosen not in visit.deployment.regions:
        return RedirectResponse("/region", 303)
    response = RedirectResponse(f"{visit.deployment.url_of(chosen)}login", 303)
    if visit.deployment.parts.keeps_region:
        keep(response, request, COOKIE, chosen, seconds=A_YEAR)
    return response
