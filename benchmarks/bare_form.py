"""The yardstick of the cold start: the least that shows and takes a login form on Starlette and uvicorn."""

from __future__ import annotations

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

_PAGE = """<!doctype html><title>Log in</title><form method=post>
<label>Email Address <input name=email></label><label>Password <input name=password type=password></label>
<button>Log In</button></form>{}"""


async def login(request: Request) -> HTMLResponse:
    """Shows the form; refuses whatever it is sent."""
    if request.method == "GET":
        return HTMLResponse(_PAGE.format(""))
    await request.form()
    return HTMLResponse(_PAGE.format("<p role=alert>No."), 401)


app = Starlette(routes=[Route("/", login, methods=["GET", "POST"])])

if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
