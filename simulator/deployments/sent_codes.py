"""Codes that are sent, whichever way: drawing one, and taking it (GC-SMS-1, CX-2FA-2)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from simulator.deployments.deployment import Deployment
from simulator.identity import codes
from simulator.identity.accounts import Account
from simulator.identity.codes import Sent


@dataclass(frozen=True)
class Place:
    """Where codes of one purpose are kept: `key` of the store. `owner` is the digest of the half login's or session's
    token that they serve, there and nowhere else."""

    account: Account
    key: str
    owner: str
    mailed: bool = False


def draw(deployment: Deployment, place: Place) -> str:
    """A new code, which the older ones no longer serve beside. To be called inside a transaction."""
    now, policy = deployment.clock.now(), deployment.policy_of(place.account)
    code = deployment.parts.devices.drawn(codes.in_digits(secrets.randbelow(10**codes.DIGITS)))
    newest = codes.sent(code, place.owner, now, mailed=place.mailed)
    serving = deployment.parts.devices.still_sent(kept(deployment, place), newest)
    keep(deployment, place.key, codes.written(serving), now + codes.life(newest, policy))
    return code


def kept(deployment: Deployment, place: Place) -> tuple[Sent, ...]:
    """What was sent there and may serve, oldest first."""
    return codes.read(deployment.records.kept(place.key))


def take(deployment: Deployment, place: Place, typed: str) -> bool:
    """Whether a code was right; it serves once. To be called inside a transaction."""
    parts, policy, now = deployment.parts.devices, deployment.policy_of(place.account), deployment.clock.now()
    if not any(parts.text_serves(each, typed, place.owner, now, policy) for each in kept(deployment, place)):
        return False
    if parts.text_serves_once:
        deployment.records.take(place.key)
    return True


def keep(deployment: Deployment, key: str, text: str, until: datetime) -> None:
    """Keeps a text in place of what was kept under its key."""
    deployment.records.take(key)
    deployment.records.put(key, text, until)
