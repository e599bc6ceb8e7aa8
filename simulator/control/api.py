"""The control API: FastAPI, a bearer token, RFC 9457 problems."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from fastapi_offline import FastAPIOffline
from starlette.exceptions import HTTPException

from simulator.control import configuration, deployments, devices, people, providers
from simulator.control.shapes import DefectShown, Health
from simulator.defects.catalogue import DEFECTS
from simulator.deployments.registry import Deployments, NameTaken, Unacceptable, UnknownDeployment
from simulator.federation.connecting import Unconnectable
from simulator.identity.policy import UnusablePolicy
from simulator.providers.directory import UnknownPerson
from simulator.providers.sites import NoDirectory, Sites
from simulator.providers.wrong import UnknownWrongness
from simulator.store import Taken

STATUSES: dict[type[Exception], tuple[int, str]] = {
    UnknownDeployment: (404, "No such deployment"),
    NoDirectory: (422, "There is no Configuration Server"),
    UnknownPerson: (404, "No such person"),
    NameTaken: (409, "The name is taken"),
    Taken: (409, "There is one already"),
    Unacceptable: (422, "The deployment cannot be made"),
    Unconnectable: (422, "The provider cannot be connected"),
    UnknownWrongness: (422, "There is no such wrong answer"),
    UnusablePolicy: (422, "The policy cannot be used"),
}
ABOUT = """Makes isolated deployments of a login, and people in them; moves clocks, unlocks accounts, plants defects.

Every request but this page and `/health` carries `Authorization: Bearer <token>`: the token that the simulator prints
when it starts, or that the environment variable LOGINLAB_TOKEN gives it."""
BEARER = HTTPBearer(auto_error=False)


def control_api(registry: Deployments, sites: Sites, token: str) -> FastAPI:
    """The API as an ASGI application, to be mounted at /control."""
    app = FastAPIOffline(title="loginlab simulator: control API", version="1", description=ABOUT, redoc_url=None)
    app.state.deployments, app.state.sites = registry, sites
    guarded = APIRouter(dependencies=[Depends(_bearer(token))])
    guarded.include_router(deployments.router)
    guarded.include_router(people.router)
    guarded.include_router(devices.router)
    guarded.include_router(providers.router)
    guarded.include_router(configuration.router)
    guarded.add_api_route("/defects", _defects, summary="The defects that can be planted, and the check each breaks")
    app.add_api_route("/health", _health(registry), summary="Whether the simulator answers")
    app.include_router(guarded)
    for kind in STATUSES:
        app.add_exception_handler(kind, _refusal)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    return app


def _bearer(token: str) -> Callable[..., None]:
    def check(given: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]) -> None:
        if given is None or not hmac.compare_digest(given.credentials.encode(), token.encode()):
            raise HTTPException(401, "Send the header Authorization: Bearer <token>; the simulator prints the token.")

    return check


def _health(registry: Deployments) -> Callable[[], Awaitable[Health]]:
    async def health() -> Health:
        return Health(status="ok", products=list(registry.products))

    return health


async def _defects() -> list[DefectShown]:
    return [DefectShown(name=d.name, check=d.check, about=d.about, product=d.product) for d in DEFECTS.values()]


def _problem(status: int, title: str, detail: Any) -> Response:
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    body = {"title": title, "detail": detail, "status": status}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


async def _refusal(_request: Request, error: Exception) -> Response:
    status, title = STATUSES[type(error)]
    return _problem(status, title, str(error))


async def _http_problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _problem(error.status_code, "The request was refused", error.detail)


async def _invalid(_request: Request, error: Exception) -> Response:
    """Names what is wrong and where; never repeats what was sent, which may be a password."""
    assert isinstance(error, RequestValidationError)
    wrong = [f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors()]
    return _problem(422, "The request does not fit", "; ".join(wrong))
