"""What comes between the password and the splash screen: the pages that ask for a device (GC-MFA-2, GC-TOTP-2,
GC-PASSKEY-4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import second_factor, text_messages
from simulator.deployments.logins import Outcome
from simulator.deployments.second_factor import Proof
from simulator.deployments.text_messages import Telephone
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Kind, Sms
from simulator.identity.login import Event, Step
from simulator.products.genesys_cloud import passkeys, texts
from simulator.products.genesys_cloud.pages import PAGES, login_page
from simulator.web.cookies import keep, remember
from simulator.web.forms import read_form
from simulator.web.visit import Visit

COOKIE = "half-login"
KEPT = 24 * 3600
"""Seconds that the browser keeps the cookie: longer than any half login lasts, so that a late one is told so."""
NEXT = {Step.DEVICE: "/mfa", Step.ENROLMENT: "/mfa/add"}
"""Where a login goes on that is not complete with the password."""


OVER = {Event.DEVICE_PROVEN: texts.RESET_NOT_DONE, Event.OTHER_PLACE: texts.OTHER_PLACE}
"""Why a half login leads back to the login page, unless it was too late."""


@dataclass(frozen=True)
class Asked:
    """Who is asked for a device, and for which of several; `token` is the half login's."""

    account: Account
    token: str
    devices: tuple[Device, ...]

    def named(self, id: str | None) -> Device | None:
        """The device of that id; the only one where there is no choice."""
        return self.devices[0] if len(self.devices) == 1 else next((d for d in self.devices if d.id == id), None)


type Prompt = Callable[[Visit, Asked, Device, str | None], Response]
"""The page that asks for a device; with an alert after it was refused."""


def go_on(visit: Visit, step: Step, token: str) -> Response:
    """Goes on with what a login has begun: the session, or the page that asks for the device."""
    if step not in NEXT:
        response = RedirectResponse(visit.landing, 303)
        remember(visit.request, response, visit.deployment, token)
        if COOKIE in visit.request.cookies:
            response.delete_cookie(COOKIE, path="/")
        return response
    response = RedirectResponse(NEXT[step], 303)
    keep(response, visit.request, COOKIE, token, seconds=KEPT)
    return response


def conclude(visit: Visit, outcome: Outcome) -> Response | None:
    """Where presenting a device leads once the half login is over: in, or back to the login page; None if not."""
    if outcome.token:
        return go_on(visit, outcome.step, outcome.token)
    if outcome.step is Step.LOCKED:
        return ended(visit, texts.LOCKED)
    if outcome.step is Step.CREDENTIALS:
        return ended(visit, OVER.get(outcome.event, texts.LOGIN_OVER))
    return None


def ended(visit: Visit, alert: str) -> Response:
    """The login page, for a half login that leads nowhere any more."""
    response = login_page(visit, 403, alert=visit.text(alert), path="/login")
    response.delete_cookie(COOKIE, path="/")
    return response


def half_token(visit: Visit) -> str | None:
    """The token of the half login that the browser presents."""
    return visit.request.cookies.get(COOKIE)


def half_of(visit: Visit) -> Account | Response:
    """Whose half login the browser presents; the login page if there is none that could be completed."""
    token = half_token(visit)
    if token is None:
        return RedirectResponse("/login", 303)
    half = second_factor.half_login(visit.deployment, token)
    account = visit.deployment.records.account(half.account) if half else None
    if account is None:
        return ended(visit, texts.LOGIN_OVER)
    return ended(visit, texts.LOCKED) if second_factor.shut_out(visit.deployment, account, visit.origin) else account


def asked(visit: Visit) -> Asked | Response:
    """Who is asked for which devices; the page that comes instead where nobody is."""
    account = half_of(visit)
    if isinstance(account, Response):
        return account
    devices = second_factor.devices_of(visit.deployment, account)
    return Asked(account, half_token(visit) or "", devices) if devices else RedirectResponse("/mfa/add", 303)


async def show(request: Request) -> Response:
    """Asks for the person's device, or which one of several it is to be."""
    visit: Visit = request.state.visit
    who = asked(visit)
    if isinstance(who, Response):
        return who
    device = who.named(request.query_params.get("device"))
    return PROMPTS[device.kind](visit, who, device, None) if device else _choice(visit, who)


async def take_proof(request: Request) -> Response:
    """Takes what a device gave: a one-time code, or a passkey's answer."""
    visit, form = request.state.visit, await read_form(request)
    who = asked(visit)
    if isinstance(who, Response):
        return who
    device = who.named(form.get("device"))
    if device is None:
        return _choice(visit, who)
    proof = PROOFS[device.kind](visit, who, form)
    return presented(visit, who, device, proof, REFUSED.get(device.kind, texts.CODE_REFUSED))


def presented(visit: Visit, who: Asked, device: Device, proof: Proof, refusal: str) -> Response:
    """Presents a device, and shows what comes of it."""
    outcome = second_factor.present(visit.deployment, who.token, device.id, proof, visit.origin, visit.token)
    return conclude(visit, outcome) or PROMPTS[device.kind](visit, who, device, visit.text(refusal))


async def send_code(request: Request) -> Response:
    """Sends a new code by text message."""
    visit, form = request.state.visit, await read_form(request)
    who = asked(visit)
    if isinstance(who, Response):
        return who
    device = who.named(form.get("device"))
    if device is None or not isinstance(device.factor, Sms):
        return _choice(visit, who)
    if text_messages.send(visit.deployment, _telephone(visit, who, device), visit.origin):
        return _text_page(visit, who, device, notice=visit.text(texts.TEXT_SENT))
    return _text_page(visit, who, device, 429, alert=visit.text(texts.TEXTS_SPENT))


def shown(visit: Visit, devices: tuple[Device, ...]) -> list[dict[str, Any]]:
    """Devices as pages list them: by name and kind, and what else may be shown of them."""
    about = visit.deployment.parts.devices.described
    return [
        {"id": d.id, "name": d.name, "kind": visit.text(texts.KINDS[d.kind]), "about": about(d.factor)} for d in devices
    ]


def _choice(visit: Visit, who: Asked) -> Response:
    return PAGES.page(visit, "mfa_choice", devices=shown(visit, who.devices), path="/mfa")


def _code_prompt(visit: Visit, who: Asked, device: Device, alert: str | None) -> Response:
    return _page(visit, "mfa_code", who, device, 403 if alert else 200, alert=alert)


def _text_prompt(visit: Visit, who: Asked, device: Device, alert: str | None) -> Response:
    to = _telephone(visit, who, device)
    if alert:
        return _text_page(visit, who, device, 403, alert=alert)
    if text_messages.was_sent(visit.deployment, to) or text_messages.send(visit.deployment, to, visit.origin):
        return _text_page(visit, who, device)
    return _text_page(visit, who, device, 429, alert=visit.text(texts.TEXTS_SPENT))


def _text_page(
    visit: Visit, who: Asked, device: Device, status: int = 200, alert: str | None = None, notice: str | None = None
) -> Response:
    return _page(visit, "mfa_text", who, device, status, alert=alert, notice=notice)


def _page(visit: Visit, name: str, who: Asked, device: Device, status: int, **facts: Any) -> Response:
    several = len(who.devices) > 1
    path = f"/mfa?device={device.id}" if several else "/mfa"
    return PAGES.page(visit, name, status, device=shown(visit, (device,))[0], several=several, path=path, **facts)


def _telephone(visit: Visit, who: Asked, device: Device) -> Telephone:
    number = device.factor.phone if isinstance(device.factor, Sms) else ""
    return Telephone(who.account, number, device.id, visit.deployment.digest(who.token))


def _time_based(visit: Visit, who: Asked, form: dict[str, str]) -> Proof:
    return second_factor.code(visit.deployment, who.account, form.get("code", ""))


def _by_text(visit: Visit, who: Asked, form: dict[str, str]) -> Proof:
    def proof(device: Device) -> Device | None:
        telephone = _telephone(visit, who, device)
        return device if text_messages.take(visit.deployment, telephone, form.get("code", "")) else None

    return proof


def _passkey_prompt(visit: Visit, who: Asked, device: Device, alert: str | None) -> Response:
    facts = passkeys.asked(visit, who.account, visit.deployment.digest(who.token), device)
    return _page(visit, "passkey_prompt", who, device, 403 if alert else 200, alert=alert, **facts)


def _by_passkey(visit: Visit, who: Asked, form: dict[str, str]) -> Proof:
    return passkeys.signed(visit, who.account, visit.deployment.digest(who.token), form)


PROMPTS: dict[Kind, Prompt] = {
    Kind.TOTP: _code_prompt,
    Kind.PASSKEY: _passkey_prompt,
    Kind.SMS: _text_prompt,
}
PROOFS: dict[Kind, Callable[[Visit, Asked, dict[str, str]], Proof]] = {
    Kind.TOTP: _time_based,
    Kind.PASSKEY: _by_passkey,
    Kind.SMS: _by_text,
}
REFUSED = {Kind.SMS: texts.TEXT_REFUSED, Kind.PASSKEY: texts.PASSKEY_REFUSED}
