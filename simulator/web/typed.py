"""What was typed before a language was chosen: it goes along to the page in that language (GC-LANGUAGE-1), by a cookie
that the page uses up. An address would keep it: in the history, in logs, for whoever looks on."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import Response

from simulator.web.cookies import keep
from simulator.web.visit import Visit

COOKIE = "typed"
PATH = "/login"
PAGES = (PATH, f"{PATH}/options")
"""Those that show again what was typed. The cookie comes back to them, and to no other page."""
WAIT = 60
"""Seconds until it is forgotten, should the page never be asked for."""
FIELDS = ("email", "organization")
"""What may be kept. Never a password."""
SHOWN = ("organization", "own", "notice")
"""What a login page's address says that the page depends on."""


def here(visit: Visit) -> str:
    """The address at which the login page in view can be had again."""
    asked = {name: value for name, value in visit.request.query_params.items() if name in SHOWN}
    return f"{PATH}?{urlencode(asked)}" if asked and visit.request.method == "GET" else PATH


def send_along(response: Response, request: Request, form: Mapping[str, str], next_page: str) -> None:
    """Has the browser bring what was typed to the next page: an empty field as well, as it may have been asked for."""
    typed = {field: form[field] for field in FIELDS if field in form}
    if typed and next_page.partition("?")[0] in PAGES:
        keep(response, request, COOKIE, urlencode(typed), seconds=WAIT, path=PATH)


def brought(visit: Visit) -> dict[str, str]:
    """What was typed before."""
    typed = parse_qsl(visit.request.cookies.get(COOKIE, ""), keep_blank_values=True)
    return {field: text for field, text in typed if field in FIELDS}


def use_up(visit: Visit, response: Response) -> Response:
    """The page, after which the browser has forgotten what was typed."""
    if COOKIE in visit.request.cookies:
        response.delete_cookie(COOKIE, path=PATH)
    return response
