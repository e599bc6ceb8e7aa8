"""Codes by text message: sending them, within a limit, and taking them (GC-SMS-1)."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import datetime

from simulator.deployments.deployment import Deployment, Origin
from simulator.identity import codes
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
        now, code = deployment.clock.now(), codes.in_digits(secrets.randbelow(10**codes.DIGITS))
        life = deployment.policy_of(to.account).sms_code_life
        earlier = codes.read(deployment.records.kept(_key(to)))
        serving = deployment.parts.devices.still_sent(earlier, codes.sent(code, to.owner, now))
        _replace(deployment, _key(to), codes.written(serving), now + life)
        counted = json.dumps([begun.isoformat(), [*places, to.place]])
        _replace(deployment, f"texts:{to.owner}", counted, now + deployment.policy_of(to.account).device_wait)
        deployment.note("code-sent", "text-message", to.account.id, origin.address)
        deployment.text_code(to.account, to.number, code, origin.language)
    return True


def was_sent(deployment: Deployment, to: Telephone) -> bool:
    """Whether a code has gone there already, so that a page that is loaded again sends none."""
    return to.place in _sent(deployment, to)[1]


def take(deployment: Deployment, to: Telephone, typed: str) -> bool:
    """Whether a code was right; it serves once. To be called inside a transaction."""
    parts, serving = deployment.parts.devices, codes.read(deployment.records.kept(_key(to)))
    policy, now = deployment.policy_of(to.account), deployment.clock.now()
    if not any(parts.text_serves(each, typed, to.owner, now, policy) for each in serving):
        return False
    if parts.text_serves_once:
        deployment.records.take(_key(to))
    return True


def _sent(deployment: Deployment, to: Telephone) -> tuple[datetime, list[str]]:
    """Since when the messages of an owner are counted, and where each went."""
    text, now = deployment.records.kept(f"texts:{to.owner}"), deployment.clock.now()
    begun, places = json.loads(text) if text else (now.isoformat(), [])
    since = datetime.fromisoformat(begun)
    over = now >= since + deployment.policy_of(to.account).device_wait
    return (now, []) if over else (since, places)


def _replace(deployment: Deployment, key: str, text: str, until: datetime) -> None:
    deployment.records.take(key)
    deployment.records.put(key, text, until)


def _key(to: Telephone) -> str:
    return f"text:{to.account.id}:{to.place}"
