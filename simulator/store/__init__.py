"""What a deployment keeps, behind one small interface. SQLite today; PostgreSQL can be a second file."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from simulator.identity.accounts import Account, Organization
from simulator.identity.devices import Device
from simulator.identity.links import Link, Purpose
from simulator.identity.lockout import Lockout
from simulator.identity.record import Entry
from simulator.identity.sessions import Session

if TYPE_CHECKING:
    from simulator.identity.bindings import Binding
    from simulator.identity.federation import Provider


class Taken(ValueError):
    """There is one of that name or address already."""


class Records(Protocol):
    """One deployment's records. All of it is quick and happens inside `transaction()`, where it is all or nothing."""

    def transaction(self) -> AbstractContextManager[None]: ...

    def add_organization(self, organization: Organization) -> None: ...
    def save_organization(self, organization: Organization) -> None: ...
    def organizations(self) -> tuple[Organization, ...]: ...
    def organization(self, id: str) -> Organization | None: ...

    def add_account(self, account: Account, addresses: Iterable[str]) -> None:
        """Raises `Taken` if one of the addresses has an account in that organization already."""

    def save_account(self, account: Account) -> None: ...
    def readdress(self, account: Account, addresses: Iterable[str]) -> None:
        """Gives an account other addresses. Raises `Taken` like `add_account`."""

    def drop_account(self, id: str) -> None:
        """Drops an account, and everything that would let its person in again."""

    def account(self, id: str) -> Account | None: ...
    def accounts(self, address: str) -> tuple[Account, ...]: ...
    def everybody(self) -> tuple[Account, ...]:
        """All accounts, by name."""

    def lockout(self, subject: str) -> Lockout: ...
    def save_lockout(self, subject: str, lockout: Lockout) -> None: ...
    def subjects(self, beginning: str) -> tuple[str, ...]:
        """The subjects that have a count, and begin like that."""

    def save_link(self, link: Link) -> None: ...
    def link(self, digest: str) -> Link | None: ...
    def supersede_links(self, account: str, purpose: Purpose) -> None: ...

    def save_session(self, session: Session) -> None: ...
    def session(self, digest: str) -> Session | None: ...
    def sessions(self) -> tuple[Session, ...]: ...
    def drop_session(self, digest: str) -> None: ...
    def drop_sessions(self, account: str) -> None: ...

    def save_device(self, device: Device) -> None: ...
    def devices(self, account: str) -> tuple[Device, ...]:
        """An account's devices, in the order in which they were added."""

    def every_device(self) -> tuple[Device, ...]: ...
    def drop_device(self, id: str) -> None: ...
    def passkey(self, credential_id: str) -> Device | None:
        """Whose passkey that is, of all the deployment's people."""

    def save_provider(self, organization: str, provider: Provider) -> None: ...
    def providers(self, organization: str) -> tuple[Provider, ...]: ...
    def provider(self, id: str) -> tuple[Provider, str] | None:
        """A provider, and the id of the organization that has connected it."""

    def save_binding(self, binding: Binding) -> None: ...
    def bindings(self, organization: str) -> tuple[Binding, ...]:
        """All of an organization's, in the order in which they were made."""

    def drop_bindings(self, account: str) -> None: ...

    def put(self, key: str, text: str, until: datetime) -> bool:
        """Keeps a text under a key that is not in use; whether it was not. Atomic, so that the first one wins."""

    def kept(self, key: str) -> str | None: ...
    def take(self, key: str) -> str | None:
        """The text under a key, once: it is gone from there afterwards."""

    def drop_kept(self, beginning: str) -> None:
        """Drops everything whose key begins so."""

    def forget_before(self, now: datetime) -> None:
        """Drops what was kept until then."""

    def note(self, entry: Entry) -> None: ...
    def record(self) -> tuple[Entry, ...]: ...


class Store(Protocol):
    """All deployments' records."""

    def records(self, deployment: str) -> Records: ...
    def save_deployment(self, name: str, description: dict[str, Any]) -> None: ...
    def deployments(self) -> dict[str, dict[str, Any]]: ...
    def drop_deployment(self, name: str) -> None: ...
    def close(self) -> None: ...
