"""The Agent Panel, and a person's own settings (CX-ROLE-1, CX-2FA-1, CX-SSO-3)."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from simulator.identity.accounts import Account
from simulator.products.cloudcx import access, sso, texts, two_factor
from simulator.products.cloudcx.pages import show
from simulator.web.visit import Visit


async def show_panel(request: Request) -> Response:
    """The Agent Panel, for who has the agent role."""
    visit: Visit = request.state.visit
    here = access.person(visit)
    if isinstance(here, Account) and not here.agent:
        raise HTTPException(403, texts.NO_AGENT)
    return here if isinstance(here, Response) else access.stay(visit, show(visit, "agent"))


async def show_profile(request: Request) -> Response:
    """Who one is here."""
    visit: Visit = request.state.visit
    here = access.person(visit)
    return here if isinstance(here, Response) else access.stay(visit, show(visit, "profile"))


async def show_security(request: Request) -> Response:
    """Security Settings: a section of the second factor, and one of the connected account."""
    visit: Visit = request.state.visit
    here = access.person(visit)
    return here if isinstance(here, Response) else access.stay(visit, security_page(visit, here))


def security_page(visit: Visit, here: Account, status: int = 200, *, said: str = "") -> Response:
    """The page of Security Settings."""
    sections = {**two_factor.section(visit, here), **sso.section(visit, here)}
    return show(visit, "security", status, said=said, **sections)


ROUTES = [
    Route("/agent", show_panel, methods=["GET"]),
    Route("/profile", show_profile, methods=["GET"]),
    Route("/profile/security", show_security, methods=["GET"]),
]
