"""What a decision wants done: values, which the deployment carries out."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.identity.links import Purpose


@dataclass(frozen=True)
class StartSession:
    """Log the account in, in the browser that asked."""

    account: str


@dataclass(frozen=True)
class AskForDevice:
    """Remember, in the browser that asked, that the account's password was right and its device is still to come."""

    account: str


@dataclass(frozen=True)
class AskForPassword:
    """Remember, in the browser that asked, that the account's password was right and a new one is still to come."""

    account: str


@dataclass(frozen=True)
class EndSessions:
    """Log the account out everywhere."""

    account: str


@dataclass(frozen=True)
class SendLink:
    """Issue a personal link and mail it to the account's own address."""

    account: str
    purpose: Purpose


@dataclass(frozen=True)
class SendOrganizations:
    """Mail an address the names of the organizations that it belongs to."""

    accounts: tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """One line for the record; never with a secret in it."""

    event: str
    outcome: str
    person: str | None = None


type Effect = StartSession | AskForDevice | AskForPassword | EndSessions | SendLink | SendOrganizations | Note
