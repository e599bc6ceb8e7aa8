"""Browsers in which a person is not asked for a code again, for some days (CX-2FA-7)."""

from __future__ import annotations

import secrets
from datetime import timedelta

from simulator.deployments.deployment import Deployment
from simulator.identity import trusted
from simulator.identity.accounts import Account
from simulator.identity.devices import Device
from simulator.identity.trusted import Trusted


def trust(deployment: Deployment, account: Account, device: Device) -> str | None:
    """A new token for the browser at hand, if the person's company allows it. What is kept of it is its digest."""
    now, days = deployment.clock.now(), deployment.policy_of(account).skip_days
    if days is None:
        return None
    token = secrets.token_urlsafe(32)
    kept = trusted.written(Trusted(account.id, device.id, now, days))
    deployment.records.put(_key(deployment, token), kept, now + timedelta(days=days + 1))
    return token


def trusts(deployment: Deployment, account: Account, device: Device, tokens: tuple[str, ...]) -> bool:
    """Whether one of a browser's tokens spares a person the code."""
    found = [text for token in tokens if (text := deployment.records.kept(_key(deployment, token)))]
    now, policy = deployment.clock.now(), deployment.policy_of(account)
    return any(deployment.parts.codes.spares(trusted.read(text), account, device, now, policy) for text in found)


def _key(deployment: Deployment, token: str) -> str:
    return f"trusted:{deployment.digest(token)}"
