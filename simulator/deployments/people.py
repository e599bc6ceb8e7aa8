"""Inviting, registering, forgetting the password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from simulator.deployments import logins
from simulator.deployments.deployment import DEFAULT_LANGUAGE, Deployment, Origin
from simulator.deployments.repeats import sent_before
from simulator.identity.accounts import Account
from simulator.identity.effects import Note
from simulator.identity.halves import Half, NewPassword
from simulator.identity.links import Link, Purpose, Standing
from simulator.identity.lockout import OPEN
from simulator.identity.login import FLOW, Event, Step
from simulator.identity.passwords import Refused, Requirement, generated


@dataclass(frozen=True)
class Newcomer:
    """A person to be added; `organization` is an id, none means the deployment's first. `password_set_at` is when the
    password, if any, was set: just now unless it is said."""

    name: str
    email: str
    username: str | None = None
    organization: str | None = None
    language: str | None = None
    administrator: bool = False
    other_addresses: tuple[str, ...] = ()
    password_set_at: datetime | None = None
    agent: bool = True


@dataclass(frozen=True)
class Invited:
    """A person who was added and told so: the link to hand over, and the password that was given, if any."""

    account: Account
    link: str
    password: str | None = None


@dataclass(frozen=True)
class Done:
    """A password was set; `step` is what follows, and `token` that of the session, or of the half login, it begins."""

    account: Account
    token: str | None
    step: Step


@dataclass(frozen=True)
class AwaitsDevice:
    """A password will be set once a device confirms it; `token` is the half login's."""

    token: str


async def add_person(
    deployment: Deployment, newcomer: Newcomer, passwords: tuple[str, ...] = (), *, given: bool = False
) -> Account:
    """A person of an organization; registered if there are passwords (the last one is the present one, `given` by an
    administrator or chosen). Raises `Taken` if the address has an account in that organization."""
    prepared = [deployment.parts.password(password) for password in passwords]
    hashes = [await deployment.hashed(password, newcomer.email) for password in prepared]
    organization = newcomer.organization or deployment.organization.id
    account = Account(secrets.token_hex(8), organization, newcomer.name, newcomer.email.strip(), newcomer.username)
    account = replace(
        account,
        language=newcomer.language,
        administrator=newcomer.administrator,
        other_addresses=newcomer.other_addresses,
        agent=newcomer.agent,
    )
    for hashed in hashes:
        account = account.with_password(hashed)
    set_at = newcomer.password_set_at or deployment.clock.now()
    account = replace(account, password_set_at=set_at if hashes else None, password_given=given)
    addresses = {deployment.parts.address(a) for a in (newcomer.email, newcomer.username) if a}
    with deployment.records.transaction():
        deployment.records.add_account(account, addresses)
    return account


async def invite(deployment: Deployment, newcomer: Newcomer, origin: Origin, password: str | None = None) -> Invited:
    """Adds a person and mails the invitation; the link too, for an administrator who hands it over (GC-INVITE-1). Where
    the policy says so, the mail brings a password instead: the administrator's, or one drawn by chance (GIA-ACCOUNT-2,
    CX-PASSWORD-1)."""
    if deployment.policy.gives_password:
        return await _notify(deployment, newcomer, origin, password or generated(deployment.policy, secrets.choice))
    account = await add_person(deployment, newcomer)
    with deployment.records.transaction():
        link = deployment.issue_link(account, Purpose.INVITATION)
        deployment.mail_link(account, Purpose.INVITATION, link, DEFAULT_LANGUAGE)
        deployment.note("invited", "link-sent", account.id, origin.address)
    return Invited(account, deployment.parts.handed_over(link))


async def _notify(deployment: Deployment, newcomer: Newcomer, origin: Origin, password: str) -> Invited:
    account = await add_person(deployment, newcomer, (deployment.parts.changing.given(password),), given=True)
    with deployment.records.transaction():
        deployment.mail_password(account, password, deployment.first_language(account))
        deployment.note("invited", "password-sent", account.id, origin.address)
    return Invited(account, deployment.login_url(account), password)


async def ask_for_reset(
    deployment: Deployment, typed: str, organization: str, origin: Origin, attempt: str = ""
) -> str:
    """A forgotten password; the name of the notice that answers. What happens does not show, neither in the answer nor
    in its time (GC-RESET-2). The same form twice asks once."""
    found = _with_password(deployment, logins.found(deployment, typed, organization))
    if found and deployment.parts.reset_costs_a_hash:
        await deployment.hasher.spend()
    with deployment.records.transaction():
        if not sent_before(deployment, "reset", attempt, typed, organization):
            deployment.carry_out(deployment.parts.asked_for_reset(found, typed), origin)
    return deployment.parts.reset_notice(found)


def ask_for_organizations(deployment: Deployment, typed: str, origin: Origin, attempt: str = "") -> None:
    """A forgotten organization name: the names go to the address and nowhere else (GC-RESET-3)."""
    found = tuple(account for account in logins.found(deployment, typed, "") if account.registered)
    with deployment.records.transaction():
        if not sent_before(deployment, "organizations", attempt, typed):
            deployment.carry_out(deployment.parts.asked_for_organizations(found, typed), origin)


def _with_password(deployment: Deployment, found: tuple[Account, ...]) -> tuple[Account, ...]:
    """Those who have a password to forget: none in an organization on single sign-on only (GC-SSO-3)."""
    return tuple(account for account in found if account.registered and not _no_password(deployment, account))


def _no_password(deployment: Deployment, account: Account) -> bool:
    return deployment.parts.resets_without_password(deployment.policy_of(account))


def open_link(deployment: Deployment, purpose: Purpose, token: str) -> tuple[Standing, Account | None]:
    """How a link stands, and whose it is when it is good. Looking does not use it up (GC-RESET-6)."""
    link, standing = _standing(deployment, purpose, token)
    if link is None or standing is not Standing.GOOD:
        return standing, None
    if deployment.parts.opening_spends:
        deployment.records.save_link(replace(link, spent_at=deployment.clock.now()))
    return standing, deployment.records.account(link.account)


async def set_password(
    deployment: Deployment, purpose: Purpose, token: str, entries: tuple[str, str], origin: Origin
) -> Standing | Refused | Done | AwaitsDevice:
    """Sets the password that a link gives the right to. Everything slow comes first; then the link is looked at
    again and spent in one transaction, so that it serves once however often it is presented at once."""
    link, standing = _standing(deployment, purpose, token)
    account = deployment.records.account(link.account) if link else None
    if standing is not Standing.GOOD:
        return standing
    if account is None or deployment.parts.invited_without_password(deployment.policy_of(account)):
        return Standing.UNKNOWN
    typed = deployment.parts.password(entries[0])
    if unmet := await missed(deployment, account, entries):
        return Refused(unmet, account)
    chosen = NewPassword(deployment.digest(token), await deployment.hashed(typed, account.email))
    with deployment.records.transaction():
        if purpose is Purpose.RESET and _confirmed_by_device(deployment, account):
            return await_device(deployment, account, chosen)
        return _replace_password(deployment, purpose, chosen, origin)


def await_device(deployment: Deployment, account: Account, chosen: NewPassword) -> AwaitsDevice:
    """Keeps a new password until a device confirms it: nothing is changed before, and the link is not used up
    (GC-RESET-5)."""
    return AwaitsDevice(deployment.begin_half(Half(account.id, deployment.clock.now(), chosen)))


def complete_reset(deployment: Deployment, chosen: NewPassword, origin: Origin) -> str | None:
    """Sets a new password that its device has confirmed; the new session's token, None if the link serves no more."""
    done = _replace_password(deployment, Purpose.RESET, chosen, origin, confirmed=True)
    return done.token if isinstance(done, Done) else None


def _confirmed_by_device(deployment: Deployment, account: Account) -> bool:
    return deployment.parts.devices.reset_awaits and _right(deployment, account) is Event.DEVICE_ASKED


def _right(deployment: Deployment, account: Account) -> Event:
    """What the right password alone comes to for a person."""
    return logins.by_devices(deployment, account)


def _replace_password(
    deployment: Deployment, purpose: Purpose, chosen: NewPassword, origin: Origin, *, confirmed: bool = False
) -> Standing | Done:
    link, standing = _standing_of(deployment, purpose, chosen.link)
    account = deployment.records.account(link.account) if link else None
    if standing is not Standing.GOOD or link is None or account is None:
        return standing
    account = keep(deployment, account, chosen.hashed)
    deployment.records.save_link(replace(link, spent_at=deployment.clock.now()))
    return Done(account, *_after(deployment, account, purpose, origin, confirmed))


def keep(deployment: Deployment, account: Account, hashed: str) -> Account:
    """Keeps a password that the person has chosen; the account with it."""
    kept = deployment.parts.keep_password(account, hashed)
    kept = deployment.parts.changing.chosen(kept, deployment.clock.now())
    deployment.records.save_account(kept)
    return kept


def _after(
    deployment: Deployment, account: Account, purpose: Purpose, origin: Origin, confirmed: bool
) -> tuple[str | None, Step]:
    """What a new password leads to: the token of what it begins, if anything, and the next step."""
    if purpose is Purpose.INVITATION:
        return deployment.carry_out([Note("registered", "done", account.id)], origin), Step.CREDENTIALS
    subject, policy = deployment.subject(account, account.email, None, origin.address), deployment.policy_of(account)
    if policy.reset_lifts_lock:
        deployment.records.save_lockout(subject, OPEN)
    lockout = deployment.records.lockout(subject)
    shut_out = deployment.parts.locked(lockout, deployment.clock.now(), policy)
    right = Event.RIGHT if confirmed else _right(deployment, account)
    right = logins.from_here(deployment, right, account, origin)
    token = deployment.carry_out(deployment.parts.after_reset(account, shut_out, policy, right), origin)
    return token, Step.LOCKED if shut_out else FLOW[right][0]


def _standing(deployment: Deployment, purpose: Purpose, token: str) -> tuple[Link | None, Standing]:
    return _standing_of(deployment, purpose, deployment.digest(token))


def _standing_of(deployment: Deployment, purpose: Purpose, digest: str) -> tuple[Link | None, Standing]:
    link = deployment.records.link(digest)
    policy = deployment.policy_of(deployment.records.account(link.account) if link else None)
    return link, deployment.parts.standing(link, purpose, deployment.clock.now(), policy)


async def missed(deployment: Deployment, account: Account, entries: tuple[str, str]) -> tuple[Requirement, ...]:
    """What a new password, entered twice, misses of what a person's organization asks."""
    parts = deployment.parts
    typed = parts.password(entries[0])
    policy = deployment.policy_of(account)
    unmet = parts.unmet(typed, policy)
    namesakes = deployment.records.accounts(parts.address(account.email))
    if await deployment.hasher.matches_any(parts.not_to_be_reused(account, namesakes, policy), typed):
        unmet = (*unmet, Requirement.NOT_REUSED)
    if not parts.entries_agree(*entries):
        unmet = (*unmet, Requirement.SAME_TWICE)
    return unmet
