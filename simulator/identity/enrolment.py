"""Adding a device: what has to be given, and what waits for its proof (GC-MFA-1, GC-TOTP-1, GC-SMS-1)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote, urlencode

from simulator.identity import phones
from simulator.identity.devices import Device, Kind
from simulator.identity.policy import Policy

NAME_LENGTH = 64
"""Characters that a device's name may have."""


class Missing(StrEnum):
    """One thing that a device cannot be added without."""

    NAME = "name"
    OTHER_NAME = "other-name"
    METHOD = "method"
    NUMBER = "number"


@dataclass(frozen=True)
class Wanted:
    """A device as a person asked for it, as typed; no kind where none was chosen."""

    name: str = ""
    kind: Kind | None = None
    phone: str = ""


@dataclass(frozen=True)
class Pending:
    """A device that waits for its proof: a code, or a passkey's answer. `secret` is what the proof will be compared
    with: a generator's secret, a telephone's number, a passkey's challenge."""

    kind: Kind
    name: str
    secret: str = field(repr=False)
    begun_at: datetime


def offered(policy: Policy) -> tuple[Kind, ...]:
    """The methods of the window: text messages only where the administrator enables them (discrepancy D-04)."""
    always = (Kind.TOTP, Kind.PASSKEY)
    return (*always, Kind.SMS) if policy.mfa_sms else always


def missing(wanted: Wanted, present: tuple[Device, ...], policy: Policy) -> tuple[Missing, ...]:
    """What a wanted device misses, given those that its person has."""
    found = []
    name = wanted.name.strip()
    if not name or len(name) > NAME_LENGTH:
        found.append(Missing.NAME)
    if name.casefold() in {device.name.casefold() for device in present}:
        found.append(Missing.OTHER_NAME)
    if wanted.kind not in offered(policy):
        found.append(Missing.METHOD)
    if wanted.kind is Kind.SMS and phones.number(wanted.phone) is None:
        found.append(Missing.NUMBER)
    return tuple(found)


def alive(pending: Pending, now: datetime, life: timedelta) -> bool:
    """Whether a device may still be proven: a window left open does not wait for ever."""
    return now < pending.begun_at + life


def otpauth(issuer: str, account: str, secret: str) -> str:
    """What an authenticator app scans. Nothing but label, secret and issuer: the rest is what every app assumes, and
    some refuse to read more."""
    label = f"{quote(issuer)}:{quote(account, safe='@')}"
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"


def written(pending: Pending) -> str:
    """A pending device as the store keeps it."""
    return json.dumps(asdict(pending), default=lambda moment: moment.isoformat())


def read(text: str) -> Pending:
    """The inverse of `written`."""
    values = json.loads(text)
    return Pending(Kind(values["kind"]), values["name"], values["secret"], datetime.fromisoformat(values["begun_at"]))
