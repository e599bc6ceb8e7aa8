"""The session's cookie (RFC 6265bis)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from simulator.deployments.deployment import Deployment
from simulator.identity.settings import Cookie

A_YEAR = 365 * 24 * 3600
"""In seconds: how long a browser keeps a choice."""


def _name(request: Request) -> str:
    return "__Host-session" if request.url.scheme == "https" else "session"


def session_token(request: Request) -> str | None:
    """The session token that the browser presents."""
    return request.cookies.get(_name(request))


def remember(request: Request, response: Response, deployment: Deployment, token: str) -> None:
    """Has the browser keep the session for as long as it may last without an access."""
    kept = deployment.parts.places.renewed(session_token(request), token)
    cookie = deployment.parts.cookie(Cookie(kept, int(deployment.policy.session_life.total_seconds())))
    response.set_cookie(
        _name(request),
        cookie.value,
        max_age=cookie.max_age,
        path="/",
        secure=request.url.scheme == "https",
        httponly=cookie.http_only,
        samesite="lax",
    )


def keep(response: Response, request: Request, name: str, value: str, *, seconds: int, path: str = "/") -> None:
    """Has the browser keep something of the product's own, out of reach of scripts and of other sites' requests."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, seconds, path=path, secure=secure, httponly=True, samesite="lax")


def forget(request: Request, response: Response) -> None:
    """Has the browser drop the session."""
    secure = request.url.scheme == "https"
    response.delete_cookie(_name(request), path="/", secure=secure, httponly=True, samesite="lax")
