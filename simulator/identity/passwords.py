"""What a new password must be (GC-PASSWORD-1 to -6)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from simulator.identity.accounts import Account
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


def _kind(character: str) -> str:
    if character.isdecimal():
        return "digit"
    if character.isupper() or character.istitle():
        return "upper"
    if character.islower():
        return "lower"
    return "other" if character.isalpha() else "special"
