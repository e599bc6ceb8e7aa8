"""Passkeys on the product's pages: adding one, and logging in with one (GC-PASSKEY-1 to -4, GC-RESET-5)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from simulator.deployments import passkeys
from simulator.deployments.passkeys import Answer, Asked, KnownPasskey, NewPasskey
from simulator.identity.devices import Device, Passkey
from simulator.identity.passkeys import Reason
from simulator.products.genesys_cloud import texts
from simulator.products.genesys_cloud.pages import PAGES
from simulator.web.visit import Visit

if TYPE_CHECKING:
    from simulator.deployments.enrolment import Enrolling, Proven
    from simulator.deployments.second_factor import Proof
    from simulator.identity.accounts import Account
    from simulator.identity.enrolment import Pending, Wanted

TITLE = "Genesys Cloud"


def nothing_to_compare(_visit: Visit, _who: Enrolling, _wanted: Wanted) -> str:
    """What is kept while a passkey is added: nothing yet, for each page has a challenge of its own."""
    return ""


def show_ceremony(visit: Visit, who: Enrolling, pending: Pending, refused: Proven | None) -> Response:
    """The page on which the browser makes a passkey, or the person is told why it was not taken."""
    begun = passkeys.begin_enrolment(visit.deployment, who.account, who.owner, title=TITLE)
    alert = visit.text(_refusal(refused)) if isinstance(refused, NewPasskey) else None
    return _page(visit, "passkey_add", begun, alert, name=pending.name, person=visit.person)


def made(visit: Visit, who: Enrolling, form: dict[str, str]) -> Proven:
    """What the browser made, as the proof of the device that is being added."""
    return NewPasskey(visit.deployment, who.account.id, who.owner, *_sent(form), visit.origin)


def prompt(visit: Visit, account: Account, owner: str, device: Device, alert: str | None, several: bool) -> Response:
    """The page on which the browser is asked for a passkey."""
    assert isinstance(device.factor, Passkey)
    begun = passkeys.begin_login(visit.deployment, account, device.factor, owner)
    return _page(visit, "passkey_prompt", begun, alert, device=device, several=several)


def signed(visit: Visit, account: Account, owner: str, form: dict[str, str]) -> Proof:
    """What the browser signed, as the proof of the device that is asked for."""
    return KnownPasskey(visit.deployment, account.id, owner, *_sent(form), visit.origin)


def _sent(form: dict[str, str]) -> tuple[str, str]:
    return form.get("ceremony", ""), form.get("credential", "")


def _refusal(answer: Answer) -> str:
    known = answer.refused is not None and answer.refused.reason is Reason.ALREADY_ENROLLED
    return texts.PASSKEY_ENROLLED if known else texts.PASSKEY_REFUSED


def _page(visit: Visit, name: str, begun: Asked, alert: str | None, **facts: Any) -> Response:
    return PAGES.page(
        visit,
        name,
        403 if alert else 200,
        ceremony=begun.id,
        options=json.dumps(begun.options),
        enrolled=visit.text(texts.PASSKEY_ENROLLED),
        alert=alert,
        **facts,
    )
