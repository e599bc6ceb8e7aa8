"""One simulated provider: who has an account there, who relies on it, who is logged in. Kept in memory."""

from __future__ import annotations

import hmac
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from urllib.parse import urlsplit

from simulator.providers.claims import claims_of
from simulator.providers.dresses import Dress
from simulator.providers.keys import Pair, pair

SESSION_LIFE = timedelta(hours=12)
CODE_LIFE = timedelta(seconds=60)
ANSWER_LIFE = timedelta(minutes=5)
"""How long an assertion or an ID token serves."""


@dataclass(frozen=True)
class Person:
    """Somebody with an account at the provider, and there alone. `subject` is what it calls them for ever."""

    subject: str
    name: str
    email: str
    password: str = field(repr=False)
    email_verified: bool = True


@dataclass(frozen=True)
class Service:
    """Somebody who relies on the provider, over SAML, OpenID Connect or both. Nobody else is sent an answer."""

    entity_id: str = ""
    acs: str = ""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    redirect_uris: tuple[str, ...] = ()
    signed_out_uris: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grant:
    """What an authorization code stands for (RFC 6749 4.1.2, RFC 7636)."""

    client_id: str
    redirect_uri: str
    nonce: str | None
    challenge: str = field(repr=False)
    person: Person = field(repr=False)
    issued_at: datetime


@dataclass(frozen=True)
class Login:
    person: Person
    at: datetime


@dataclass
class Site:
    """`url` has a slash at the end; `token` gives a new unguessable text each time. `wrong` names how it answers
    wrongly (`simulator.providers.wrong`), `impersonates` the address of whom forged answers speak, and `applied` tells
    that an answer really was made wrong. `signs` is what of a SAML response is signed."""

    url: str
    dress: Dress
    token: Callable[[], str]
    services: list[Service] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    logins: dict[str, Login] = field(default_factory=dict, repr=False)
    codes: dict[str, Grant] = field(default_factory=dict, repr=False)
    signs: Literal["assertion", "response", "both"] = "assertion"
    wrong: str | None = None
    impersonates: str = "nobody@impersonated.example"
    applied: bool = False
    last: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    """The last proper answer, by kind: the fields that the browser carried."""
    key_name: str = ""
    key_changes: int = 0
    stays_logged_in: bool = False
    """Whether it forgets to log people out: a fault to be found."""
    redeems_once: bool = True
    """Whether a code serves once. A fault as well, so that what its clients do about replays can be seen."""

    @property
    def tenant(self) -> str:
        """The customer's number at a provider that numbers its customers: every deployment is one."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, self.url))

    @property
    def issuer(self) -> str:
        """What it calls itself over OpenID Connect; its addresses begin like that."""
        return self.dress.issuer.format(url=self.url.removesuffix("/"), tid=self.tenant)

    @property
    def path(self) -> str:
        """What its addresses over OpenID Connect have in common after the host."""
        return urlsplit(self.issuer).path

    @property
    def entity_id(self) -> str:
        """What it calls itself over SAML: the address of its metadata."""
        return f"{self.url}metadata"

    @property
    def keys(self) -> Pair:
        """The key it signs with. Providers of the same dress share one, unless `key_name` says otherwise."""
        return pair(f"{self.key_name or self.dress.title} {self.key_changes}")

    @property
    def other_keys(self) -> Pair:
        """A key that is published nowhere."""
        return pair("somebody else")

    def change_keys(self) -> None:
        """Signs with a new key from now on, and publishes only that."""
        self.key_changes += 1

    def redeem(self, code: str) -> Grant | None:
        """What a code stands for; whoever presents it, it is used up."""
        return self.codes.pop(code, None) if self.redeems_once else self.codes.get(code)

    def add(self, person: Person) -> None:
        """An account, or the same one (by its subject) under another address."""
        self.people = {name: known for name, known in self.people.items() if known.subject != person.subject}
        self.people[_username(person.email)] = person

    def person(self, username: str) -> Person | None:
        """Whose address that is."""
        return self.people.get(_username(username))

    @property
    def forged(self) -> dict[str, Any]:
        """The claims that name whom forged answers speak of: as the provider would, where it knows them."""
        known = self.person(self.impersonates)
        return claims_of(known, self) if known else {"sub": self.impersonates, "email": self.impersonates}

    def log_in(self, username: str, password: str, now: datetime) -> str | None:
        """The token of a new login; None when there is no such person or it is another password."""
        person = self.person(username)
        if person is None or not hmac.compare_digest(person.password.encode(), password.encode()):
            return None
        token = self.token()
        self.logins[token] = Login(person, now)
        return token

    def visitor(self, token: str | None, now: datetime) -> Person | None:
        """Whom the provider's own cookie stands for."""
        login = self.logins.get(token or "")
        return login.person if login and now < login.at + SESSION_LIFE else None

    def log_out(self, token: str | None) -> None:
        if not self.stays_logged_in:
            self.logins.pop(token or "", None)

    def service(self, *, entity_id: str = "", client_id: str = "") -> Service | None:
        """Who relies on this provider under that entity id or client id."""
        if entity_id:
            return next((service for service in self.services if service.entity_id == entity_id), None)
        return next((service for service in self.services if client_id and service.client_id == client_id), None)


def _username(typed: str) -> str:
    return typed.strip().casefold()
