"""The ways to add a device: what the window goes on with once a method is chosen (GC-TOTP-1, GC-SMS-1,
GC-PASSKEY-1)."""

from __future__ import annotations

import secrets
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from simulator.deployments import second_factor, text_messages
from simulator.deployments.enrolment import Enrolling, Proven
from simulator.deployments.text_messages import Telephone
from simulator.identity.devices import Device, Factor, Kind, Sms, Totp
from simulator.identity.enrolment import Pending, Wanted
from simulator.identity.phones import number
from simulator.products.genesys_cloud import passkeys, texts
from simulator.products.genesys_cloud.pages import PAGES
from simulator.web.visit import Visit

IN_HALF, IN_SESSION = "/mfa/add", "/account/devices/add"
"""The window's addresses: a half login and a session can be in one browser, and must not be taken for each other."""
ISSUER = "Genesys Cloud"


@dataclass(frozen=True)
class Method:
    """One way to add a device. `begin` makes what the proof will be compared with (it is kept, and shown to nobody but
    its person); `show` is the page that asks for the proof, given the one that was refused; `proven` reads the form."""

    begin: Callable[[Visit, Enrolling, Wanted], str]
    show: Callable[[Visit, Enrolling, Pending, Proven | None], Response]
    proven: Callable[[Visit, Enrolling, dict[str, str]], Proven]


def window(who: Enrolling) -> str:
    """The window's address."""
    return IN_HALF if who.half else IN_SESSION


def page(visit: Visit, name: str, who: Enrolling, status: int = 200, **facts: Any) -> Response:
    """A page of the window, inside the session or before it."""
    return PAGES.page(visit, name, status, person=visit.person, window=window(who), **facts)


def _new_secret(visit: Visit, _who: Enrolling, _given: Wanted) -> str:
    chance = b32encode(secrets.token_bytes(20)).decode()  # as many bits as SHA-1 has (RFC 4226, section 4)
    return visit.deployment.parts.devices.secret(chance)


def _show_qr_code(visit: Visit, who: Enrolling, pending: Pending, refused: Proven | None) -> Response:
    import segno

    uri = visit.deployment.parts.devices.otpauth(ISSUER, who.account.email, pending.secret)
    picture = segno.make_qr(uri, error="m").png_data_uri(scale=6, border=4)
    key = " ".join(pending.secret[at : at + 4] for at in range(0, len(pending.secret), 4))
    alert = visit.text(texts.VALIDATION_REFUSED) if refused else None
    return page(visit, "mfa_totp", who, 403 if refused else 200, picture=picture, key=key, alert=alert)


def _by_code(visit: Visit, who: Enrolling, form: dict[str, str]) -> Proven:
    def proven(pending: Pending) -> Factor | None:
        device = Device("", who.account.id, pending.name, Totp(pending.secret), pending.begun_at)
        taken = second_factor.with_code(visit.deployment, who.account, device, form.get("code", ""))
        return taken.factor if taken else None

    return proven


def _number(_visit: Visit, _who: Enrolling, given: Wanted) -> str:
    return number(given.phone) or ""


def _show_text_message(visit: Visit, who: Enrolling, pending: Pending, refused: Proven | None) -> Response:
    to = _telephone(who, pending)
    if refused:
        return _text_page(visit, who, pending, 403, alert=visit.text(texts.TEXT_REFUSED))
    if text_messages.was_sent(visit.deployment, to) or text_messages.send(visit.deployment, to, visit.origin):
        return _text_page(visit, who, pending)
    return _text_page(visit, who, pending, 429, alert=visit.text(texts.TEXTS_SPENT))


def _text_page(
    visit: Visit,
    who: Enrolling,
    pending: Pending,
    status: int = 200,
    alert: str | None = None,
    notice: str | None = None,
) -> Response:
    ending = visit.deployment.parts.devices.described(Sms(pending.secret))
    path = f"{window(who)}/{Kind.SMS}"
    return page(visit, "mfa_add_text", who, status, path=path, ending=ending, alert=alert, notice=notice)


def _by_text(visit: Visit, who: Enrolling, form: dict[str, str]) -> Proven:
    def proven(pending: Pending) -> Factor | None:
        taken = text_messages.take(visit.deployment, _telephone(who, pending), form.get("code", ""))
        return Sms(pending.secret) if taken else None

    return proven


def _telephone(who: Enrolling, pending: Pending) -> Telephone:
    return Telephone(who.account, pending.secret, f"{who.owner}:{pending.secret}", who.owner)


def send_again(visit: Visit, who: Enrolling, pending: Pending) -> Response:
    """Sends a new code to the number that is being added."""
    if text_messages.send(visit.deployment, _telephone(who, pending), visit.origin):
        return _text_page(visit, who, pending, notice=visit.text(texts.TEXT_SENT))
    return _text_page(visit, who, pending, 429, alert=visit.text(texts.TEXTS_SPENT))


def _nothing(_visit: Visit, _who: Enrolling, _given: Wanted) -> str:
    return ""  # each page that asks for a passkey has a challenge of its own


def _show_passkey(visit: Visit, who: Enrolling, pending: Pending, refused: Proven | None) -> Response:
    facts = passkeys.wanted(visit, who.account, who.owner)
    alert, path = passkeys.refusal(visit, refused), f"{window(who)}/{Kind.PASSKEY}"
    status = 403 if alert else 200
    return page(visit, "passkey_add", who, status, path=path, called=pending.name, alert=alert, **facts)


def _by_passkey(visit: Visit, who: Enrolling, form: dict[str, str]) -> Proven:
    return passkeys.made(visit, who.account, who.owner, form)


METHODS: dict[Kind, Method] = {
    Kind.TOTP: Method(_new_secret, _show_qr_code, _by_code),
    Kind.PASSKEY: Method(_nothing, _show_passkey, _by_passkey),
    Kind.SMS: Method(_number, _show_text_message, _by_text),
}
