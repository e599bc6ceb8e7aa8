"""The window that adds a device, after the password or from My Account (GC-MFA-1, -5, GC-TOTP-1, GC-SMS-1)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from simulator.deployments import enrolment, second_factor
from simulator.deployments.enrolment import Enrolling
from simulator.identity.devices import Kind
from simulator.identity.enrolment import Missing, Pending, Wanted, offered
from simulator.identity.login import Event, Step
from simulator.products.genesys_cloud import texts
from simulator.products.genesys_cloud.devices import conclude, ended, half_of, half_token
from simulator.products.genesys_cloud.methods import IN_SESSION, METHODS, page, send_again, window
from simulator.web.forms import read_form
from simulator.web.visit import Visit

FIELDS = {Missing.NAME: "name", Missing.OTHER_NAME: "name", Missing.METHOD: "method", Missing.NUMBER: "phone"}
"""Where each missing thing is given."""


def enrolling(visit: Visit) -> Enrolling | Response:
    """Who adds a device at this address; the page that comes instead where nobody may."""
    if visit.path.startswith(IN_SESSION):
        who = enrolment.in_session(visit.deployment, visit.token)
        visit.person = who.account if who else None
        return who or RedirectResponse("/login", 303)
    account = half_of(visit)
    if isinstance(account, Response):
        return account
    if who := enrolment.in_half_login(visit.deployment, half_token(visit)):
        return who
    has_devices = second_factor.devices_of(visit.deployment, account)
    return RedirectResponse("/mfa", 303) if has_devices else ended(visit, texts.LOGIN_OVER)


async def show_window(request: Request) -> Response:
    """Asks for a name and a method."""
    who = enrolling(request.state.visit)
    return who if isinstance(who, Response) else _window(request.state.visit, who, Wanted())


async def take_window(request: Request) -> Response:
    """Goes on with the chosen method, or says what is missing."""
    visit, form = request.state.visit, await read_form(request)
    who = enrolling(visit)
    if isinstance(who, Response):
        return who
    kind = next((kind for kind in METHODS if kind == form.get("method")), None)
    given = Wanted(form.get("name", ""), kind, form.get("phone", ""))
    missing = enrolment.wanted(visit.deployment, who, given)
    if missing or kind is None:
        return _window(visit, who, given, missing)
    enrolment.begin(visit.deployment, who, given, METHODS[kind].begin(visit, who, given))
    return RedirectResponse(f"{window(who)}/{kind}", 303)


async def show_method(request: Request) -> Response:
    """Shows what proves the device that is being added."""
    visit: Visit = request.state.visit
    who = enrolling(visit)
    if isinstance(who, Response):
        return who
    pending = _pending(visit, who, request)
    return METHODS[pending.kind].show(visit, who, pending, None) if pending else RedirectResponse(window(who), 303)


async def prove(request: Request) -> Response:
    """Takes the proof of the device that is being added."""
    visit, form = request.state.visit, await read_form(request)
    who = enrolling(visit)
    if isinstance(who, Response):
        return who
    pending = _pending(visit, who, request)
    if pending is None:
        return RedirectResponse(window(who), 303)
    method = METHODS[pending.kind]
    proven = method.proven(visit, who, form)
    outcome = enrolment.complete(visit.deployment, who, proven, visit.origin, visit.token)
    if outcome.step is Step.SIGNED_IN and not who.half:
        return RedirectResponse("/account?notice=device-added", 303)
    if outcome.event is Event.DEVICE_MISSING and outcome.step is Step.ENROLMENT:
        return RedirectResponse(window(who), 303)
    return conclude(visit, outcome) or method.show(visit, who, pending, proven)


async def send_code(request: Request) -> Response:
    """Sends a new code to the number that is being added."""
    visit: Visit = request.state.visit
    who = enrolling(visit)
    if isinstance(who, Response):
        return who
    pending = enrolment.pending(visit.deployment, who)
    if pending is None or pending.kind is not Kind.SMS:
        return RedirectResponse(window(who), 303)
    return send_again(visit, who, pending)


def _pending(visit: Visit, who: Enrolling, request: Request) -> Pending | None:
    pending = enrolment.pending(visit.deployment, who)
    return pending if pending and pending.kind == request.path_params["kind"] else None


def _window(visit: Visit, who: Enrolling, given: Wanted, missing: tuple[Missing, ...] = ()) -> Response:
    methods = [
        {"kind": kind, "name": visit.text(texts.KINDS[kind]), "about": visit.text(texts.ABOUT_KINDS[kind])}
        for kind in offered(visit.deployment.policy_of(who.account))
    ]
    said = [visit.text(texts.MISSING[each]) for each in missing]
    focus = FIELDS[missing[0]] if missing else "name"
    return page(visit, "mfa_add", who, 422 if missing else 200, given=given, methods=methods, missing=said, focus=focus)
