"""Agents Management > Give backup code (CX-2FA-5)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import backup_codes, own_factor
from simulator.identity.accounts import Account
from simulator.products.cloudcx import access
from simulator.products.cloudcx.agents import colleague
from simulator.products.cloudcx.pages import show
from simulator.web.visit import Visit

ADDRESS = "/admin/agents/{id}/backup-code"


async def give(request: Request) -> Response:
    """Makes one more backup code for a person of the company, for the administrator to hand over."""
    visit, here = access.inside(request)
    one = colleague(request)
    if own_factor.of(visit.deployment, one) is None:
        return RedirectResponse(f"/admin/agents/{one.id}?said=no-factor", 303)
    code = await backup_codes.give(visit.deployment, one, here, visit.origin)
    visit.deployment.shown_once[_key(visit, one)] = (code,)
    return RedirectResponse(visit.path, 303)


async def show_given(request: Request) -> Response:
    """The code that was just given. It is shown once."""
    visit, _ = access.inside(request)
    one = colleague(request)
    return show(visit, "given_code", one=one, codes=visit.deployment.shown_once.pop(_key(visit, one), ()))


def _key(visit: Visit, one: Account) -> str:
    return f"{visit.deployment.digest(visit.token or '')}:{one.id}"


ROUTES = [Route(ADDRESS, give, methods=["POST"]), Route(ADDRESS, show_given, methods=["GET"])]
