"""One-time codes: time-based ones (RFC 6238), and what makes one by text message serve (GC-TOTP-2, GC-SMS-1)."""

from __future__ import annotations

import hmac
from base64 import b32decode
from datetime import datetime

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
