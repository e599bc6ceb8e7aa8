"""The devices that prove who somebody is, after the password (GC-MFA-1 to -5, CX-2FA-1)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from simulator.identity.phones import in_part
from simulator.identity.policy import Policy


class Kind(StrEnum):
    TOTP = "totp"
    PASSKEY = "passkey"
    SMS = "sms"
    EMAIL = "email"


@dataclass(frozen=True)
class Totp:
    """A generator of time-based codes (RFC 6238). `secret` is base32; `last_step` is the newest time step of which a
    code was taken: neither that one nor an earlier one serves again (GC-TOTP-2)."""

    secret: str = field(repr=False)
    last_step: int = -1


@dataclass(frozen=True)
class Sms:
    """A telephone that gets codes by text message. `phone` is in the international form, with its plus (E.164)."""

    phone: str


@dataclass(frozen=True)
class Email:
    """The person's own mail account, to whatever address it has (CX-2FA-2)."""


@dataclass(frozen=True)
class Passkey:
    """What is kept of a WebAuthn credential: nothing that could log anybody in. `credential_id` and `public_key` (a
    COSE key) are base64url without padding."""

    credential_id: str
    public_key: str
    sign_count: int = 0
    transports: tuple[str, ...] = ()
    aaguid: str = ""
    backup_eligible: bool = False
    backed_up: bool = False


type Factor = Totp | Sms | Passkey | Email
FACTORS: dict[Kind, type[Any]] = {Kind.TOTP: Totp, Kind.SMS: Sms, Kind.PASSKEY: Passkey, Kind.EMAIL: Email}


@dataclass(frozen=True)
class Device:
    """One device of one account, under the name that its person gave it."""

    id: str
    account: str
    name: str
    factor: Factor
    added_at: datetime

    @property
    def kind(self) -> Kind:
        return next(kind for kind, factor in FACTORS.items() if isinstance(self.factor, factor))


def usable(devices: tuple[Device, ...], policy: Policy) -> tuple[Device, ...]:
    """Those of a person's devices that may complete a login: telephones only where the administrator lets text messages
    count (discrepancy D-04)."""
    return tuple(device for device in devices if policy.mfa_sms or device.kind is not Kind.SMS)


def described(factor: Factor) -> str:
    """What a page says of a device besides its name and kind; never enough to stand in for it."""
    return in_part(factor.phone) if isinstance(factor, Sms) else ""


def used(factor: Totp, step: int) -> Totp:
    """The generator after a code of that time step was taken: no code up to it serves again (GC-TOTP-2)."""
    return replace(factor, last_step=step)


def removable(rest: tuple[Device, ...], policy: Policy) -> bool:
    """Whether a device may be removed by its person, given those that would be left (GC-MFA-5)."""
    return bool(usable(rest, policy)) or not policy.mfa_required


def none_left(_present: tuple[Device, ...]) -> tuple[Device, ...]:
    """What an administrator's reset leaves of the devices (GC-MFA-4)."""
    return ()
