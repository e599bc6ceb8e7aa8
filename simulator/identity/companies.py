"""What a company decides for its people: where they enter, and in which language (CX-ROLE-1, CX-LANGUAGE-1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from simulator.identity.accounts import Account, Organization


class Place(StrEnum):
    """Where somebody enters the system."""

    CONSOLE = "admin"
    PANEL = "agent"


def enters(account: Account) -> Place:
    """An admin role leads to the console at once, whatever other role there is."""
    return Place.CONSOLE if account.administrator else Place.PANEL


@dataclass(frozen=True)
class CompanyParts:
    """The parts that decide about companies and roles (CX-ROLE-1, CX-LANGUAGE-1)."""

    enters: Callable[[Account], Place] = enters
    goes_by: Callable[[Account, str], bool] = lambda _account, _typed: True
    """Whether a person who was found by an address (as it is compared) is meant by it (CX-LOGIN-2)."""
    guarded: Callable[[str], bool] = lambda _method: True
    """Whether what is asked of the console by that HTTP method takes an admin role."""
    language: Callable[[Organization | None], str | None] = lambda named: named.language if named else None
    """What the people of a company see until they choose; None where nothing is said."""
    choosing: Callable[[Account, Callable[[], tuple[Account, ...]]], tuple[Account, ...]] = lambda own, _all: (own,)
    """Whose language a person chooses by the icon: one's own."""
