"""Codes by text message: sending them, within a limit, and taking them (GC-SMS-1)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from simulator.deployments import sent_codes
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.sent_codes import Place
from simulator.identity.accounts import Account

AT_MOST = 5
"""Messages that one half login, or one session in the same time, has sent: they cost money, and wake people."""


@dataclass(frozen=True)
class Telephone:
    """Where a code goes: a person's number, `place` being the device's id, or that of the enrolment it is to prove.
    `owner` is the digest of the half login's or session's token: a code serves there and nowhere else."""

    account: Account
    number: str
    place: str
    owner: str


def send(deployment: Deployment, to: Telephone, origin: Origin) -> bool:
    """Sends a new code, which the older ones no longer serve beside; False once the limit is reached."""
    with deployment.records.transaction():
        begun, places = _sent(deployment, to)
        if len(places) >= AT_MOST:
            return False
        code, now = sent_codes.draw(deployment, _place(to)), deployment.clock.now()
        counted = json.dumps([begun.isoformat(), [*places, to.place]])
        until = now + deployment.policy_of(to.account).device_wait
        sent_codes.keep(deployment, f"texts:{to.owner}", counted, until)
        deployment.note("code-sent", "text-message", to.account.id, origin.address)
        deployment.text_code(to.account, to.number, code, origin.language)
    return True


def was_sent(deployment: Deployment, to: Telephone) -> bool:
    """Whether a code has gone there already, so that a page that is loaded again sends none."""
    return to.place in _sent(deployment, to)[1]


def take(deployment: Deployment, to: Telephone, typed: str) -> bool:
    """Whether a code was right; it serves once. To be called inside a transaction."""
    return sent_codes.take(deployment, _place(to), typed)


def _sent(deployment: Deployment, to: Telephone) -> tuple[datetime, list[str]]:
    """Since when the messages of an owner are counted, and where each went."""
    text, now = deployment.records.kept(f"texts:{to.owner}"), deployment.clock.now()
    begun, places = json.loads(text) if text else (now.isoformat(), [])
    since = datetime.fromisoformat(begun)
    over = now >= since + deployment.policy_of(to.account).device_wait
    return (now, []) if over else (since, places)


def _place(to: Telephone) -> Place:
    return Place(to.account, f"text:{to.account.id}:{to.place}", to.owner)
