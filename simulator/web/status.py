"""What a product says while its service is down, and its status page (GC-FAULT-2)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments.outage import STATUS
from simulator.web.choosing import choose_language
from simulator.web.pages import Pages
from simulator.web.visit import Visit

RETRY_AFTER = 60
"""Seconds (RFC 9110 10.2.3)."""


def unavailable(pages: Pages, visit: Visit) -> Response:
    """The page in place of every other one."""
    response = pages.page(visit, "outage", 503, status_url=visit.deployment.url_of(STATUS))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def status_routes(pages: Pages) -> list[Route]:
    """The addresses of the status page's host."""

    async def show(request: Request) -> Response:
        visit: Visit = request.state.visit
        deployment = visit.deployment
        now, login = deployment.clock.now(), f"{deployment.url}login"
        return pages.page(visit, "status", outage=deployment.outage, now=now, login_url=login)

    return [
        Route("/", show, methods=["GET"]),
        Route("/language", choose_language, methods=["POST"]),
        Route("/{other:path}", _to_status, methods=["GET"]),
    ]


async def _to_status(_request: Request) -> Response:
    return RedirectResponse("/", 303)
