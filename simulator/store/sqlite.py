"""The store in SQLite: in memory, or in a file that is kept."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from simulator.identity.accounts import Account, Organization
from simulator.identity.devices import FACTORS, Device, Kind
from simulator.identity.links import Link, Purpose
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.record import Entry
from simulator.identity.sessions import Session
from simulator.store import Taken
from simulator.store.schema import LATER_COLUMNS, SCHEMA, TABLES

if TYPE_CHECKING:
    from simulator.identity.bindings import Binding
    from simulator.identity.federation import Provider


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _text(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _account(row: tuple[Any, ...]) -> Account:
    id, organization, name, email, username, password, earlier, language, administrator, others, *later = row
    set_at, given, agent = later
    return Account(
        id,
        organization,
        name,
        email,
        username,
        password,
        earlier_passwords=tuple(json.loads(earlier)),
        language=language,
        administrator=bool(administrator),
        other_addresses=tuple(json.loads(others)),
        password_set_at=_time(set_at),
        password_given=bool(given),
        agent=bool(agent),
    )


def _device(id: str, account: str, name: str, kind: str, factor: str, added_at: str) -> Device:
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in json.loads(factor).items()}
    return Device(id, account, name, FACTORS[Kind(kind)](**values), datetime.fromisoformat(added_at))


def _provider(description: str) -> Provider:
    from simulator.identity.federation import Kind, Provider

    values = json.loads(description)
    lists = {name: tuple(values[name]) for name in ("certificates", "algorithms")}
    return Provider(**{**values, **lists, "kind": Kind(values["kind"])})


class SqliteStore:
    """One connection, used from the event loop's thread alone: every statement here takes microseconds."""

    def __init__(self, file: Path | None = None) -> None:
        self._connection = sqlite3.connect(file or ":memory:", autocommit=True)
        if file:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(SCHEMA)
        for table, column, kind in LATER_COLUMNS:  # of a file that an earlier version has kept
            if column not in {row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")}:
                self._connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")

    def records(self, deployment: str) -> SqliteRecords:
        return SqliteRecords(self._connection, deployment)

    def save_deployment(self, name: str, description: dict[str, Any]) -> None:
        self._connection.execute("INSERT OR REPLACE INTO deployments VALUES (?, ?)", (name, json.dumps(description)))

    def deployments(self) -> dict[str, dict[str, Any]]:
        return {name: json.loads(text) for name, text in self._connection.execute("SELECT * FROM deployments")}

    def drop_deployment(self, name: str) -> None:
        for table in TABLES:
            self._connection.execute(f"DELETE FROM {table} WHERE deployment = ?", (name,))  # noqa: S608 - our own names
        self._connection.execute("DELETE FROM deployments WHERE name = ?", (name,))

    def close(self) -> None:
        self._connection.close()


class SqliteRecords:
    """One deployment's rows."""

    def __init__(self, connection: sqlite3.Connection, deployment: str) -> None:
        self._connection, self._deployment = connection, deployment

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that happens inside is kept, or none of it. Nothing inside may wait for anything."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def add_organization(self, organization: Organization) -> None:
        try:
            self._put("INSERT INTO organizations VALUES (?, ?, ?, ?, ?, ?, ?)", *self._values(organization))
        except sqlite3.IntegrityError as error:
            raise Taken(
                f"There is an organization named {organization.name!r}, or at that address, already."
            ) from error

    def save_organization(self, organization: Organization) -> None:
        id, *values = self._values(organization)
        self._connection.execute(
            "UPDATE organizations SET name = ?, figures = ?, address = ?, region = ?, language = ?"
            " WHERE deployment = ? AND id = ?",
            (*values, self._deployment, id),
        )

    def organization(self, id: str) -> Organization | None:
        return next((organization for organization in self.organizations() if organization.id == id), None)

    @staticmethod
    def _values(organization: Organization) -> tuple[Any, ...]:
        figures = json.dumps(dict(organization.figures))
        further = organization.address, organization.region, organization.language
        return organization.id, organization.name, figures, *further

    def organizations(self) -> tuple[Organization, ...]:
        rows = self._all("SELECT * FROM organizations WHERE deployment = ? ORDER BY rowid")
        return tuple(Organization(id, name, json.loads(figures), *rest) for _, id, name, figures, *rest in rows)

    def add_account(self, account: Account, addresses: Iterable[str]) -> None:
        self._address(account, addresses)
        self.save_account(account)

    def readdress(self, account: Account, addresses: Iterable[str]) -> None:
        self._put("DELETE FROM addresses WHERE deployment = ? AND account = ?", account.id)
        self._address(account, addresses)

    def _address(self, account: Account, addresses: Iterable[str]) -> None:
        for address in addresses:
            try:
                self._put("INSERT INTO addresses VALUES (?, ?, ?, ?)", address, account.organization, account.id)
            except sqlite3.IntegrityError as error:
                raise Taken(f"{address} has an account in that organization already.") from error

    def drop_account(self, id: str) -> None:
        for table in ("addresses", "links", "sessions", "devices", "bindings"):
            self._put(f"DELETE FROM {table} WHERE deployment = ? AND account = ?", id)  # noqa: S608 - our own names
        self._put("DELETE FROM accounts WHERE deployment = ? AND id = ?", id)

    def save_account(self, account: Account) -> None:
        self._put(
            "INSERT OR REPLACE INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            account.id,
            account.organization,
            account.name,
            account.email,
            account.username,
            account.password,
            json.dumps(account.earlier_passwords),
            account.language,
            account.administrator,
            json.dumps(account.other_addresses),
            _text(account.password_set_at),
            account.password_given,
            account.agent,
        )

    def account(self, id: str) -> Account | None:
        row = self._one("SELECT * FROM accounts WHERE deployment = ? AND id = ?", id)
        return None if row is None else _account(row[1:])

    def accounts(self, address: str) -> tuple[Account, ...]:
        rows = self._all("SELECT account FROM addresses WHERE deployment = ? AND address = ? ORDER BY rowid", address)
        return tuple(account for (id,) in rows if (account := self.account(id)))

    def everybody(self) -> tuple[Account, ...]:
        return tuple(
            _account(row[1:]) for row in self._all("SELECT * FROM accounts WHERE deployment = ? ORDER BY name")
        )

    def lockout(self, subject: str) -> Lockout:
        row = self._one("SELECT * FROM lockouts WHERE deployment = ? AND subject = ?", subject)
        return OPEN if row is None else Lockout(row[2], _time(row[3]), _time(row[4]))

    def save_lockout(self, subject: str, lockout: Lockout) -> None:
        times = _text(lockout.failed_at), _text(lockout.locked_at)
        self._put("INSERT OR REPLACE INTO lockouts VALUES (?, ?, ?, ?, ?)", subject, lockout.failures, *times)

    def subjects(self, beginning: str) -> tuple[str, ...]:
        query = "SELECT subject FROM lockouts WHERE deployment = ? AND substr(subject, 1, ?) = ?"
        return tuple(subject for (subject,) in self._all(query, len(beginning), beginning))

    def save_link(self, link: Link) -> None:
        times = _text(link.issued_at), _text(link.spent_at)
        values = link.digest, link.purpose, link.account, *times, link.superseded
        self._put("INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?)", *values)

    def link(self, digest: str) -> Link | None:
        row = self._one("SELECT * FROM links WHERE deployment = ? AND digest = ?", digest)
        if row is None:
            return None
        return Link(row[1], Purpose(row[2]), row[3], datetime.fromisoformat(row[4]), _time(row[5]), bool(row[6]))

    def supersede_links(self, account: str, purpose: Purpose) -> None:
        self._put(
            "UPDATE links SET superseded = 1 WHERE deployment = ? AND account = ? AND purpose = ?", account, purpose
        )

    def save_session(self, session: Session) -> None:
        times = session.started_at.isoformat(), session.seen_at.isoformat()
        self._put("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)", session.digest, session.account, *times)

    def session(self, digest: str) -> Session | None:
        row = self._one("SELECT * FROM sessions WHERE deployment = ? AND digest = ?", digest)
        return None if row is None else self._session(row)

    def sessions(self) -> tuple[Session, ...]:
        return tuple(self._session(row) for row in self._all("SELECT * FROM sessions WHERE deployment = ?"))

    def drop_session(self, digest: str) -> None:
        self._put("DELETE FROM sessions WHERE deployment = ? AND digest = ?", digest)

    def drop_sessions(self, account: str) -> None:
        self._put("DELETE FROM sessions WHERE deployment = ? AND account = ?", account)

    def save_device(self, device: Device) -> None:
        factor = json.dumps(asdict(device.factor))
        self._put(
            "INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"
            " ON CONFLICT (deployment, id) DO UPDATE SET factor = excluded.factor",
            device.id,
            device.account,
            device.name,
            device.kind,
            factor,
            device.added_at.isoformat(),
        )

    def devices(self, account: str) -> tuple[Device, ...]:
        rows = self._all("SELECT * FROM devices WHERE deployment = ? AND account = ? ORDER BY number", account)
        return tuple(_device(*row[1:7]) for row in rows)

    def every_device(self) -> tuple[Device, ...]:
        rows = self._all("SELECT * FROM devices WHERE deployment = ? ORDER BY number")
        return tuple(_device(*row[1:7]) for row in rows)

    def drop_device(self, id: str) -> None:
        self._put("DELETE FROM devices WHERE deployment = ? AND id = ?", id)

    def passkey(self, credential_id: str) -> Device | None:
        row = self._one(
            "SELECT * FROM devices WHERE deployment = ? AND kind = 'passkey'"
            " AND json_extract(factor, '$.credential_id') = ?",
            credential_id,
        )
        return None if row is None else _device(*row[1:7])

    def save_provider(self, organization: str, provider: Provider) -> None:
        description = json.dumps(asdict(provider))
        self._put(
            "INSERT INTO providers VALUES (?, ?, ?, ?, NULL)"
            " ON CONFLICT (deployment, id) DO UPDATE SET description = excluded.description",
            provider.id,
            organization,
            description,
        )

    def providers(self, organization: str) -> tuple[Provider, ...]:
        rows = self._all(
            "SELECT description FROM providers WHERE deployment = ? AND organization = ? ORDER BY number", organization
        )
        return tuple(_provider(description) for (description,) in rows)

    def provider(self, id: str) -> tuple[Provider, str] | None:
        row = self._one("SELECT description, organization FROM providers WHERE deployment = ? AND id = ?", id)
        return None if row is None else (_provider(row[0]), row[1])

    def save_binding(self, binding: Binding) -> None:
        of = binding.identity
        self._put(
            "INSERT INTO bindings VALUES (?, ?, ?, ?, ?, ?, ?, NULL)"
            " ON CONFLICT (deployment, organization, issuer, subject, account)"
            " DO UPDATE SET address = excluded.address",
            of.organization,
            of.issuer,
            of.subject,
            binding.account,
            of.provider,
            of.address,
        )

    def bindings(self, organization: str) -> tuple[Binding, ...]:
        from simulator.identity.bindings import Binding, Identity

        rows = self._all(
            "SELECT organization, issuer, subject, provider, address, account FROM bindings"
            " WHERE deployment = ? AND organization = ? ORDER BY number",
            organization,
        )
        return tuple(Binding(Identity(*row[:5]), row[5]) for row in rows)

    def drop_bindings(self, account: str) -> None:
        self._put("DELETE FROM bindings WHERE deployment = ? AND account = ?", account)

    def put(self, key: str, text: str, until: datetime) -> bool:
        values = (self._deployment, key, text, until.isoformat())
        return self._connection.execute("INSERT OR IGNORE INTO kept VALUES (?, ?, ?, ?)", values).rowcount == 1

    def kept(self, key: str) -> str | None:
        row = self._one("SELECT text FROM kept WHERE deployment = ? AND key = ?", key)
        return None if row is None else str(row[0])

    def take(self, key: str) -> str | None:
        row = self._one("DELETE FROM kept WHERE deployment = ? AND key = ? RETURNING text", key)
        return None if row is None else str(row[0])

    def drop_kept(self, beginning: str) -> None:
        self._put("DELETE FROM kept WHERE deployment = ? AND substr(key, 1, ?) = ?", len(beginning), beginning)

    def forget_before(self, now: datetime) -> None:
        self._put("DELETE FROM kept WHERE deployment = ? AND until < ?", now.isoformat())

    def note(self, entry: Entry) -> None:
        values = entry.at.isoformat(), entry.event, entry.outcome, entry.person, entry.source, entry.by
        self._put("INSERT INTO record VALUES (?, NULL, ?, ?, ?, ?, ?, ?)", *values)

    def record(self) -> tuple[Entry, ...]:
        columns = "at, event, outcome, person, source, by_person"
        rows = self._all(f"SELECT {columns} FROM record WHERE deployment = ? ORDER BY number")  # noqa: S608 - our own
        return tuple(Entry(datetime.fromisoformat(row[0]), *row[1:]) for row in rows)

    @staticmethod
    def _session(row: tuple[Any, ...]) -> Session:
        return Session(row[1], row[2], datetime.fromisoformat(row[3]), datetime.fromisoformat(row[4]))

    def _put(self, statement: str, *values: Any) -> None:
        self._connection.execute(statement, (self._deployment, *values))

    def _one(self, query: str, *values: Any) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(query, (self._deployment, *values)).fetchone()
        return row

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(query, (self._deployment, *values)).fetchall()
