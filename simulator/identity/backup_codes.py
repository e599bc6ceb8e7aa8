"""Backup codes: each stands in for a code once (CX-2FA-4, -5). What is kept of one is its hash: of 49 bits, it needs
one that is slow to make, as a password does (NIST SP 800-63B, 5.1.2.2)."""

from __future__ import annotations

import hmac
from collections.abc import Callable

from simulator.identity.policy import Policy

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that look like another one: 0 and O, 1, I and L."""
LENGTH = 10
GROUP = 5


def generated(count: int, choose: Callable[[str], str]) -> tuple[str, ...]:
    """So many different codes, as they are compared. `choose` is chance: it picks one character of a text."""
    made: dict[str, None] = {}
    while len(made) < count:
        made["".join(choose(ALPHABET) for _ in range(LENGTH))] = None
    return tuple(made)


def asked_for(policy: Policy, choose: Callable[[str], str]) -> tuple[str, ...]:
    """The codes that a person gets who turns two-factor authentication on, or asks for new ones."""
    return generated(policy.backup_codes, choose)


def shown(code: str) -> str:
    """A code as a person reads it."""
    return f"{code[:GROUP]}-{code[GROUP:]}"


def as_file(codes: tuple[str, ...]) -> str:
    """What is saved: one code a line."""
    return "".join(f"{code}\n" for code in codes)


def normalised(typed: str) -> str | None:
    """A code as it is compared, in whatever case and groups it was typed; None if it is none."""
    bare = "".join(typed.split()).replace("-", "").upper()
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None


def matching(unused: tuple[str, ...], hashed: str) -> str | None:
    """The one of a person's unused codes that was given, if it is one; all by their hashes. Every one is looked at."""
    found = [hmac.compare_digest(own, hashed) for own in unused]
    return hashed if any(found) else None


def after_use(unused: tuple[str, ...], used: str) -> tuple[str, ...]:
    """What is left once a code was used: it serves once."""
    return tuple(own for own in unused if own != used)


def renewed(_earlier: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """What serves once a person has new codes: none of the old ones."""
    return new
