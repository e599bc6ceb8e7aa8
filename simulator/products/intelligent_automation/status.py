"""What the product says while its service is down, and its status page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments.outage import STATUS
from simulator.products.intelligent_automation.pages import PAGES
from simulator.web.visit import Visit

RETRY_AFTER = 60
"""Seconds (RFC 9110 10.2.3)."""


def routes() -> list[Route]:
    """The addresses of the status page's host."""
    return [
        Route("/", _show_status, methods=["GET"]),
        Route("/{other:path}", _to_status, methods=["GET"]),
    ]


def unavailable(visit: Visit) -> Response:
    """The page in place of every other one."""
    response = PAGES.page(visit, "outage", 503, status_url=visit.deployment.url_of(STATUS))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


async def _show_status(request: Request) -> Response:
    visit: Visit = request.state.visit
    down = visit.deployment.outage
    return PAGES.page(visit, "status", incident=down.incident if down else None, url=f"{visit.deployment.url}login")


async def _to_status(_request: Request) -> Response:
    return RedirectResponse("/", 303)
