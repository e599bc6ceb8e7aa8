"""Passkeys on the product's pages: what a page asks of the browser, and what the browser sends (GC-PASSKEY-1, -4)."""

from __future__ import annotations

import json
from typing import Any

from simulator.deployments import passkeys
from simulator.deployments.passkeys import KnownPasskey, NewPasskey
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Passkey
from simulator.identity.passkeys import Reason
from simulator.products.genesys_cloud import texts
from simulator.web.visit import Visit

TITLE = "Genesys Cloud"


def wanted(visit: Visit, account: Account, owner: str) -> dict[str, Any]:
    """What the page that adds a passkey asks of the browser. `owner` is the digest of the half login's or session's
    token: no other browser's answer will do."""
    return _facts(visit, passkeys.begin_enrolment(visit.deployment, account, owner, title=TITLE))


def asked(visit: Visit, account: Account, owner: str, device: Device) -> dict[str, Any]:
    """What the prompt for a passkey asks of the browser."""
    if not isinstance(device.factor, Passkey):
        raise TypeError(f"a passkey was to be asked for, not a device of the kind {device.kind}")
    return _facts(visit, passkeys.begin_login(visit.deployment, account, device.factor, owner))


def made(visit: Visit, account: Account, owner: str, form: dict[str, str]) -> NewPasskey:
    """What the browser made: the proof of the device that is being added."""
    return NewPasskey(visit.deployment, account.id, owner, *_sent(form), visit.origin)


def signed(visit: Visit, account: Account, owner: str, form: dict[str, str]) -> KnownPasskey:
    """What the browser signed: the proof of the device that is asked for."""
    return KnownPasskey(visit.deployment, account.id, owner, *_sent(form), visit.origin)


def refusal(visit: Visit, refused: object) -> str | None:
    """What to say of a new passkey that was refused: not why, for that would only help who forges one, except that the
    device is known."""
    if not isinstance(refused, NewPasskey):
        return None
    known = refused.refused is not None and refused.refused.reason is Reason.ALREADY_ENROLLED
    return visit.text(texts.PASSKEY_ENROLLED if known else texts.PASSKEY_REFUSED)


def _sent(form: dict[str, str]) -> tuple[str, str]:
    return form.get("ceremony", ""), form.get("credential", "")


def _facts(visit: Visit, begun: passkeys.Asked) -> dict[str, Any]:
    enrolled = visit.text(texts.PASSKEY_ENROLLED)
    return {"ceremony": begun.id, "options": json.dumps(begun.options), "enrolled": enrolled}
