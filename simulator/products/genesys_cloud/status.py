"""What the product says while its service is down, and its status page (GC-FAULT-2)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments.outage import STATUS
from simulator.products.genesys_cloud.pages import PAGES
from simulator.web.choosing import choose_language
from simulator.web.visit import Visit

RETRY_AFTER = 60
"""Seconds (RFC 9110 10.2.3)."""


def routes() -> list[Route]:
    """The addresses of the status page's host."""
    return [
        Route("/", _show_status, methods=["GET"]),
        Route("/language", choose_language, methods=["POST"]),
        Route("/{other:path}", _to_status, methods=["GET"]),
    ]


def unavailable(visit: Visit) -> Response:
    """The page in place of every other one."""
    response = PAGES.page(visit, "outage", 503, status_url=visit.deployment.url_of(STATUS))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


async def _show_status(request: Request) -> Response:
    visit: Visit = request.state.visit
    deployment = visit.deployment
    return PAGES.page(
        visit, "status", outage=deployment.outage, now=deployment.clock.now(), login_url=f"{deployment.url}login"
    )


async def _to_status(_request: Request) -> Response:
    return RedirectResponse("/", 303)
