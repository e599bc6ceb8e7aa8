"""What can be wrong with how a one-time code is judged, in whatever product."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulator.identity import codes
from simulator.identity.codes import Sent
from simulator.identity.devices import Totp
from simulator.identity.policy import Policy


def any_at_first(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
    """Whatever is typed first is right."""
    return codes.step_of(now) if device.last_step < 0 else codes.matching_step(device, typed, now, policy)


def any_but_the_last(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
    """A used code is forgotten as soon as another one was used."""
    step = codes.matching_step(replace(device, last_step=-1), typed, now, policy)
    return None if step == device.last_step else step


def older_too(earlier: tuple[Sent, ...], newest: Sent) -> tuple[Sent, ...]:
    """Every code that was sent goes on serving."""
    return (*earlier, newest)


def in_any_login(kept: Sent, typed: str, _owner: str, now: datetime, policy: Policy) -> bool:
    """A code serves in whatever login it is typed."""
    return codes.serves(kept, typed, kept.owner, now, policy)


def any_six_digits(kept: Sent, typed: str, owner: str, now: datetime, policy: Policy) -> bool:
    """Whatever has a code's length serves."""
    return codes.serves(kept, typed, owner, now, policy) or len(codes.typed_digits(typed)) == codes.DIGITS
