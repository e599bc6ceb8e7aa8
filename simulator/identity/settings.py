"""What a deployment is made of: its policy, its texts, and its parts. A defect is one of them set wrong or swapped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from simulator.identity import (
    accounts,
    backup_codes,
    codes,
    devices,
    enrolment,
    links,
    lockout,
    login,
    passwords,
    sessions,
    trusted,
)
from simulator.identity.accounts import Account, Organization
from simulator.identity.bindings import BindingParts
from simulator.identity.codes import Sent
from simulator.identity.companies import CompanyParts
from simulator.identity.devices import Device, Email, Factor, Totp
from simulator.identity.directories import DirectoryParts
from simulator.identity.effects import Effect, EndSessions, Note, SendLink, SendOrganizations, StartSession
from simulator.identity.enrolment import Missing, Wanted
from simulator.identity.links import Link, Purpose, Standing
from simulator.identity.lockout import Lockout, WindowParts
from simulator.identity.login import Attempt, Decision, Event, Presentation
from simulator.identity.passwords import ChangeParts, Requirement
from simulator.identity.places import PlaceParts
from simulator.identity.policy import Policy
from simulator.identity.sessions import Session
from simulator.identity.trusted import Trusted

if TYPE_CHECKING:
    from simulator.identity.federation import Claims, Provider, Refused


@dataclass(frozen=True)
class Letter:
    """A mail before it is sent. `sender` and `recipients` are addresses; `recipients` is the envelope. Without `html`
    it is text only, as a gateway to telephones wants it."""

    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str = ""


@dataclass(frozen=True)
class Cookie:
    """The session cookie as it is set; `max_age` in seconds, None for one that a closing browser forgets."""

    value: str
    max_age: int | None
    http_only: bool = True


def after_reset(account: Account, shut_out: bool, policy: Policy, right: Event) -> tuple[Effect, ...]:
    """What follows once a new password is set by a reset link (GC-RESET-4); `right` is what the password alone comes to
    where a device is required (GC-RESET-5), or logins are not allowed from the place (GC-IP-1)."""
    effects: tuple[Effect, ...] = (Note("password-reset", "done", account.id),)
    if policy.reset_ends_sessions:
        effects = (EndSessions(account.id), *effects)
    if shut_out or not policy.reset_logs_in:
        return effects
    _, _, begins, entry = login.FLOW[right]
    return (*effects, begins(account.id) if begins else Note(entry, right, account.id))


def asked_for_reset(found: tuple[Account, ...], typed: str) -> tuple[Effect, ...]:
    """What follows a request for a reset link, given the registered accounts of the address in the organization that
    was named, or in any: a link, or nothing; with several, what Forgot Organization Name? sends (GC-RESET-2, -3)."""
    if len(found) > 1:
        return asked_for_organizations(found, typed)
    if not found:
        return (Note("reset-requested", "unknown-address"),)
    return (SendLink(found[0].id, Purpose.RESET), Note("reset-requested", "link-sent", found[0].id))


def asked_for_organizations(found: tuple[Account, ...], _typed: str) -> tuple[Effect, ...]:
    """What follows Forgot Organization Name?: a mail to the address with the names, or nothing (GC-RESET-3)."""
    if not found:
        return (Note("organizations-requested", "unknown-address"),)
    people = tuple(account.id for account in found)
    return (SendOrganizations(people), *(Note("organizations-requested", "names-sent", id) for id in people))


def unlocked(account: Account, _lockout: Lockout) -> tuple[Account, Lockout]:
    """What an administrator's unlock leaves: the same account, and no count (GC-LOCKOUT-2)."""
    return account, lockout.OPEN


def _page_as_it_is(_page: str, html: str) -> str:
    return html


def _as_it_is[T](value: T) -> T:
    return value


def _sso_only(policy: Policy) -> bool:
    return policy.sso_only


def _recognised(claims: Claims, found: tuple[Account, ...], organization: str) -> Account | Refused:
    from simulator.identity import federation  # a login page can do without

    return federation.recognised(claims, found, organization)


def _enabled(providers: tuple[Provider, ...]) -> tuple[Provider, ...]:
    return tuple(provider for provider in providers if provider.enabled)


def _own_session(session: Session | None, _all: Callable[[], tuple[Session, ...]]) -> Session | None:
    return session


def _ends_at_logout(_session: Session) -> bool:
    return True


@dataclass(frozen=True)
class DeviceParts:
    """The parts that decide about devices (GC-MFA, GC-TOTP, GC-SMS)."""

    after_password: Callable[[int, Policy], Event] = login.after_password
    decide: Callable[[Presentation, datetime, Policy], Decision] = login.decide_device
    begins_over_sso: Callable[[str, Policy], Effect] = lambda account, _policy: StartSession(account)
    """What a provider's word for an account begins: the session, whatever the organization requires (GC-MFA-3)."""
    usable: Callable[[tuple[Device, ...], Policy], tuple[Device, ...]] = devices.usable
    reset_awaits: bool = True
    """Whether a reset changes nothing before the device confirms it (GC-RESET-5)."""
    missing: Callable[[Wanted, tuple[Device, ...], Policy], tuple[Missing, ...]] = enrolment.missing
    secret: Callable[[str], str] = str
    """A generator's secret, out of one that chance made: everybody's own (GC-TOTP-1)."""
    otpauth: Callable[[str, str, str], str] = enrolment.otpauth
    enrolment_survives: bool = True
    """Whether a wrong code leaves the enrolment as it is, to be tried again (GC-TOTP-1)."""
    matching_step: Callable[[Totp, str, datetime, Policy], int | None] = codes.matching_step
    used: Callable[[Totp, int], Totp] = devices.used
    looked_at: Callable[[Device, Callable[[], tuple[Device, ...]]], tuple[Device, ...]] = lambda own, _all: (own,)
    """The devices whose codes prove one: its own."""
    drawn: Callable[[str], str] = str
    """A code to be sent, out of one that chance made."""
    still_sent: Callable[[tuple[Sent, ...], Sent], tuple[Sent, ...]] = lambda _earlier, newest: (newest,)
    """Which codes that were sent serve once another one goes out: the newest only (GC-SMS-1, CX-2FA-6)."""
    text_serves: Callable[[Sent, str, str, datetime, Policy], bool] = codes.serves
    text_serves_once: bool = True
    described: Callable[[Factor], str] = devices.described
    removable: Callable[[tuple[Device, ...], Policy], bool] = devices.removable
    left_by_reset: Callable[[tuple[Device, ...]], tuple[Device, ...]] = devices.none_left
    left_by_unlock: Callable[[tuple[Device, ...]], tuple[Device, ...]] = lambda present: present


@dataclass(frozen=True)
class CodeParts:
    """The parts that decide about the second factor that a person chooses (CX-2FA, CX-LOCKOUT)."""

    right: Callable[[bool, bool, bool], Event] = login.by_own_factor
    sent_to: Callable[[Factor], bool] = lambda factor: isinstance(factor, Email)
    """Whether a login mails a code (CX-2FA-2, -3)."""
    sent_unasked: bool = True
    """Whether it does so by itself (CX-2FA-2)."""
    resend_wait: Callable[[Sent | None, datetime, Policy], timedelta] = codes.resend_wait
    refuses_early: bool = True
    """Whether what is sent around a button that is disabled is refused (CX-2FA-6)."""
    left_by_cancel: Callable[[tuple[Sent, ...]], tuple[Sent, ...]] = lambda _sent: ()
    after_cancel: Callable[[str], tuple[Effect, ...]] = lambda account: (Note("login-cancelled", "by-person", account),)
    """What Cancel comes to (CX-2FA-8)."""
    warned: Callable[[int, Policy], int | None] = lockout.warned
    confirms: bool = True
    """Whether turning off asks who one is (CX-2FA-1)."""
    asked_for: Callable[[Policy, Callable[[str], str]], tuple[str, ...]] = backup_codes.asked_for
    matching: Callable[[tuple[str, ...], str], str | None] = backup_codes.matching
    after_use: Callable[[tuple[str, ...], str], tuple[str, ...]] = backup_codes.after_use
    renewed: Callable[[tuple[str, ...], tuple[str, ...]], tuple[str, ...]] = backup_codes.renewed
    pool: Callable[[str], str] = str
    """Whose backup codes serve an account: its own."""
    spares: Callable[[Trusted, Account, Device, datetime, Policy], bool] = trusted.spares


@dataclass(frozen=True)
class PasskeyParts:
    """The parts that decide about passkeys (GC-PASSKEY)."""

    asked: Callable[[Mapping[str, Any]], Mapping[str, Any]] = _as_it_is
    """What the browser is asked: the options of a ceremony, as JSON values."""
    judging: Callable[[Any], Any] = _as_it_is
    """How an answer is judged: `simulator.passkeys.answers.Judging`."""


@dataclass(frozen=True)
class Parts:
    """The parts that decide. Each is a function of values, and each can be swapped for one that errs."""

    address: Callable[[str], str] = accounts.address
    subject: Callable[[Account | None, str, str | None, str | None, str], str] = accounts.subject
    password: Callable[[str], str] = passwords.prepared
    unmet: Callable[[str, Policy], tuple[Requirement, ...]] = passwords.unmet
    entries_agree: Callable[[str, str], bool] = passwords.entries_agree
    not_to_be_reused: Callable[[Account, tuple[Account, ...], Policy], tuple[str, ...]] = passwords.not_to_be_reused
    keep_password: Callable[[Account, str], Account] = Account.with_password
    mailed_to: Callable[[Account], tuple[str, ...]] = accounts.mailed_to
    may_administer: Callable[[Account], bool] = lambda account: account.administrator
    accepts: Callable[[Account], tuple[str, ...]] = lambda account: (account.password,) if account.password else ()
    everywhere: Callable[[tuple[Account, ...], str], tuple[Account, ...]] = accounts.of_one_person
    """Which of an address's accounts a login without an organization's name means."""
    in_organization: Callable[[tuple[Account, ...], Organization | None], tuple[Account, ...]] = (
        accounts.in_organization
    )
    figures: Callable[[Organization, tuple[Organization, ...]], Mapping[str, Any]] = accounts.own_figures
    checks_policies: bool = True
    """Whether a policy that no password can satisfy is refused (GC-PASSWORD-5)."""
    keeps_region: bool = True
    keep_language: Callable[[Account, str], Account] = accounts.with_language
    language: Callable[[str, str, str | None], str] = accounts.language
    """The language of a page or a mail (`mail/<kind>`), for a browser's language and the person's own."""
    told: Callable[[Event], Event] = login.told
    login: Callable[[Attempt, datetime, Policy], Decision] = login.decide
    asks_for_region: Callable[[tuple[str, ...]], bool] = lambda regions: len(regions) > 1
    """Whether a browser that knows no region is asked for one (GC-REGION-1)."""
    decoy: bool = True
    """Whether an unknown address costs a hash too, so that the time to answer tells nothing (GC-LOGIN-2)."""
    locked: Callable[[Lockout, datetime, Policy], bool] = lockout.locked
    unlocked: Callable[[Account, Lockout], tuple[Account, Lockout]] = unlocked
    token: Callable[[str], str] = str
    """The part of a link's token that counts."""
    standing: Callable[[Link | None, Purpose, datetime, Policy], Standing] = links.standing
    opening_spends: bool = False
    """Whether merely opening a link uses it up (GC-RESET-6 forbids it)."""
    handed_over: Callable[[str], str] = _as_it_is
    asked_for_reset: Callable[[tuple[Account, ...], str], tuple[Effect, ...]] = asked_for_reset
    asked_for_organizations: Callable[[tuple[Account, ...], str], tuple[Effect, ...]] = asked_for_organizations
    reset_notice: Callable[[tuple[Account, ...]], str] = lambda _found: "asked"
    """Which notice answers a reset request: the same for all."""
    reset_costs_a_hash: bool = False
    """Whether a reset request for a known address takes a hash's time longer (GC-RESET-2 forbids it)."""
    after_reset: Callable[[Account, bool, Policy, Event], tuple[Effect, ...]] = after_reset
    alive: Callable[[Session, datetime, Policy], bool] = sessions.alive
    recognised: Callable[[Session | None, Callable[[], tuple[Session, ...]]], Session | None] = _own_session
    ends_at_logout: Callable[[Session], bool] = _ends_at_logout
    open_to_all: frozenset[str] = frozenset()
    """Addresses of the product that need no session: none of those behind the login (GC-SPLASH-1)."""
    judging: Callable[[Any], Any] = _as_it_is
    """How a provider's answer is judged: `simulator.federation.answers.Judging` (GC-SSO-5)."""
    same_browser: Callable[[str, str], bool] = str.__eq__
    """Whether an answer came back to the browser that asked; both are digests of its cookie."""
    state: Callable[[str | None, Callable[[], str | None]], str | None] = lambda brought, _begun: brought
    """By which state the login is found that an answer belongs to: the one that the browser brought, and not the one
    that it began with (CX-SSO-4)."""
    recognised_by_provider: Callable[[Claims, tuple[Account, ...], str], Account | Refused] = _recognised
    invited_without_password: Callable[[Policy], bool] = _sso_only
    resets_without_password: Callable[[Policy], bool] = _sso_only
    logs_in_without_password: Callable[[Policy], bool] = _sso_only
    """Whether an organization's policy leaves nobody a password to choose, to forget, or to log in with (GC-SSO-3)."""
    providers_log_out: bool = True
    """Whether the simulated providers log people out when asked (GC-SSO-2)."""
    providers_redeem_once: bool = True
    """Whether a simulated provider's code serves once; where not, only the product is left to refuse a replay."""
    shown_providers: Callable[[tuple[Provider, ...]], tuple[Provider, ...]] = _enabled
    """Which of an organization's providers the login page offers (GC-SSO-1)."""
    landing: Callable[[Mapping[str, str]], str] = lambda _query: "/"
    """Where a login ends, by the query of the address that it was asked for at: nothing in there has a say
    (GC-LOGIN-1, GC-SESSION-1)."""
    letter: Callable[[Letter], Letter] = _as_it_is
    page: Callable[[str, str], str] = _page_as_it_is
    cookie: Callable[[Cookie], Cookie] = _as_it_is
    devices: DeviceParts = field(default_factory=DeviceParts)
    codes: CodeParts = field(default_factory=CodeParts)
    passkeys: PasskeyParts = field(default_factory=PasskeyParts)
    places: PlaceParts = field(default_factory=PlaceParts)
    changing: ChangeParts = field(default_factory=ChangeParts)
    windows: WindowParts = field(default_factory=WindowParts)
    directory: DirectoryParts = field(default_factory=DirectoryParts)
    bindings: BindingParts = field(default_factory=BindingParts)
    companies: CompanyParts = field(default_factory=CompanyParts)


@dataclass(frozen=True)
class Settings:
    """Everything that makes one deployment behave as it does. `texts` replaces a text by another."""

    policy: Policy = field(default_factory=Policy)
    texts: Mapping[str, str] = field(default_factory=dict)
    parts: Parts = field(default_factory=Parts)

    def with_policy(self, **figures: Any) -> Settings:
        return replace(self, policy=replace(self.policy, **figures))

    def with_texts(self, texts: Mapping[str, str]) -> Settings:
        return replace(self, texts={**self.texts, **texts})

    def with_parts(self, **parts: Any) -> Settings:
        """These settings with some parts swapped; those of a group as a mapping: `devices={"used": ...}`."""
        whole = {
            name: replace(getattr(self.parts, name), **part) if isinstance(part, dict) else part
            for name, part in parts.items()
        }
        return replace(self, parts=replace(self.parts, **whole))
