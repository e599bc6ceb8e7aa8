"""How long a login lasts (GC-SESSION-1, -2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from simulator.identity.policy import Policy


@dataclass(frozen=True)
class Session:
    """One browser's login. `digest` is the SHA-256 of the token in its cookie; the token itself is kept nowhere."""

    digest: str
    account: str
    started_at: datetime
    seen_at: datetime


def alive(session: Session, now: datetime, policy: Policy) -> bool:
    """Whether credentials need not be asked for: the last access is less than the session's life ago."""
    return now < session.seen_at + policy.session_life


def seen(session: Session, now: datetime, policy: Policy) -> Session:
    """The session after one more access, which starts its life anew."""
    return replace(session, seen_at=now) if policy.session_slides else session
