"""One port, many hosts: every request goes to the deployment that its Host header names."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Router

from simulator.deployments.registry import Deployments
from simulator.web.guard import from_elsewhere, with_headers
from simulator.web.product import ASSET_TYPES, Product
from simulator.web.status import status_routes, unavailable
from simulator.web.visit import Visit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger("simulator.web")
NO_DEPLOYMENT = (
    "There is no deployment at this address.\n\nDeployments live at "
    "http://<name>.<product>.localhost:<port>/ and are made through the "
    "control API, whose description is at /control/docs of this port on 127.0.0.1.\n"
)


class Simulator:
    """The ASGI application. `control` makes the control API at its first request: it takes longer to load than
    everything else together. `provider` finds the simulated identity provider that lives at a host."""

    def __init__(
        self,
        deployments: Deployments,
        products: dict[str, Product],
        control: Callable[[], ASGIApp],
        provider: Callable[[str], ASGIApp | None],
    ) -> None:
        self._deployments, self._products, self._make_control = deployments, products, control
        self._provider = provider
        self._control: ASGIApp | None = None
        self._routers: dict[tuple[str, bool], Router] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            raise NotImplementedError(f"no {scope['type']} here")

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        host = request.headers.get("host", "")
        if visit := self._visit(request, host):
            request.state.visit = visit
            send = with_headers(send, cacheable=scope["path"].startswith("/assets/"), forms_to=_further_hosts(visit))
            await self._product_page(self._products[visit.deployment.product], request, send)
        elif scope["path"].startswith("/control") and not host.partition(":")[0].endswith(".localhost"):
            self._control = self._control or self._make_control()
            await self._control({**scope, "root_path": "/control"}, receive, send)
        elif provider := self._provider(host):
            await provider(scope, receive, send)
        else:
            await PlainTextResponse(NO_DEPLOYMENT, 404)(scope, receive, with_headers(send, cacheable=False))

    def _visit(self, request: Request, host: str) -> Visit | None:
        named = self._deployments.of_host(host)
        if named is None:
            return None
        deployment, label = named
        if deployment.url.startswith("https:"):
            request.scope["scheme"] = "https"  # TLS ended before us, where the deployment has a public address
        visit = Visit(request, deployment, label, self._products[deployment.product].languages)
        return None if visit.at_no_host else visit

    async def _product_page(self, product: Product, request: Request, send: Send) -> None:
        scope, receive = request.scope, request.receive
        try:
            await self._endpoint(product, request)(scope, receive, send)
        except HTTPException as problem:
            response = product.pages.problem(request.state.visit, problem.status_code, problem.detail)
            await response(scope, receive, send)
        except Exception as error:  # the last resort: tell the person, and the log, without what was typed
            log.error("%s %s broke: %s", request.method, _without_token(scope["path"]), type(error).__name__)
            sorry = "Something went wrong on our side. Try again; if it happens again, contact your administrator."
            await product.pages.problem(request.state.visit, 500, sorry)(scope, receive, send)

    def _endpoint(self, product: Product, request: Request) -> ASGIApp:
        visit, path = request.state.visit, request.url.path
        if path.startswith("/assets/"):
            return _asset(product, path.removeprefix("/assets/"))
        if visit.shut:
            return unavailable(product.pages, visit)
        if from_elsewhere(request.method, request.headers) and path not in product.open_to_other_sites:
            raise HTTPException(403, "This form was sent from another site. Open the page here and try again.")
        return self._router(product, visit.at_status)

    def _router(self, product: Product, at_status: bool) -> Router:
        if (product.name, at_status) not in self._routers:
            routes = status_routes(product.pages) if at_status else product.routes()
            self._routers[product.name, at_status] = Router(routes, redirect_slashes=False, default=_not_found)
        return self._routers[product.name, at_status]


def _further_hosts(visit: Visit) -> str:
    """Where a form of the deployment may lead besides its own host: to its regions."""
    return " ".join(visit.deployment.url_of(region).rstrip("/") for region in visit.deployment.regions)


async def _not_found(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise HTTPException(404, "There is no such page.")


def _asset(product: Product, name: str) -> Response:
    file = product.assets / name
    media_type = ASSET_TYPES.get(file.suffix)
    if "/" in name or media_type is None or not file.is_file():
        raise HTTPException(404, "There is no such file.")
    return Response(file.read_bytes(), media_type=media_type)


def _without_token(path: str) -> str:
    return "/" + path.lstrip("/").partition("/")[0]


async def _lifespan(receive: Receive, send: Callable[[dict[str, str]], Awaitable[None]]) -> None:
    for stage in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{stage}.complete"})
