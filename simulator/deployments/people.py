"""Inviting, registering, forgetting the password."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from simulator.deployments import logins
from simulator.deployments.deployment import DEFAULT_LANGUAGE, Deployment, Origin
from simulator.identity.accounts import Account
from simulator.identity.effects import Note
from simulator.identity.links import Link, Purpose, Standing
from simulator.identity.lockout import OPEN
from simulator.identity.passwords import Refused, Requirement


@dataclass(frozen=True)
class Newcomer:
    """A person to be added; `organization` is an id, none means the deployment's first."""

    name: str
    email: str
    username: str | None = None
    organization: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class Done:
    """A password was set; `token` is the new session's, where one was started."""

    account: Account
    token: str | None


async def add_person(deployment: Deployment, newcomer: Newcomer, passwords: tuple[str, ...] = ()) -> Account:
    """A person of an organization; registered if there are passwords (the last one is the present one). Raises
    `Taken` if the address has an account in that organization."""
    prepared = [deployment.parts.password(password) for password in passwords]
    hashes = [await deployment.hashed(password, newcomer.email) for password in prepared]
    organization = newcomer.organization or deployment.organization.id
    account = Account(secrets.token_hex(8), organization, newcomer.name, newcomer.email.strip(), newcomer.username)
    account = replace(account, language=newcomer.language)
    for hashed in hashes:
        account = account.with_password(hashed)
    addresses = {deployment.parts.address(a) for a in (newcomer.email, newcomer.username) if a}
    with deployment.records.transaction():
        deployment.records.add_account(account, addresses)
    return account


async def invite(deployment: Deployment, newcomer: Newcomer) -> tuple[Account, str]:
    """Adds a person and mails the invitation; the link too, for an administrator who hands it over (GC-INVITE-1)."""
    account = await add_person(deployment, newcomer)
    with deployment.records.transaction():
        link = deployment.issue_link(account, Purpose.INVITATION)
        deployment.mail_link(account, Purpose.INVITATION, link, DEFAULT_LANGUAGE)
        deployment.note("invited", "link-sent", account.id)
    return account, deployment.parts.handed_over(link)


async def ask_for_reset(deployment: Deployment, typed: str, organization: str, origin: Origin) -> str:
    """A forgotten password; the name of the notice that answers. What happens does not show, neither in the answer nor
    in its time (GC-RESET-2)."""
    found = _with_password(deployment, logins.found(deployment, typed, organization))
    if found and deployment.parts.reset_costs_a_hash:
        await deployment.hasher.spend()
    with deployment.records.transaction():
        deployment.carry_out(deployment.parts.asked_for_reset(found, typed), origin)
    return deployment.parts.reset_notice(found)


def ask_for_organizations(deployment: Deployment, typed: str, origin: Origin) -> None:
    """A forgotten organization name: the names go to the address and nowhere else (GC-RESET-3)."""
    found = tuple(account for account in logins.found(deployment, typed, "") if account.registered)
    with deployment.records.transaction():
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
) -> Standing | Refused | Done:
    """Sets the password that a link gives the right to. Everything slow comes first; then the link is looked at
    again and spent in one transaction, so that it serves once however often it is presented at once."""
    link, standing = _standing(deployment, purpose, token)
    account = deployment.records.account(link.account) if link else None
    if standing is not Standing.GOOD:
        return standing
    if account is None or deployment.parts.invited_without_password(deployment.policy_of(account)):
        return Standing.UNKNOWN
    typed = deployment.parts.password(entries[0])
    if unmet := await _unmet(deployment, account, entries):
        return Refused(unmet, account)
    hashed = await deployment.hashed(typed, account.email)
    with deployment.records.transaction():
        link, standing = _standing(deployment, purpose, token)
        account = deployment.records.account(account.id)
        if standing is not Standing.GOOD or link is None or account is None:
            return standing
        account = deployment.parts.keep_password(account, hashed)
        deployment.records.save_account(account)
        deployment.records.save_link(replace(link, spent_at=deployment.clock.now()))
        return Done(account, _after(deployment, account, purpose, origin))


def _after(deployment: Deployment, account: Account, purpose: Purpose, origin: Origin) -> str | None:
    if purpose is Purpose.INVITATION:
        return deployment.carry_out([Note("registered", "done", account.id)], origin)
    subject, policy = deployment.parts.subject(account, account.email, None), deployment.policy_of(account)
    if policy.reset_lifts_lock:
        deployment.records.save_lockout(subject, OPEN)
    lockout = deployment.records.lockout(subject)
    shut_out = deployment.parts.locked(lockout, deployment.clock.now(), policy)
    return deployment.carry_out(deployment.parts.after_reset(account, shut_out, policy), origin)


def _standing(deployment: Deployment, purpose: Purpose, token: str) -> tuple[Link | None, Standing]:
    link = deployment.records.link(deployment.digest(token))
    policy = deployment.policy_of(deployment.records.account(link.account) if link else None)
    return link, deployment.parts.standing(link, purpose, deployment.clock.now(), policy)


async def _unmet(deployment: Deployment, account: Account, entries: tuple[str, str]) -> tuple[Requirement, ...]:
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
