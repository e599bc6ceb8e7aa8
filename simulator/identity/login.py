"""Logging in with a password, and a device where one is required: the flow's table (GC-LOGIN-1, -2, GC-LOCKOUT-1,
GC-ORG-1, GC-MFA-1, -2, GIA-LOGIN-2, GIA-CHANGE-2, -3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.identity import lockout as lockouts
from simulator.identity.accounts import Account
from simulator.identity.effects import AskForDevice, AskForPassword, Effect, Note, StartSession
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.policy import Policy


class Event(StrEnum):
    """What a login attempt turns out to be."""

    RIGHT = "right"
    DEVICE_MISSING = "device-missing"
    DEVICE_ASKED = "device-asked"
    DEVICE_PROVEN = "device-proven"
    DEVICE_REFUSED = "device-refused"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - a name
    UNKNOWN_ADDRESS = "unknown-address"
    SEVERAL_ORGANIZATIONS = "several-organizations"
    SSO_ONLY = "sso-only"
    OTHER_REGION = "other-region"
    OTHER_PLACE = "other-place"
    ALREADY_BOUND = "already-bound"
    CHANGE_DUE = "change-due"
    UNANSWERED = "unanswered"
    WHILE_LOCKED = "while-locked"
    CODES_LOCKED = "codes-locked"


class Step(StrEnum):
    """What the person sees next."""

    CREDENTIALS = "credentials"
    ORGANIZATION = "organization"
    REGION = "region"
    LOCKED = "locked"
    ENROLMENT = "enrolment"
    DEVICE = "device"
    CHANGE = "change"
    SIGNED_IN = "signed-in"


class Count(StrEnum):
    """What the attempt does to the count of wrong ones."""

    ANEW = "anew"
    UP = "up"
    AS_IS = "as-is"


type Beginning = type[StartSession] | type[AskForDevice] | type[AskForPassword] | None

#     what came                     next               count        begins          in the record as
FLOW: dict[Event, tuple[Step, Count, Beginning, str]] = {
    Event.RIGHT:                 (Step.SIGNED_IN,    Count.ANEW,  StartSession,   "login"),
    Event.DEVICE_MISSING:        (Step.ENROLMENT,    Count.AS_IS, AskForDevice,   "device-asked"),
    Event.DEVICE_ASKED:          (Step.DEVICE,       Count.AS_IS, AskForDevice,   "device-asked"),
    Event.DEVICE_PROVEN:         (Step.SIGNED_IN,    Count.ANEW,  StartSession,   "login"),
    Event.DEVICE_REFUSED:        (Step.DEVICE,       Count.UP,    None,           "code-refused"),
    Event.WRONG_PASSWORD:        (Step.CREDENTIALS,  Count.UP,    None,           "login-refused"),
    Event.UNKNOWN_ADDRESS:       (Step.CREDENTIALS,  Count.UP,    None,           "login-refused"),
    Event.SEVERAL_ORGANIZATIONS: (Step.ORGANIZATION, Count.AS_IS, None,           "organization-asked"),
    Event.SSO_ONLY:              (Step.CREDENTIALS,  Count.UP,    None,           "login-refused"),
    Event.OTHER_REGION:          (Step.REGION,       Count.AS_IS, None,           "region-asked"),
    Event.OTHER_PLACE:           (Step.CREDENTIALS,  Count.AS_IS, None,           "login-refused"),
    Event.ALREADY_BOUND:         (Step.CREDENTIALS,  Count.AS_IS, None,           "login-refused"),
    Event.CHANGE_DUE:            (Step.CHANGE,       Count.ANEW,  AskForPassword, "change-asked"),
    Event.UNANSWERED:            (Step.CREDENTIALS,  Count.UP,    None,           "login-refused"),
    Event.WHILE_LOCKED:          (Step.LOCKED,       Count.AS_IS, None,           "login-refused"),
    Event.CODES_LOCKED:          (Step.LOCKED,       Count.AS_IS, None,           "login-refused"),
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
    is one of the name that was given; it must not matter (GC-ORG-3). `right`: what the right
    password alone comes to (`after_password`, `from_place`). `repeated`: the same form came before and has been counted
    (GC-FAULT-1). `unanswered`: the password does not fit here, and who else keeps passwords does not answer
    (GIA-LOGIN-2); it counts, or meanwhile passwords that are kept here could be guessed without end."""

    account: Account | None
    password_matches: bool
    lockout: Lockout
    organizations: int = 1
    other_region: bool = False
    organization_exists: bool = True
    right: Event = Event.RIGHT
    repeated: bool = False
    unanswered: bool = False


@dataclass(frozen=True)
class Presentation:
    """What is known once a device was presented, after the right password. `right`: what a proven one comes to
    (`from_place`)."""

    account: Account
    proven: bool
    lockout: Lockout
    right: Event = Event.DEVICE_PROVEN


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
    return _following(event, attempt.account, attempt.lockout, now, policy, counts=not attempt.repeated)


def decide_device(presented: Presentation, now: datetime, policy: Policy) -> Decision:
    """What follows from presenting a device. Only now, with the login complete, the count starts anew: with the
    password alone, whoever knows it could go on guessing codes for ever (GC-LOCKOUT-1)."""
    if lockouts.locked(presented.lockout, now, policy):
        event = Event.WHILE_LOCKED
    else:
        event = presented.right if presented.proven else Event.DEVICE_REFUSED
    return _following(event, presented.account, presented.lockout, now, policy)


def after_password(devices: int, policy: Policy) -> Event:
    """What the right password alone comes to (GC-MFA-1, -2)."""
    if not policy.mfa_required:
        return Event.RIGHT
    return Event.DEVICE_ASKED if devices else Event.DEVICE_MISSING


def by_own_factor(factor: bool, codes_locked: bool, trusted: bool) -> Event:
    """What the right password alone comes to where each person chooses a second factor or none: a code is asked for,
    unless the browser is trusted (CX-2FA-1, -7), and nothing leads past the lock of wrong codes (CX-LOCKOUT-2)."""
    if codes_locked:
        return Event.CODES_LOCKED
    return Event.DEVICE_ASKED if factor and not trusted else Event.RIGHT


def with_password_due(right: Event, due: bool) -> Event:
    """What the right password comes to that has to be changed first (GIA-CHANGE-2, -3)."""
    return Event.CHANGE_DUE if right is Event.RIGHT and due else right


def from_place(right: Event, allowed: bool) -> Event:
    """What the right proof comes to, from a place that logins are allowed from or from another (GC-IP-1). Only who has
    the right proof is told that the place is the reason."""
    return right if allowed else Event.OTHER_PLACE


def _following(
    event: Event, account: Account | None, before: Lockout, now: datetime, policy: Policy, *, counts: bool = True
) -> Decision:
    step, count, begins, entry = FLOW[event]
    if count is Count.UP and not counts:
        count = Count.AS_IS
    after = {Count.ANEW: OPEN, Count.AS_IS: before}.get(count)
    if after is None:
        after = lockouts.after_failure(before, now, policy)
    person = account.id if account else None
    effects: tuple[Effect, ...] = (Note(entry, event, person),)
    if person and begins:
        effects = (begins(person), *effects)
    if count is Count.UP and lockouts.locked(after, now, policy):
        step, effects = Step.LOCKED, (*effects, Note("locked", "too-many-attempts", person))
    return Decision(step, event, after, effects)


def _event(attempt: Attempt, now: datetime, policy: Policy) -> Event:
    if lockouts.locked(attempt.lockout, now, policy):
        return Event.WHILE_LOCKED
    if attempt.organizations > 1:
        return Event.SEVERAL_ORGANIZATIONS if attempt.password_matches else Event.WRONG_PASSWORD
    if attempt.unanswered:
        return Event.UNANSWERED
    if attempt.account is None or not (attempt.account.registered or attempt.password_matches):
        return Event.UNKNOWN_ADDRESS
    if policy.sso_only:
        return Event.SSO_ONLY
    if not attempt.password_matches:
        return Event.WRONG_PASSWORD
    return Event.OTHER_REGION if attempt.other_region else attempt.right
