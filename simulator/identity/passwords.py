"""What a new password must be, and how long one serves (GC-PASSWORD-1 to -6, GIA-CHANGE-2 to -4)."""

from __future__ import annotations

import calendar
import string
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.identity.accounts import Account, chosen
from simulator.identity.policy import Policy


class Requirement(StrEnum):
    """One thing a password can miss."""

    MIN_LENGTH = "min_length"
    MAX_LENGTH = "max_length"
    DIGIT = "digit"
    SPECIAL = "special"
    UPPER = "upper"
    LOWER = "lower"
    NOT_REUSED = "not_reused"
    SAME_TWICE = "same_twice"


@dataclass(frozen=True)
class Refused:
    """A new password that was not taken, every requirement it misses, and whose it would have been."""

    unmet: tuple[Requirement, ...]
    account: Account


def prepared(typed: str) -> str:
    """The form of a password that is hashed: Unicode NFC (RFC 8265, OpaqueString), otherwise exactly as typed."""
    return unicodedata.normalize("NFC", typed)


def unmet(password: str, policy: Policy) -> tuple[Requirement, ...]:
    """What a prepared password misses of the policy. Characters are counted, not bytes."""
    missing = []
    if len(password) < policy.password_min_length:
        missing.append(Requirement.MIN_LENGTH)
    if len(password) > policy.password_max_length:
        missing.append(Requirement.MAX_LENGTH)
    present = {_kind(character) for character in password}
    missing += [Requirement(kind) for kind in policy.password_requires if kind not in present]
    return tuple(missing)


def entries_agree(first: str, second: str) -> bool:
    """Whether the password and its repetition are the same."""
    return prepared(first) == prepared(second)


def not_to_be_reused(account: Account, _namesakes: tuple[Account, ...], policy: Policy) -> tuple[str, ...]:
    """The hashes a new password is compared with: the present one and as many before it as the policy remembers. What
    the same address has in other organizations does not count."""
    present = () if account.password is None else (account.password,)
    return present + account.earlier_passwords[: policy.password_history]


def criteria(policy: Policy) -> tuple[Requirement, ...]:
    """Everything that the policy asks of a password (GIA-CHANGE-4)."""
    kinds = tuple(Requirement(kind) for kind in policy.password_requires)
    return (Requirement.MIN_LENGTH, Requirement.MAX_LENGTH, *kinds, Requirement.NOT_REUSED)


def months_after(moment: datetime, months: int) -> datetime:
    """The same day and time so many calendar months later; the month's last day where it has no such day."""
    years, month = divmod(moment.month - 1 + months, 12)
    year, month = moment.year + years, month + 1
    return moment.replace(year=year, month=month, day=min(moment.day, calendar.monthrange(year, month)[1]))


def due(account: Account, now: datetime, policy: Policy) -> bool:
    """Whether the password has to be changed before anything else: it was given and not chosen (GIA-CHANGE-2), or its
    time is over (GIA-CHANGE-3)."""
    if account.password_given and policy.change_at_first_login:
        return True
    return expired(account.password_set_at, now, policy)


def expired(set_at: datetime | None, now: datetime, policy: Policy) -> bool:
    """Whether a password's time is over; it is at the very moment, calendar months after it was set."""
    if policy.password_months is None or set_at is None:
        return False
    return now >= months_after(set_at, policy.password_months)


ALPHABETS = {
    "digit": string.digits,
    "special": "!#%*+-=?",
    "upper": string.ascii_uppercase,
    "lower": string.ascii_lowercase,
}
GIVEN_LENGTH = 12


def generated(policy: Policy, choose: Callable[[str], str]) -> str:
    """A password to be given to somebody, that the policy is satisfied with (GIA-ACCOUNT-2). `choose` is chance: it
    picks one character of a text."""
    length = max(policy.password_min_length, min(GIVEN_LENGTH, policy.password_max_length))
    plain = "".join(ALPHABETS[kind] for kind in ("digit", "upper", "lower"))
    required = [choose(ALPHABETS[kind]) for kind in policy.password_requires]
    return "".join([*required, *(choose(plain) for _ in range(length - len(required)))])


def _kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    if character.isupper() or character.istitle():
        return "upper"
    if character.islower():
        return "lower"
    return "other" if character.isalpha() else "special"


@dataclass(frozen=True)
class ChangeParts:
    """The parts that decide about changing a password (GIA-CHANGE)."""

    given: Callable[[str], str] = str
    """What is kept of a password that is given to somebody (GIA-ACCOUNT-2)."""
    chosen: Callable[[Account, datetime], Account] = chosen
    due: Callable[[Account, datetime, Policy], bool] = due
    forced: bool = True
    """Whether a change that is due comes before the session (GIA-CHANGE-2)."""
    compares_original: bool = True
    """Whether the present password has to be right before another is taken (GIA-CHANGE-1)."""
    logs_in: bool = True
    """Whether a changed password leads into the product (GIA-CHANGE-1)."""
    criteria: Callable[[Policy], tuple[Requirement, ...]] = criteria
    """What is listed when a password is refused (GIA-CHANGE-4)."""
