"""Passkeys: what a ceremony asked, what an authenticator answered, and whether that counts (GC-PASSKEY-1 to -4;
WebAuthn Level 3, 7.1 and 7.2)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from simulator.identity.devices import Device
from simulator.identity.policy import Policy

GRACE = timedelta(seconds=60)
"""How long after the browser's own limit an answer may still arrive."""


class Purpose(StrEnum):
    ENROLMENT = "enrolment"
    LOGIN = "login"


class Reason(StrEnum):
    """Each way in which an answer can be wrong."""

    UNREADABLE = "unreadable"

    UNSOLICITED = "unsolicited"
    OTHER_PURPOSE = "other-purpose"
    TOO_LATE = "too-late"
    OTHER_BROWSER = "other-browser"
    OTHER_CHALLENGE = "other-challenge"

    OTHER_ORIGIN = "other-origin"
    EMBEDDED = "embedded"
    OTHER_DOMAIN = "other-domain"

    NOT_PRESENT = "not-present"
    NOT_VERIFIED = "not-verified"
    BAD_SIGNATURE = "bad-signature"
    COUNTER_BACKWARDS = "counter-backwards"
    OTHER_ALGORITHM = "other-algorithm"

    UNKNOWN_PASSKEY = "unknown-passkey"
    OTHER_PERSON = "other-person"
    NOT_ASKED_FOR = "not-asked-for"
    ALREADY_ENROLLED = "already-enrolled"
    OF_ANOTHER = "of-another"


@dataclass(frozen=True)
class Site:
    """The product as an authenticator knows it: one relying party, and the origins that its login is served from."""

    rp_id: str
    origins: tuple[str, ...]


@dataclass(frozen=True)
class Ceremony:
    """A ceremony that waits for its answer. `challenge` is base64url; `owner` the digest of the half login's or
    session's token that it was begun for; `allowed` the credential ids that may log in."""

    purpose: Purpose
    account: str
    challenge: str
    owner: str
    begun_at: datetime
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """What an answer says of itself, before anything of it is believed."""

    credential_id: str
    embedded: bool = False
    """Whether it was made inside another site's page."""


@dataclass(frozen=True)
class Case:
    """An answer beside everything that it has to fit. `holder` is the device that has the credential already."""

    said: Said
    ceremony: Ceremony
    purpose: Purpose
    owner: str
    holder: Device | None
    now: datetime
    life: timedelta


@dataclass(frozen=True)
class Refused:
    """The answer neither logs in nor enrols anything."""

    reason: Reason


type Check = Callable[[Case], bool]

#   what is wrong                 when
CHECKS: Mapping[Reason, Check] = {
    Reason.OTHER_PURPOSE:    lambda case: case.ceremony.purpose is not case.purpose,
    Reason.TOO_LATE:         lambda case: case.now >= case.ceremony.begun_at + case.life,
    Reason.OTHER_BROWSER:    lambda case: case.owner != case.ceremony.owner,
    Reason.EMBEDDED:         lambda case: case.said.embedded,
    Reason.UNKNOWN_PASSKEY:  lambda case: case.purpose is Purpose.LOGIN and case.holder is None,
    Reason.OTHER_PERSON:     lambda case: case.purpose is Purpose.LOGIN and not _own(case),
    Reason.NOT_ASKED_FOR:    lambda case: (
        case.purpose is Purpose.LOGIN and case.said.credential_id not in case.ceremony.allowed
    ),
    Reason.ALREADY_ENROLLED: lambda case: case.purpose is Purpose.ENROLMENT and _own(case),
    Reason.OF_ANOTHER:       lambda case: case.purpose is Purpose.ENROLMENT and bool(case.holder) and not _own(case),
}  # fmt: skip


def _own(case: Case) -> bool:
    return case.holder is not None and case.holder.account == case.ceremony.account


def astray(case: Case, checks: Mapping[Reason, Check] = CHECKS) -> Refused | None:
    """Why an answer fits nothing that was asked, before its signature is even looked at; None when it does."""
    wrong = next((reason for reason, fails in checks.items() if fails(case)), None)
    return Refused(wrong) if wrong else None


def life(policy: Policy) -> timedelta:
    """How long a challenge serves."""
    return timedelta(seconds=policy.passkey_seconds) + GRACE


def written(ceremony: Ceremony) -> str:
    """A ceremony as the store keeps it."""
    return json.dumps(asdict(ceremony), default=lambda moment: moment.isoformat())


def read(text: str) -> Ceremony:
    """The inverse of `written`."""
    values = json.loads(text)
    begun, allowed = datetime.fromisoformat(values["begun_at"]), tuple(values["allowed"])
    return Ceremony(**{**values, "purpose": Purpose(values["purpose"]), "begun_at": begun, "allowed": allowed})
