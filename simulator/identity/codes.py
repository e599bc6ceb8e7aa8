"""One-time codes: time-based ones (RFC 6238), and what makes one that was sent serve, by text message or by mail
(GC-TOTP-2, GC-SMS-1, CX-2FA-2, -6)."""

from __future__ import annotations

import hmac
import json
from base64 import b32decode
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from simulator.identity.devices import Totp
from simulator.identity.policy import Policy

STEP = 30
"""Seconds, and with six digits and SHA-1 what every authenticator app assumes."""
DIGITS = 6


def at_step(secret: str, step: int) -> str:
    """The code of one time step, counted from 1970; `secret` is base32."""
    from cryptography.hazmat.primitives.hashes import SHA1
    from cryptography.hazmat.primitives.twofactor.hotp import HOTP

    return HOTP(b32decode(secret), DIGITS, SHA1(), enforce_key_length=False).generate(step).decode()  # noqa: S303


def step_of(now: datetime) -> int:
    """The time step that a moment lies in."""
    return int(now.timestamp()) // STEP


def typed_digits(typed: str) -> str:
    """A code as it is compared: apps show it in groups, and people copy the blanks."""
    return "".join(typed.split())


def matching_step(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
    """The time step whose code was typed, if that step may still be used: not too far from now, and newer than any
    used before. Every step is compared, whatever an earlier one says."""
    present, around = step_of(now), policy.totp_steps_around
    given = typed_digits(typed)
    found = None
    for step in range(present - around, present + around + 1):
        same = hmac.compare_digest(at_step(device.secret, step).encode(), given.encode())
        if same and step > device.last_step:
            found = step
    return found


@dataclass(frozen=True)
class Sent:
    """A code that went out by text message, or else `mailed`. `digest` is kept in its place; `owner` is the half login
    or session that it was sent for."""

    digest: str
    owner: str
    sent_at: datetime
    mailed: bool = False


def in_digits(number: int) -> str:
    """A code out of a number below 10 to the sixth, drawn by chance."""
    return f"{number:0{DIGITS}d}"


def sent(code: str, owner: str, now: datetime, *, mailed: bool = False) -> Sent:
    """What is kept of a code that goes out now."""
    return Sent(_digest(code, owner), owner, now, mailed)


def life(kept: Sent, policy: Policy) -> timedelta:
    """How long a code serves."""
    return policy.mail_code_life if kept.mailed else policy.sms_code_life


def serves(kept: Sent, typed: str, owner: str, now: datetime, policy: Policy) -> bool:
    """Whether a code that was sent may be used: the one that was sent last, for this login, and not long ago."""
    same = hmac.compare_digest(kept.digest, _digest(typed_digits(typed), owner))
    return same and kept.owner == owner and now < kept.sent_at + life(kept, policy)


def resend_wait(latest: Sent | None, now: datetime, policy: Policy) -> timedelta:
    """How long it is until another code may be asked for; nothing once it may (CX-2FA-6)."""
    due = latest.sent_at + policy.resend_wait - now if latest else timedelta(0)
    return max(due, timedelta(0))


def written(kept: tuple[Sent, ...]) -> str:
    """Sent codes as the store keeps them."""
    return json.dumps([asdict(each) for each in kept], default=lambda moment: moment.isoformat())


def read(text: str | None) -> tuple[Sent, ...]:
    """The inverse of `written`; none where nothing is kept."""
    values = json.loads(text) if text else ()
    return tuple(Sent(**{**each, "sent_at": datetime.fromisoformat(each["sent_at"])}) for each in values)


def _digest(code: str, owner: str) -> str:
    return sha256(f"{owner}:{code}".encode()).hexdigest()
