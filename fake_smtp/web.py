"""The HTTP API and the inbox page.

GET /api/watermark; GET, DELETE /api/messages; GET /api/messages/{id}; GET /api/messages/wait; GET /api/arrivals;
GET, POST, DELETE /api/faults; GET / and its parts; GET /messages/{id}/html (a mail's HTML part, for a sandboxed frame).
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fake_smtp.addresses import shown
from fake_smtp.errors import AmbiguousMail, NoSuchMail
from fake_smtp.faults import Fault
from fake_smtp.http import Site
from fake_smtp.inbox import Wanted
from fake_smtp.message import Message
from fake_smtp.problems import BadRequest, problem
from fake_smtp.pulse import Pulse
from fake_smtp.queries import Query

_PAGE = Path(__file__).parent / "page"
_PARTS = {
    "/": ("inbox.html", "text/html"),
    "/inbox.css": ("inbox.css", "text/css"),
    "/inbox.js": ("inbox.js", "text/javascript"),
}
MAIL_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""For the HTML of a mail: nothing runs, nothing is fetched, not even when the address is opened outside the frame."""


class Api:
    """The endpoints."""

    def __init__(self, site: Site, pulse: Pulse) -> None:
        self._inbox = site.inbox
        self._faults = site.faults
        self._pulse = pulse
        self._smtp = shown(site.smtp_address)
        self._run = secrets.token_hex(4)

    async def watermark(self, request: Request) -> Response:
        Query(request.query_params)
        return JSONResponse({"watermark": self._inbox.watermark()})

    async def messages(self, request: Request) -> Response:
        """The mails there are; with `within`, waits until there is one."""
        query = Query(request.query_params, "recipient", "since", "within")
        recipient, since = query.text("recipient"), query.watermark()
        found = await self._pulse.until(
            lambda: self._inbox.received(recipient, since) or None, query.seconds(0), _gone(request)
        )
        return JSONResponse([message.to_json() for message in found or ()])

    async def clear(self, _request: Request) -> Response:
        self._inbox.clear()
        return Response(status_code=204)

    async def message(self, request: Request) -> Response:
        return JSONResponse(self._message(request).to_json())

    async def html(self, request: Request) -> Response:
        """The HTML part, as it came."""
        headers = {"content-security-policy": MAIL_POLICY}
        return Response(self._message(request).html, media_type="text/html", headers=headers)

    async def wait(self, request: Request) -> Response:
        query = Query(request.query_params, "recipient", "since", "within", "subject")
        wanted = Wanted(query.text("recipient"), query.text("subject"))
        since, within = query.watermark(), query.seconds(5)
        seen = since

        def look() -> Message | None:
            nonlocal seen
            fresh, last = self._inbox.after(seen)
            seen = max(seen, last)
            return wanted.only(fresh)

        found = await self._pulse.until(look, within, _gone(request))
        if found is None and self._pulse.stopping.is_set():
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, "fake_smtp is stopping.")
        if found is None:
            raise self._inbox.no_such(wanted, since=since, within=within)
        return JSONResponse(found.to_json())

    async def arrivals(self, request: Request) -> Response:
        """For the page: what came since, without bodies, and `epoch`, which changes when all that was shown is void."""
        query = Query(request.query_params, "since", "epoch", "within")
        since, epoch = query.watermark(), query.text("epoch")

        def look(always: bool = False) -> dict[str, Any] | None:
            now = f"{self._run}-{self._inbox.clears()}"
            void = epoch is not None and epoch != now
            fresh, last = self._inbox.after(0 if void else since)
            if not (fresh or void or always):
                return None
            arrivals = [message.arrival().to_json() for message in fresh]
            forgotten = self._inbox.forgotten(since)
            return {"epoch": now, "watermark": last, "smtp": self._smtp, "forgotten": forgotten, "arrivals": arrivals}

        found = await self._pulse.until(look, query.seconds(0), _gone(request))
        return JSONResponse(found or look(always=True))

    async def faults(self, _request: Request) -> Response:
        return JSONResponse([fault.to_json() for fault in self._faults.planted()])

    async def plant(self, request: Request) -> Response:
        try:
            fault = Fault(**await request.json())
        except (TypeError, ValueError) as error:
            raise BadRequest(f"Not a fault: {error}") from error
        self._faults.plant(fault)
        return JSONResponse(fault.to_json(), status_code=201)

    async def heal(self, _request: Request) -> Response:
        self._faults.clear()
        return Response(status_code=204)

    def _message(self, request: Request) -> Message:
        number = request.path_params["number"]
        if (message := self._inbox.message(number)) is None:
            raise HTTPException(404, f"There is no mail {number}, or no more.")
        return message


async def _gone(request: Request) -> None:
    """Completes when the client went away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _timed_out(_request: Request, error: Exception) -> Response:
    arrived = error.arrived if isinstance(error, NoSuchMail) else ()
    forgotten = error.forgotten if isinstance(error, NoSuchMail) else 0
    return problem(404, str(error), arrived=[arrival.to_json() for arrival in arrived], forgotten=forgotten)


async def _ambiguous(_request: Request, error: Exception) -> Response:
    candidates = error.candidates if isinstance(error, AmbiguousMail) else ()
    return problem(409, str(error), candidates=[candidate.to_json() for candidate in candidates])


async def _bad(_request: Request, error: Exception) -> Response:
    return problem(400, str(error))


async def _other(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, error.detail, headers=error.headers)


def _part(file: str, media_type: str) -> Response:
    return Response((_PAGE / file).read_bytes(), media_type=media_type)


def application(site: Site, pulse: Pulse) -> Starlette:
    """The whole HTTP side, without the guard in front of it."""
    api = Api(site, pulse)
    routes = [Route(path, _part(*part)) for path, part in _PARTS.items()]
    routes += [
        Route("/messages/{number:int}/html", api.html),
        Route("/api/watermark", api.watermark),
        Route("/api/messages", api.messages),
        Route("/api/messages", api.clear, methods=["DELETE"]),
        Route("/api/messages/wait", api.wait),
        Route("/api/messages/{number:int}", api.message),
        Route("/api/arrivals", api.arrivals),
        Route("/api/faults", api.faults),
        Route("/api/faults", api.plant, methods=["POST"]),
        Route("/api/faults", api.heal, methods=["DELETE"]),
    ]
    handlers = {NoSuchMail: _timed_out, AmbiguousMail: _ambiguous, BadRequest: _bad, HTTPException: _other}
    return Starlette(routes=routes, exception_handlers=handlers)
