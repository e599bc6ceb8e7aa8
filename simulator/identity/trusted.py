"""Browsers in which a person is not asked for a code again, for some days (CX-2FA-7)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from simulator.identity.accounts import Account
from simulator.identity.devices import Device
from simulator.identity.policy import Policy


@dataclass(frozen=True)
class Trusted:
    """What is kept of a trusted browser: whose login it spares which device, since when, and for how many days."""

    account: str
    device: str
    since: datetime
    days: int


def spares(kept: Trusted, account: Account, device: Device, now: datetime, policy: Policy) -> bool:
    """Whether no code is asked for. Another person's browser spares nobody anything; a policy that was withdrawn, a new
    password and another factor each end it at once, and a policy of fewer days does so earlier."""
    if policy.skip_days is None or (kept.account, kept.device) != (account.id, device.id):
        return False
    if account.password_set_at is not None and kept.since < account.password_set_at:
        return False
    return now < kept.since + timedelta(days=min(kept.days, policy.skip_days))


def written(kept: Trusted) -> str:
    """A trusted browser as the store keeps it."""
    return json.dumps(asdict(kept), default=lambda moment: moment.isoformat())


def read(text: str) -> Trusted:
    """The inverse of `written`."""
    values = json.loads(text)
    return Trusted(**{**values, "since": datetime.fromisoformat(values["since"])})
