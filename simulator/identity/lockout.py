"""Counting wrong attempts (GC-LOCKOUT-1, -2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from simulator.identity.policy import Policy


@dataclass(frozen=True)
class Lockout:
    """The wrong attempts of one subject since the last right one."""

    failures: int = 0
    failed_at: datetime | None = None
    locked_at: datetime | None = None


OPEN = Lockout()


def locked(lockout: Lockout, now: datetime, policy: Policy) -> bool:
    """Whether the subject is shut out now."""
    if lockout.locked_at is None:
        return False
    life = policy.lockout_life
    return life is None or now < lockout.locked_at + life


def after_failure(lockout: Lockout, now: datetime, policy: Policy) -> Lockout:
    """One more wrong attempt. A lock that has run out begins a new count."""
    if lockout.locked_at is not None and not locked(lockout, now, policy):
        lockout = OPEN
    failures = lockout.failures + 1
    reached = failures >= policy.lockout_attempts
    return replace(lockout, failures=failures, failed_at=now, locked_at=now if reached else None)
