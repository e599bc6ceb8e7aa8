"""People and their organizations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Organization:
    """A customer of the product, whose people log in."""

    id: str
    name: str
    figures: Mapping[str, Any] = field(default_factory=dict)
    """The figures of the policy that its administrator set otherwise than the deployment's (GC-PASSWORD-5)."""
    address: str | None = None
    """The host label of an address of its own (GC-LOGIN-4)."""
    region: str | None = None
    """The region that its people log in to, where the deployment has several (GC-REGION-1)."""
    language: str | None = None
    """The language that its people see until they choose another one (CX-LANGUAGE-1)."""


@dataclass(frozen=True)
class Account:
    """One person in one organization. `password` is a hash; None until the person has registered."""

    id: str
    organization: str
    name: str
    email: str
    username: str | None = None
    password: str | None = None
    earlier_passwords: tuple[str, ...] = ()
    """Hashes of the passwords before the present one, newest first."""
    language: str | None = None
    """The language that the person chose in the user settings; None until then."""
    administrator: bool = False
    """Whether the person has the permission to create people (GIA-ACCOUNT-1)."""
    other_addresses: tuple[str, ...] = ()
    """Further mail accounts of the person, which do not log in (GIA-RESET-2)."""
    password_set_at: datetime | None = None
    password_given: bool = False
    """Whether the present password was given to the person and not chosen (GIA-CHANGE-2)."""
    agent: bool = True
    """Whether the person works in the Agent Panel (CX-ROLE-1)."""

    @property
    def registered(self) -> bool:
        return self.password is not None

    def with_password(self, hashed: str) -> Account:
        """This account with a new password; the present one becomes the newest of the earlier ones."""
        earlier = self.earlier_passwords if self.password is None else (self.password, *self.earlier_passwords)
        return replace(self, password=hashed, earlier_passwords=earlier)


def address(typed: str) -> str:
    """The form in which an email address or username is compared: no blanks around it, no letter case (GC-LOGIN-1)."""
    return typed.strip().casefold()


def in_part(email: str) -> str:
    """What a page shows of an address: enough to know one's own by, too little to write to it (CX-2FA-2)."""
    name, _, domain = email.rpartition("@")
    return f"{name[:1]}***@{domain}"


def subject(account: Account | None, typed: str, organization: str | None, place: str | None, scope: str) -> str:
    """Whose failures are counted together (`lockout_scope` of the policy). An unknown address has a subject too, so
    that a lock tells nobody that an account exists. Counted by `place`, the network address is part of it: who guesses
    elsewhere shuts out nobody but himself (GIA-LOCKOUT-1); without a place it is what all of a person's begin with."""
    if scope == "place":
        return f"{address(account.email if account else typed)} from {place or ''}"
    return account.id if account else f"unknown:{organization or ''}:{address(typed)}"


def chosen(account: Account, now: datetime) -> Account:
    """The account whose person has just chosen a password: it counts anew from now (GIA-CHANGE-2, -3)."""
    return replace(account, password_set_at=now, password_given=False)


def mailed_to(account: Account) -> tuple[str, ...]:
    """Where a person's mail goes: to the address that logs in, whatever others there are (GIA-RESET-2)."""
    return (account.email,)


def of_one_person(found: tuple[Account, ...], compared: str) -> tuple[Account, ...]:
    """Those of the accounts that a login means which names no organization: whose email address it is, or else whose
    username, if all of them have one address. A username that several people have means nobody until one of their
    organizations is named (GC-ORG-1 speaks of addresses): asking for it would take a hash for each of them, and tell
    by its time that they are several."""
    by_address = tuple(account for account in found if address(account.email) == address(compared))
    people = {address(account.email) for account in found}
    return by_address or (found if len(people) == 1 else ())


def in_organization(found: tuple[Account, ...], named: Organization | None) -> tuple[Account, ...]:
    """Those of the accounts that belong to the organization that was named (GC-ORG-1, -3)."""
    return tuple(account for account in found if named and account.organization == named.id)


def own_figures(organization: Organization, _all: tuple[Organization, ...]) -> Mapping[str, Any]:
    """The figures that hold in an organization: its own, whatever the others have (GC-PASSWORD-5)."""
    return organization.figures


def with_language(account: Account, language: str) -> Account:
    """The account with the language chosen in the user settings (GC-LANGUAGE-2)."""
    return replace(account, language=language)


def language(_page: str, of_browser: str, of_person: str | None) -> str:
    """The language of a page or a mail: the person's own, else the browser's, on all alike (GC-LANGUAGE-1, -2)."""
    return of_person or of_browser
