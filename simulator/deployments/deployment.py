"""A deployment, and how it carries out what the core decides."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlencode

from simulator.defects import Planted
from simulator.deployments.clock import Clock
from simulator.hashing import Hasher
from simulator.identity.accounts import Account, Organization
from simulator.identity.effects import (
    AskForDevice,
    AskForPassword,
    Effect,
    EndSessions,
    Note,
    SendLink,
    SendOrganizations,
    StartSession,
)
from simulator.identity.halves import Half, written
from simulator.identity.links import Link, Purpose
from simulator.identity.record import Entry
from simulator.identity.sessions import Session
from simulator.identity.settings import Letter, Parts, Settings
from simulator.outbound import Outbox

if TYPE_CHECKING:
    from simulator.deployments.outage import Outage
    from simulator.federation.http import Client
    from simulator.federation.tokens import KeyRing
    from simulator.identity.policy import Policy
    from simulator.store import Records


class Compose(Protocol):
    """How a product words a mail of some kind to a person: `invitation` and `reset` (facts: link, organization),
    `notification` (link, password),
    `organizations` (their names), or a text message with a `code` (the code, and the address at the gateway)."""

    def __call__(
        self, deployment: Deployment, kind: str, account: Account, facts: Mapping[str, Any], language: str
    ) -> Letter: ...


class Translate(Protocol):
    """A product's text in one of its languages; the text itself where there is no translation."""

    def __call__(self, text: str, language: str) -> str: ...


DEFAULT_LANGUAGE = "en"
SALT_BYTES = 16
"""What RFC 9106 recommends."""
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Origin:
    """Where a request came from: its network address, and the language of the page it was sent from."""

    address: str | None = None
    language: str = DEFAULT_LANGUAGE


@dataclass(frozen=True)
class Directory:
    """The Configuration Server beside a deployment: its address, with a slash at the end, and the secret by which it
    knows the product."""

    url: str
    secret: str = field(repr=False)


class Abroad:
    """What talking to identity providers needs, once for all deployments; made when it is first needed."""

    @cached_property
    def client(self) -> Client:
        from simulator.federation.http import Client

        return Client()

    @cached_property
    def ring(self) -> KeyRing:
        from simulator.federation.tokens import KeyRing

        return KeyRing()


@dataclass
class Deployment:
    """`url` is the address of its first page, with a slash at the end."""

    name: str
    product: str
    url: str
    settings: Settings
    clock: Clock
    records: Records
    hasher: Hasher
    outbox: Outbox
    compose: Compose
    translate: Translate
    abroad: Abroad
    planted: Planted | None = None
    regions: tuple[str, ...] = ()
    """The regions that the deployment has, where it has several."""
    sms_gateway: str = "sms.example"
    """The domain that turns a mail into a text message: to the number's digits before the @."""
    outage: Outage | None = None
    directory: Directory | None = None
    """Who else keeps people's passwords, where the product has such a one."""
    shown_once: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Backup codes on the way to the page that shows them once, by who asked for them: in memory and nowhere else."""
    organization: Organization = field(init=False)
    """The first organization, to which people belong unless another one is named."""

    @property
    def policy(self) -> Policy:
        return self.settings.policy

    def policy_of(self, account: Account | None) -> Policy:
        """The policy of a person's organization. For nobody's it is the deployment's, or that of its only organization:
        whoever is refused there is refused alike."""
        if account is not None:
            return self.policy_in(self.records.organization(account.organization))
        only, *others = self.records.organizations() or (None,)
        return self.policy_in(None if others else only)

    def policy_in(self, organization: Organization | None) -> Policy:
        """The policy of an organization; the deployment's for none."""
        if organization is None:
            return self.policy
        figures = self.parts.figures(organization, self.records.organizations())
        return self.policy.changed(figures) if figures else self.policy

    def url_of(self, part: str) -> str:
        """The address of one of the deployment's further hosts: a region, or an organization's own address."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{part}.{rest}"

    def login_url(self, account: Account) -> str:
        """The address where a person logs in; it names the organization where the person has to (CX-ACCOUNT-1)."""
        organization = self.records.organization(account.organization)
        named = (
            f"?{urlencode({'company': organization.name})}" if organization and self.policy.names_organization else ""
        )
        return f"{self.url}login{named}"

    def first_language(self, account: Account) -> str:
        """The language of a person who has not been here yet."""
        organization = self.records.organization(account.organization)
        return self.parts.companies.language(organization) or DEFAULT_LANGUAGE

    @property
    def parts(self) -> Parts:
        return self.settings.parts

    def text(self, text: str, language: str = DEFAULT_LANGUAGE) -> str:
        """A text as this deployment words it in that language."""
        translated = self.translate(text, language)
        other = self.settings.texts.get(translated)
        if other is None:
            return translated
        if self.planted:
            self.planted.applied = True
        return other

    def subject(self, account: Account | None, typed: str, organization: str | None, place: str | None) -> str:
        """Whose wrong attempts are counted together, for somebody at a network address."""
        scope = self.policy_of(account).lockout_scope
        return self.parts.subject(account, typed, organization, place, scope)

    def digest(self, token: str) -> str:
        """What is kept of a token: its SHA-256."""
        return hashlib.sha256(self.parts.token(token).encode()).hexdigest()

    async def hashed(self, password: str, email: str) -> str:
        """The hash of a prepared password. All passwords of an email address share a salt, in whatever organization, so
        that a login computes one hash and compares it with every account of the address: a hash for each would tell
        by its time that there are several (GC-LOGIN-2). The price: who steals the store tries a guess on the accounts
        of one person at once, and sees where that person uses one password twice. Those of two people never share."""
        key = f"salt:{self.parts.address(email)}"
        self.records.put(key, secrets.token_hex(SALT_BYTES), FOREVER)  # the first one stays
        return await self.hasher.hash(password, bytes.fromhex(self.records.kept(key) or ""))

    def issue_link(self, account: Account, purpose: Purpose) -> str:
        """A new personal link; an older one of the same kind is superseded."""
        token = secrets.token_urlsafe(32)
        self.records.supersede_links(account.id, purpose)
        self.records.save_link(Link(self.digest(token), purpose, account.id, self.clock.now()))
        return f"{self.url}{purpose}/{token}"

    def carry_out(self, effects: Iterable[Effect], origin: Origin = Origin()) -> str | None:
        """Does what a decision wants, inside the transaction of its caller; the token of the session that it starts, or
        of the login that goes on with a device or a new password."""
        token = None
        for effect in effects:
            match effect:
                case StartSession(account):
                    token = self._start_session(account)
                case AskForDevice(account) | AskForPassword(account):
                    token = self.begin_half(Half(account, self.clock.now()))
                case EndSessions(account):
                    self.records.drop_sessions(account)
                case SendLink(account_id, purpose):
                    self._send_link(account_id, purpose, origin.language)
                case SendOrganizations(accounts):
                    self._send_organizations(accounts, origin.language)
                case Note(event, outcome, person):
                    self.note(event, outcome, person, origin.address)
        return token

    def begin_half(self, half: Half) -> str:
        """Keeps a login of which the device, or a new password, is still to come; its token."""
        token, life = secrets.token_urlsafe(32), self.policy_of(self.records.account(half.account)).device_wait
        self.records.forget_before(half.begun_at)
        self.records.put(f"half:{self.digest(token)}", written(half), half.begun_at + life)
        return token

    def note(
        self, event: str, outcome: str, person: str | None = None, source: str | None = None, by: str | None = None
    ) -> None:
        """One line for the administrator's record."""
        entry = self.parts.places.recorded(Entry(self.clock.now(), event, outcome, person, source, by))
        if entry:
            self.records.note(entry)

    def mail_link(self, account: Account, purpose: Purpose, link: str, language: str) -> None:
        """Mails a personal link to its person."""
        organization = self.records.organization(account.organization)
        facts = {"link": link, "organization": organization.name if organization else ""}
        self._mail(account, str(purpose), facts, language)

    def mail_password(self, account: Account, password: str, language: str) -> None:
        """Mails a person the password that was given, with the address of the login (GIA-ACCOUNT-2, CX-ACCOUNT-1)."""
        self._mail(account, "notification", {"link": self.login_url(account), "password": password}, language)

    def text_code(self, account: Account, phone: str, code: str, language: str) -> None:
        """Sends a code by text message: a mail to the telephone's address at the gateway."""
        self._mail(account, "code", {"code": code, "to": f"{phone.lstrip('+')}@{self.sms_gateway}"}, language)

    def mail_code(self, account: Account, code: str, language: str) -> None:
        """Mails a code to a person's own address (CX-2FA-2)."""
        self._mail(account, "code", {"code": code}, language)

    def _mail(self, account: Account, kind: str, facts: dict[str, Any], language: str) -> None:
        """Hands a letter to the outbox, which sends it after the page has been answered."""
        spoken = self.parts.language(f"mail/{kind}", language, account.language)
        letter = self.parts.letter(self.compose(self, kind, account, facts, spoken))
        self.outbox.send(letter, self.clock.now())

    def _send_organizations(self, accounts: tuple[str, ...], language: str) -> None:
        people = [person for id in accounts if (person := self.records.account(id))]
        names = {organization.id: organization.name for organization in self.records.organizations()}
        facts = {"organizations": [names[person.organization] for person in people]}
        self._mail(people[0], "organizations", facts, language)

    def _start_session(self, account: str) -> str:
        token, now = secrets.token_urlsafe(32), self.clock.now()
        self.records.save_session(Session(self.digest(token), account, now, now))
        return token

    def _send_link(self, account_id: str, purpose: Purpose, language: str) -> None:
        account = self.records.account(account_id)
        if account is not None:
            self.mail_link(account, purpose, self.issue_link(account, purpose), language)
