"""The two texts that the login page links to (CX-LEGAL-1)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator.deployments import logins
from simulator.products.cloudcx import languages
from simulator.products.cloudcx.pages import show
from simulator.web.visit import Visit


async def show_text(request: Request) -> Response:
    """One of the texts, for everybody."""
    visit: Visit = request.state.visit
    company = request.query_params.get("company", "")
    if person := logins.visitor(visit.deployment, visit.token):
        languages.speak_to(visit, person)
    else:
        languages.speak_for_named(visit, company)
    return show(visit, visit.path.strip("/"), company=company)


ROUTES = [Route(path, show_text, methods=["GET"]) for path in ("/terms", "/privacy")]
