"""Personal links by mail: invitations and password resets (GC-INVITE-3, GC-RESET-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from simulator.identity.policy import Policy


class Purpose(StrEnum):
    INVITATION = "invitation"
    RESET = "reset"


class Standing(StrEnum):
    GOOD = "good"
    UNKNOWN = "unknown"
    SPENT = "spent"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Link:
    """One personal link. `digest` is the SHA-256 of its token; the token itself is kept nowhere."""

    digest: str
    purpose: Purpose
    account: str
    issued_at: datetime
    spent_at: datetime | None = None
    superseded: bool = False


def standing(link: Link | None, purpose: Purpose, now: datetime, policy: Policy) -> Standing:
    """Whether a link may be used now, for this purpose; an unknown and an altered one cannot be told apart."""
    if link is None or link.purpose is not purpose:
        return Standing.UNKNOWN
    if link.spent_at is not None and _serves_once(purpose, policy):
        return Standing.SPENT
    if link.superseded and policy.reset_newest_only:
        return Standing.SUPERSEDED
    return Standing.EXPIRED if now >= link.issued_at + life(purpose, policy) else Standing.GOOD


def life(purpose: Purpose, policy: Policy) -> timedelta:
    """How long a link of this purpose serves."""
    if purpose is Purpose.INVITATION:
        return timedelta(hours=policy.invitation_hours)
    return timedelta(minutes=policy.reset_minutes)


def _serves_once(purpose: Purpose, policy: Policy) -> bool:
    return policy.invitation_serves_once if purpose is Purpose.INVITATION else policy.reset_serves_once
