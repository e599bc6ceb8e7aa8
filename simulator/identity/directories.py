"""Passwords that are kept elsewhere: in the Configuration Database, whose server is asked (GIA-LOGIN-2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from simulator.identity.accounts import Account


class Word(StrEnum):
    """What the Configuration Server says of an address and a password."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NONE = "none"
    """Nothing, or nothing in time."""


def asked(own_matches: bool) -> bool:
    """Whether it is asked: whoever has logged in by the own database does not wait for it. Everybody else does, known
    or not, so that nothing tells by its time, or by the server's silence, who is in which database."""
    return not own_matches


@dataclass(frozen=True)
class DirectoryParts:
    """The parts that decide what the Configuration Server's word counts for (GIA-ACCOUNT-1, GIA-LOGIN-2)."""

    asked: Callable[[bool], bool] = asked
    copies: bool = False
    """Whether the own database has a copy of what is kept there, which nobody changes."""
    heard: Callable[[Word, Account | None], Word] = lambda word, _account: word
    """What its word about a person counts as."""
