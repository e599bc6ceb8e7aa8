"""Who may talk to the HTTP side, and what a browser may do with its answers."""

from __future__ import annotations

import base64
import binascii
import hmac
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fake_smtp.addresses import is_loopback
from fake_smtp.problems import problem

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Middleware: Host header (against DNS rebinding), origin (against forged requests), token, and strict headers."""

    def __init__(self, app: ASGIApp, *, host: str, token: str | None) -> None:
        self._app = app
        self._host = host
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        await (self._refusal(scope, headers) or self._app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        host = headers.get("host", "")
        if not self._is_ours(host):
            return problem(
                HTTPStatus.MISDIRECTED_REQUEST,
                f"The Host header {host!r} does not name this machine: "
                "use localhost, 127.0.0.1, [::1] or a name under .localhost.",
            )
        origin = headers.get("origin")
        if scope["method"] not in _SAFE and origin is not None and origin != f"{scope['scheme']}://{host}":
            return problem(HTTPStatus.FORBIDDEN, f"A page of {origin!r} may not change this inbox.")
        if self._token and not _shows(headers.get("authorization", ""), self._token):
            return problem(
                HTTPStatus.UNAUTHORIZED,
                "Send the token: Authorization: Bearer <token>, or in a browser as the password.",
                headers={"www-authenticate": 'Basic realm="fake_smtp", charset="UTF-8"'},
            )
        return None

    def _is_ours(self, host_header: str) -> bool:
        """Beyond loopback a server has names that it cannot know; there the token, which no other site has, guards."""
        host = _host_of(host_header)
        return host is not None and (is_loopback(host) or not is_loopback(self._host))


def _host_of(header: str) -> str | None:
    """The name in a Host header, None if it is none: `localhost:80` is localhost, `[::1]:80` is ::1."""
    if header.startswith("["):
        name, closed, port = header[1:].partition("]")
        port = port.removeprefix(":")
    else:
        name, _, port = header.partition(":")
        closed = "]"
    return name if name and closed and (port == "" or (port.isascii() and port.isdigit())) else None


def _shows(authorization: str, token: str) -> bool:
    scheme, _, value = authorization.partition(" ")
    shown = value.strip().encode("latin-1")  # as the bytes of a header are decoded; the token itself is UTF-8
    if scheme.lower() == "basic":
        try:
            shown = base64.b64decode(shown, validate=True).partition(b":")[2]
        except binascii.Error:
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(shown, token.encode())
