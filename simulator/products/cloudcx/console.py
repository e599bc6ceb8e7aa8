"""The Admin console: one guard before everything in it (CX-ROLE-1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router

from simulator.products.cloudcx import access, agents, settings, two_factor
from simulator.products.cloudcx.pages import show

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


async def show_console(request: Request) -> Response:
    """The console's first page."""
    return show(request.state.visit, "admin")


class Console:
    """Everything at and below /admin: whoever has no admin role is refused before any page of it is looked for."""

    def __init__(self) -> None:
        first = Route("/admin", show_console, methods=["GET"])
        routes = [first, *two_factor.CONSOLE, *agents.ROUTES, *settings.ROUTES]
        self._pages = Router(routes, redirect_slashes=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visit = Request(scope).state.visit
        here = access.administrator(visit)
        if isinstance(here, Response):
            await here(scope, receive, send)
        else:
            await self._pages(scope, receive, send)


def routes() -> list[Route]:
    """The console's addresses."""
    console = Console()
    return [Route(path, console) for path in ("/admin", "/admin/{page:path}")]
