"""The page that asks for a code after Sign in (CX-2FA-2 to -8, CX-LOCKOUT-1, -2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import mailed_codes, own_factor, second_factor, trusted_browsers
from simulator.identity.accounts import Account, in_part
from simulator.identity.devices import Device
from simulator.identity.login import Event, Step
from simulator.products.cloudcx import access, languages
from simulator.products.cloudcx.pages import show
from simulator.web.cookies import keep
from simulator.web.forms import read_form
from simulator.web.languages import COOKIE
from simulator.web.visit import Visit

TRUSTED = "trusted"
"""The cookie of a trusted browser: the tokens of the people who have ticked the box there, newest first."""
AT_MOST = 8
"""People whom one browser is trusted by."""
DAY = 24 * 3600


@dataclass(frozen=True)
class Asked:
    """Who is asked for a code, and of which factor; `token` is the half login's."""

    account: Account
    device: Device
    token: str


def begin(visit: Visit, token: str) -> Response:
    """What follows the right password: the mail, if that is the person's factor, and the page."""
    half = second_factor.half_login(visit.deployment, token)
    if half and (account := visit.deployment.records.account(half.account)):
        _speak(visit, account)
    own_factor.begin_login(visit.deployment, token, visit.origin)
    return access.enter(visit, token, half=True)


def trusted(visit: Visit) -> tuple[str, ...]:
    """The tokens by which a browser spares people the code."""
    return tuple(filter(None, visit.request.cookies.get(TRUSTED, "").split(".")))[:AT_MOST]


async def ask(request: Request) -> Response:
    """The page, for whose login waits for a code."""
    who = _asked(request.state.visit)
    return who if isinstance(who, Response) else _page(request.state.visit, who)


async def verify(request: Request) -> Response:
    """Takes what was typed."""
    visit, form = request.state.visit, await read_form(request)
    who = _asked(visit)
    if isinstance(who, Response):
        return who
    deployment, place = visit.deployment, own_factor.login_place(visit.deployment, who.account, who.token)
    code = await own_factor.entered(deployment, who.account, form.get("code", ""))
    proof = own_factor.proof(deployment, who.account, code, place)
    outcome = second_factor.present(deployment, who.token, who.device.id, proof, visit.origin, visit.token)
    if outcome.token:
        response = access.enter(visit, outcome.token)
        return _trust(visit, who, response) if "trust" in form else response
    if outcome.step is Step.DEVICE:
        return _page(visit, who, 403, said="wrong-code")
    if outcome.event is Event.ALREADY_BOUND:
        return _ended(visit, who.account, "already-bound")
    return _ended(visit, who.account, "locked" if outcome.step is Step.LOCKED else "login-over")


async def resend(request: Request) -> Response:
    """Mails another code, once the wait for it is over."""
    visit: Visit = request.state.visit
    who = _asked(visit)
    if isinstance(who, Response):
        return who
    if not visit.deployment.parts.codes.sent_to(who.device.factor):
        raise HTTPException(404, "There is no such page.")
    place = own_factor.login_place(visit.deployment, who.account, who.token)
    if mailed_codes.resend(visit.deployment, place, visit.origin):
        return RedirectResponse("/verify?said=code-sent", 303)
    return _page(visit, who, 429, said="too-early")


async def cancel(request: Request) -> Response:
    """Closes the page: the login is given up, and its code with it."""
    visit: Visit = request.state.visit
    who = _asked(visit)
    if isinstance(who, Response):
        return who
    begun = own_factor.cancel(visit.deployment, who.token, visit.origin)
    return access.enter(visit, begun) if begun else _ended(visit, who.account)


def _asked(visit: Visit) -> Asked | Response:
    """Who is asked for a code; the login page where nobody is."""
    token = visit.request.cookies.get(access.HALF)
    if token is None:
        return RedirectResponse("/login", 303)
    half = second_factor.half_login(visit.deployment, token)
    account = visit.deployment.records.account(half.account) if half else None
    if account is None:
        return _ended(visit, None, "login-over")
    _speak(visit, account)
    device = own_factor.of(visit.deployment, account)
    if second_factor.shut_out(visit.deployment, account, visit.origin):
        return _ended(visit, account, "locked")
    return Asked(account, device, token) if device else _ended(visit, account, "login-over")


def _page(visit: Visit, who: Asked, status: int = 200, *, said: str = "") -> Response:
    deployment, parts = visit.deployment, visit.deployment.parts.codes
    policy, mailed = deployment.policy_of(who.account), parts.sent_to(who.device.factor)
    said = said or visit.request.query_params.get("said", "")
    wait = mailed_codes.wait(deployment, own_factor.login_place(deployment, who.account, who.token))
    failures = second_factor.failures(deployment, who.account, visit.origin)
    return show(
        visit,
        "verification",
        status,
        said=said,
        address=in_part(who.account.email) if mailed else None,
        seconds=math.ceil(wait.total_seconds()),
        days=policy.skip_days,
        left=parts.warned(failures, policy) if said == "wrong-code" else None,
    )


def _ended(visit: Visit, account: Account | None, said: str = "") -> Response:
    """The login page, for a login that goes no further."""
    company = visit.deployment.records.organization(account.organization) if account else None
    about = {"company": company.name if company else "", "said": said}
    asked = urlencode({name: value for name, value in about.items() if value})
    response = RedirectResponse(f"/login?{asked}", 303)
    response.delete_cookie(access.HALF, path="/")
    return response


def _trust(visit: Visit, who: Asked, response: Response) -> Response:
    days = visit.deployment.policy_of(who.account).skip_days
    if days and (token := trusted_browsers.trust(visit.deployment, who.account, who.device)):
        keep(response, visit.request, TRUSTED, ".".join((token, *trusted(visit))[:AT_MOST]), seconds=days * DAY)
    return response


def _speak(visit: Visit, account: Account) -> None:
    """The language of a page that asks for a code: what the icon says in this browser, else the person's own."""
    if visit.request.cookies.get(COOKIE, "") in visit.languages.names:
        return
    languages.speak_for(visit, visit.deployment.records.organization(account.organization))
    visit.language = account.language or visit.language


ROUTES = [
    Route("/verify", ask, methods=["GET"]),
    Route("/verify", verify, methods=["POST"]),
    Route("/verify/resend", resend, methods=["POST"]),
    Route("/verify/cancel", cancel, methods=["POST"]),
]
