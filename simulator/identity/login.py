"""Logging in with a password: the flow's table (GC-LOGIN-1, -2, GC-LOCKOUT-1, GC-ORG-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.identity import lockout as lockouts
from simulator.identity.accounts import Account
from simulator.identity.effects import Effect, Note, StartSession
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.policy import Policy


class Event(StrEnum):
    """What a login attempt turns out to be."""

    RIGHT = "right"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - a name
    UNKNOWN_ADDRESS = "unknown-address"
    SEVERAL_ORGANIZATIONS = "several-organizations"
    SSO_ONLY = "sso-only"
    OTHER_REGION = "other-region"
    WHILE_LOCKED = "while-locked"


class Step(StrEnum):
    """What the person sees next."""

    CREDENTIALS = "credentials"
    ORGANIZATION = "organization"
    REGION = "region"
    LOCKED = "locked"
    SIGNED_IN = "signed-in"


class Count(StrEnum):
    """What the attempt does to the count of wrong ones."""

    ANEW = "anew"
    UP = "up"
    AS_IS = "as-is"


#     what came                     next                count        in the record as
FLOW: dict[Event, tuple[Step, Count, str]] = {
    Event.RIGHT:                 (Step.SIGNED_IN,    Count.ANEW,  "login"),
    Event.WRONG_PASSWORD:        (Step.CREDENTIALS,  Count.UP,    "login-refused"),
    Event.UNKNOWN_ADDRESS:       (Step.CREDENTIALS,  Count.UP,    "login-refused"),
    Event.SEVERAL_ORGANIZATIONS: (Step.ORGANIZATION, Count.AS_IS, "organization-asked"),
    Event.SSO_ONLY:              (Step.CREDENTIALS,  Count.UP,    "login-refused"),
    Event.OTHER_REGION:          (Step.REGION,       Count.AS_IS, "region-asked"),
    Event.WHILE_LOCKED:          (Step.LOCKED,       Count.AS_IS, "login-refused"),
}  # fmt: skip


def told(event: Event) -> Event:
    """What a person is told of the reason: an unknown address, and one that only logs in by single sign-on, look like
    a wrong password (GC-LOGIN-2, GC-SSO-3)."""
    return Event.WRONG_PASSWORD if event in (Event.UNKNOWN_ADDRESS, Event.SSO_ONLY) else event


@dataclass(frozen=True)
class Attempt:
    """What is known once credentials were presented. `organizations` counts those the address belongs to, where
    none was named; then there is no account yet, and `password_matches` says whether the password fits in any.
    `other_region`: the login page is of another region than the account's organization. `organization_exists`: there
    is one of the name that was given; it must not matter (GC-ORG-3)."""

    account: Account | None
    password_matches: bool
    lockout: Lockout
    organizations: int = 1
    other_region: bool = False
    organization_exists: bool = True


@dataclass(frozen=True)
class Decision:
    """What follows from an attempt: the next step, the count after it, and what is to be done."""

    step: Step
    event: Event
    lockout: Lockout
    effects: tuple[Effect, ...]


def decide(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    """What follows from an attempt. The attempt that reaches the limit already shows the lock."""
    event = _event(attempt, now, policy)
    step, count, entry = FLOW[event]
    after = {Count.ANEW: OPEN, Count.AS_IS: attempt.lockout}.get(count)
    if after is None:
        after = lockouts.after_failure(attempt.lockout, now, policy)
    person = attempt.account.id if attempt.account else None
    effects: tuple[Effect, ...] = (Note(entry, event, person),)
    if step is Step.SIGNED_IN and person:
        effects = (StartSession(person), *effects)
    if count is Count.UP and lockouts.locked(after, now, policy):
        step, effects = Step.LOCKED, (*effects, Note("locked", "too-many-attempts", person))
    return Decision(step, event, after, effects)


def _event(attempt: Attempt, now: datetime, policy: Policy) -> Event:
    if lockouts.locked(attempt.lockout, now, policy):
        return Event.WHILE_LOCKED
    if attempt.organizations > 1:
        return Event.SEVERAL_ORGANIZATIONS if attempt.password_matches else Event.WRONG_PASSWORD
    if attempt.account is None or not attempt.account.registered:
        return Event.UNKNOWN_ADDRESS
    if policy.sso_only:
        return Event.SSO_ONLY
    if not attempt.password_matches:
        return Event.WRONG_PASSWORD
    return Event.OTHER_REGION if attempt.other_region else Event.RIGHT
