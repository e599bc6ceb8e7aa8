"""Security Settings > Two-Factor Authentication: turning it on and off, and the backup codes (CX-2FA-1, -4)."""

from __future__ import annotations

import secrets
from base64 import b32encode
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.deployments import backup_codes, enrolment, own_factor, second_factor
from simulator.deployments.changing import Changer
from simulator.deployments.enrolment import Enrolling
from simulator.identity.accounts import Account, in_part
from simulator.identity.backup_codes import as_file
from simulator.identity.devices import Kind
from simulator.identity.enrolment import Pending
from simulator.identity.login import Step
from simulator.products.cloudcx import access
from simulator.products.cloudcx.pages import show
from simulator.web.cookies import forget
from simulator.web.forms import read_form
from simulator.web.visit import Visit

SECURITY = "/profile/security"
KINDS = {"email": Kind.EMAIL, "app": Kind.TOTP}
"""The factors, by the last part of the address that turns each on."""
ISSUER = "CloudCX"
FILE = "cloudcx-backup-codes.txt"


async def begin(request: Request) -> Response:
    """Begins to turn a factor on: by mail with a code, by an app with its secret."""
    visit, kind = request.state.visit, _kind(request)
    who = _who(visit)
    if isinstance(who, Response):
        return who
    if own_factor.of(visit.deployment, who.account):
        return RedirectResponse(f"{SECURITY}?said=factor-on", 303)
    chance = b32encode(secrets.token_bytes(20)).decode()  # as many bits as SHA-1 has (RFC 4226, section 4)
    secret = visit.deployment.parts.devices.secret(chance) if kind is Kind.TOTP else ""
    own_factor.begin(visit.deployment, who, kind, secret, visit.origin)
    return RedirectResponse(visit.path, 303)


async def ask(request: Request) -> Response:
    """Asks for the first code of the factor that is being turned on."""
    visit: Visit = request.state.visit
    who = _who(visit)
    if isinstance(who, Response):
        return who
    waiting = _waiting(request, who)
    return _ask(visit, who, waiting) if waiting else RedirectResponse(SECURITY, 303)


async def verify(request: Request) -> Response:
    """Takes the first code. With the right one the factor is on, and its backup codes are shown."""
    visit, form = request.state.visit, await read_form(request)
    who = _who(visit)
    if isinstance(who, Response):
        return who
    waiting = _waiting(request, who)
    if waiting is None:
        return RedirectResponse(SECURITY, 303)
    step = own_factor.turn_on(visit.deployment, who, form.get("code", ""), visit.origin)
    if step is Step.SIGNED_IN:
        return await _codes_made(visit, who)
    if step is Step.LOCKED:
        return _locked(visit)
    return _ask(visit, who, waiting, 403) if step is Step.DEVICE else RedirectResponse(SECURITY, 303)


async def cancel(request: Request) -> Response:
    """Turns nothing on."""
    visit: Visit = request.state.visit
    who = _who(visit)
    if isinstance(who, Response):
        return who
    enrolment.forget(visit.deployment, who)
    return RedirectResponse(SECURITY, 303)


async def show_codes(request: Request) -> Response:
    """The backup codes that were just made. They are shown once."""
    visit: Visit = request.state.visit
    who = _who(visit)
    if isinstance(who, Response):
        return who
    codes = visit.deployment.shown_once.pop(who.owner, ())
    saved = f"data:text/plain;charset=utf-8,{quote(as_file(codes))}"
    return _inside(visit, "backup_codes", codes=codes, saved=saved, file=FILE)


async def ask_to_confirm(request: Request) -> Response:
    """Asks who it is before the factor is turned off, or the backup codes are replaced."""
    visit: Visit = request.state.visit
    who = _with_factor(visit)
    return who if isinstance(who, Response) else _confirm(visit)


async def turn_off(request: Request) -> Response:
    """Turns the factor off."""
    visit: Visit = request.state.visit
    who = await _confirmed(request)
    if isinstance(who, Response):
        return who
    own_factor.turn_off(visit.deployment, who.account, visit.origin)
    return RedirectResponse(f"{SECURITY}?said=factor-off", 303)


async def renew_codes(request: Request) -> Response:
    """Makes new backup codes in place of all earlier ones."""
    who = await _confirmed(request)
    return who if isinstance(who, Response) else await _codes_made(request.state.visit, who)


async def _confirmed(request: Request) -> Enrolling | Response:
    visit, form = request.state.visit, await read_form(request)
    who = _with_factor(visit)
    if isinstance(who, Response):
        return who
    changer = Changer(who.account, session=who.token)
    step = await own_factor.confirm(
        visit.deployment, changer, form.get("password", ""), form.get("code", ""), visit.origin
    )
    if step is Step.LOCKED:
        return _locked(visit)
    return who if step is Step.SIGNED_IN else _confirm(visit, 403, said="not-confirmed", left=_left(visit, who.account))


async def _codes_made(visit: Visit, who: Enrolling) -> Response:
    visit.deployment.shown_once[who.owner] = await backup_codes.issue(visit.deployment, who.account, visit.origin)
    return RedirectResponse(f"{SECURITY}/codes", 303)


def _ask(visit: Visit, who: Enrolling, waiting: Pending, status: int = 200) -> Response:
    wrong = {"said": "wrong-code", "left": _left(visit, who.account)} if status == 403 else {"left": None}
    if waiting.kind is Kind.EMAIL:
        return _inside(visit, "factor_email", status, address=in_part(who.account.email), **wrong)
    import segno

    uri = visit.deployment.parts.devices.otpauth(ISSUER, who.account.email, waiting.secret)
    picture = segno.make_qr(uri, error="m").png_data_uri(scale=6, border=4)
    key = " ".join(waiting.secret[at : at + 4] for at in range(0, len(waiting.secret), 4))
    return _inside(visit, "factor_app", status, picture=picture, key=key, **wrong)


def _confirm(visit: Visit, status: int = 200, *, left: int | None = None, **facts: Any) -> Response:
    return _inside(visit, "confirm", status, off=visit.path == OFF, left=left, **facts)


def _inside(visit: Visit, name: str, status: int = 200, **facts: Any) -> Response:
    return access.stay(visit, show(visit, name, status, **facts))


def _locked(visit: Visit) -> Response:
    """The login page, for a session that has ended with the last wrong code."""
    response = RedirectResponse("/login?said=locked", 303)
    forget(visit.request, response)
    return response


def _left(visit: Visit, account: Account) -> int | None:
    failures = second_factor.failures(visit.deployment, account, visit.origin)
    return visit.deployment.parts.codes.warned(failures, visit.deployment.policy_of(account))


def _who(visit: Visit) -> Enrolling | Response:
    here = access.person(visit)
    return here if isinstance(here, Response) else enrolment.in_session(visit.deployment, visit.token) or _to_login()


def _with_factor(visit: Visit) -> Enrolling | Response:
    who = _who(visit)
    if isinstance(who, Enrolling) and own_factor.of(visit.deployment, who.account) is None:
        return RedirectResponse(SECURITY, 303)
    return who


def _to_login() -> Response:
    return RedirectResponse("/login", 303)


def _kind(request: Request) -> Kind:
    kind = KINDS.get(request.path_params["kind"])
    if kind is None:
        raise HTTPException(404, "There is no such page.")
    return kind


def _waiting(request: Request, who: Enrolling) -> Pending | None:
    pending = enrolment.pending(request.state.visit.deployment, who)
    return pending if pending and pending.kind is _kind(request) else None


OFF, NEW = f"{SECURITY}/off", f"{SECURITY}/new-codes"
ROUTES = [
    Route(f"{SECURITY}/codes", show_codes, methods=["GET"]),
    Route(OFF, ask_to_confirm, methods=["GET"]),
    Route(OFF, turn_off, methods=["POST"]),
    Route(NEW, ask_to_confirm, methods=["GET"]),
    Route(NEW, renew_codes, methods=["POST"]),
    Route(f"{SECURITY}/{{kind}}", ask, methods=["GET"]),
    Route(f"{SECURITY}/{{kind}}", begin, methods=["POST"]),
    Route(f"{SECURITY}/{{kind}}/verify", verify, methods=["POST"]),
    Route(f"{SECURITY}/{{kind}}/cancel", cancel, methods=["POST"]),
]
