"""Counting wrong attempts (GC-LOCKOUT-1, -2, GIA-LOCKOUT-1, -2, CX-LOCKOUT-1, -2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

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


def of_codes(policy: Policy) -> Policy:
    """The figures by which wrong codes are counted, where they are counted apart from wrong passwords."""
    return policy if policy.code_attempts is None else replace(policy, lockout_attempts=policy.code_attempts)


def warned(failures: int, policy: Policy) -> int | None:
    """How many codes may still be tried, where so few are left that the person is told (CX-LOCKOUT-1)."""
    still = of_codes(policy).lockout_attempts - failures
    return still if 0 < still <= policy.warns_at_left else None


def suggests_administrator(failures: int, policy: Policy) -> bool:
    """Whether who was refused so often is told to contact the system administrator (GIA-ERROR-1)."""
    after = policy.suggests_administrator_after
    return after is not None and failures >= after


def left(lockout: Lockout, now: datetime, policy: Policy) -> timedelta | None:
    """How long a subject that is shut out has to wait; None where only the administrator ends it."""
    life = policy.lockout_life
    return None if life is None or lockout.locked_at is None else lockout.locked_at + life - now


@dataclass(frozen=True)
class WindowParts:
    """The parts that decide about a login window that is shut (GIA-LOCKOUT-1, -2, GIA-ERROR-1)."""

    stays_shut: bool = True
    """Whether it is still shut when it is loaded again."""
    refuses: bool = True
    """Whether what is sent around it is refused."""
    suggests: Callable[[int, Policy], bool] = suggests_administrator
    left: Callable[[Lockout, datetime, Policy], timedelta | None] = left
