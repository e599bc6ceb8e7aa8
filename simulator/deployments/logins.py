"""Logging in, being recognised, logging out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simulator.deployments import directories
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.repeats import sent_before
from simulator.identity.accounts import Account, Organization
from simulator.identity.directories import Word
from simulator.identity.effects import Note
from simulator.identity.login import Attempt, Decision, Event, Step, from_place, with_password_due
from simulator.identity.sessions import Session, seen


@dataclass(frozen=True)
class Credentials:
    """As typed. `organization` is the organization's name where the person gave one; `region` is that of the page, and
    `attempt` what the page was given at random. `count` names a count of wrong attempts of its own; none for the one
    that every page goes by."""

    address: str
    password: str
    organization: str = ""
    region: str | None = None
    attempt: str = ""
    count: str = ""


@dataclass(frozen=True)
class Outcome:
    """What the person sees next and why; `token` is the new session's, or that of the login that goes on with a
    device, where there is one. `subject` is whose wrong attempts were counted, `failures` how many they are now."""

    step: Step
    event: Event
    token: str | None = None
    subject: str = ""
    failures: int = 0


type Right = Callable[[Deployment, Account], Event]
"""What the right password alone comes to for a person. It is called inside the transaction that decides."""


def by_devices(deployment: Deployment, account: Account) -> Event:
    """A device is asked for where the organization requires one (GC-MFA-1, -2)."""
    parts, policy = deployment.parts.devices, deployment.policy_of(account)
    return parts.after_password(len(parts.usable(deployment.records.devices(account.id), policy)), policy)


type After = Callable[[Deployment, Account | None, Decision, str | None], None]
"""What else a decision leads to, inside its transaction, for whose account it is; with the token of what it began."""


def nothing_else(_deployment: Deployment, _account: Account | None, _decision: Decision, _token: str | None) -> None:
    """A login leads to nothing else."""


async def sign_in(
    deployment: Deployment,
    given: Credentials,
    replacing: str | None,
    origin: Origin,
    right_for: Right = by_devices,
    after: After = nothing_else,
) -> Outcome:
    """Presents credentials. The password is compared off the event loop; then everything that counts happens in one
    transaction, so that attempts at once count no less than one after the other (GC-LOCKOUT-1)."""
    candidates = found(deployment, given.address, given.organization)
    account = candidates[0] if len(candidates) == 1 else None
    subject = deployment.subject(account, given.address, given.organization.strip() or None, origin.address)
    subject = f"{given.count}{subject}"
    own, word = await _compared(deployment, candidates, subject, given)
    with deployment.records.transaction():
        now = deployment.clock.now()
        elsewhere = _other_region(deployment, account, given.region)
        exists = not given.organization.strip() or named(deployment, given.organization) is not None
        lockout = deployment.records.lockout(subject)
        policy = deployment.policy_of(account)
        right = right_for(deployment, account) if account else Event.RIGHT
        due = own and account is not None and deployment.parts.changing.due(account, now, policy)
        right = with_password_due(right, due and deployment.parts.changing.forced)
        right = from_here(deployment, right, account, origin)
        repeated = sent_before(deployment, "login", given.attempt, given.address, given.organization, given.password)
        several = max(1, len(candidates))
        matches, unanswered = own or word is Word.KNOWN, word is Word.NONE
        attempt = Attempt(account, matches, lockout, several, elsewhere, exists, right, repeated, unanswered)
        decision = deployment.parts.login(attempt, now, policy)
        deployment.records.save_lockout(subject, decision.lockout)
        token = deployment.carry_out(decision.effects, origin)
        after(deployment, account, decision, token)
        if decision.step is Step.SIGNED_IN and replacing:
            deployment.records.drop_session(deployment.digest(replacing))
    return Outcome(decision.step, decision.event, token, subject, decision.lockout.failures)


def from_here(deployment: Deployment, right: Event, account: Account | None, origin: Origin) -> Event:
    """What the right proof of who one is comes to, from where it was sent (GC-IP-1)."""
    return from_place(right, deployment.parts.places.allowed(origin.address, deployment.policy_of(account)))


def visitor(deployment: Deployment, token: str | None) -> Account | None:
    """Whom a session cookie stands for, if it still does; the visit counts as an access (GC-SESSION-2)."""
    parts, records = deployment.parts, deployment.records
    own = records.session(deployment.digest(token)) if token else None
    session = parts.recognised(own, records.sessions)
    now = deployment.clock.now()
    if session is None:
        return None
    person = records.account(session.account)
    policy = deployment.policy_of(person)
    if not parts.alive(session, now, policy):
        records.drop_session(session.digest)
        return None
    records.save_session(seen(session, now, policy))
    return person


def sign_out(deployment: Deployment, token: str | None, origin: Origin) -> None:
    """Ends the session; its cookie is worth nothing from then on (GC-SESSION-1)."""
    session: Session | None = deployment.records.session(deployment.digest(token)) if token else None
    if session is None:
        return
    with deployment.records.transaction():
        if deployment.parts.ends_at_logout(session):
            deployment.records.drop_session(session.digest)
        deployment.carry_out([Note("logout", "done", session.account)], origin)


def choose_language(deployment: Deployment, account: Account, language: str) -> None:
    """Keeps the language that a person chose in the user settings (GC-LANGUAGE-2)."""
    deployment.records.save_account(deployment.parts.keep_language(account, language))


def unlock(deployment: Deployment, account: Account, origin: Origin) -> None:
    """What an administrator does for a person who is locked out, from wherever (GC-LOCKOUT-2)."""
    with deployment.records.transaction():
        for subject in deployment.records.subjects(deployment.subject(account, account.email, None, None)):
            account, lockout = deployment.parts.unlocked(account, deployment.records.lockout(subject))
            deployment.records.save_lockout(subject, lockout)
        deployment.records.save_account(account)
        present = deployment.records.devices(account.id)
        left = deployment.parts.devices.left_by_unlock(present)
        for device in present:
            if device not in left:
                deployment.records.drop_device(device.id)
        deployment.carry_out([Note("unlocked", "by-administrator", account.id)], origin)


def found(deployment: Deployment, address: str, organization: str) -> tuple[Account, ...]:
    """The accounts of an address, in the organization of that name or, where none is named, in any."""
    compared = deployment.parts.address(address)
    goes_by = deployment.parts.companies.goes_by
    everywhere = tuple(one for one in deployment.records.accounts(compared) if goes_by(one, compared))
    if not organization.strip() and not deployment.policy.names_organization:
        return deployment.parts.everywhere(everywhere, compared)
    return deployment.parts.in_organization(everywhere, named(deployment, organization))


def named(deployment: Deployment, organization: str) -> Organization | None:
    """The organization of that name, without letter case and blanks around it."""
    wanted = organization.strip().casefold()
    return next((o for o in deployment.records.organizations() if o.name.casefold() == wanted), None)


def _other_region(deployment: Deployment, account: Account | None, here: str | None) -> bool:
    organization = deployment.records.organization(account.organization) if account else None
    return bool(here and organization and organization.region and organization.region != here)


async def _compared(
    deployment: Deployment, candidates: tuple[Account, ...], subject: str, given: Credentials
) -> tuple[bool, Word]:
    """Whether the password is one of the candidates', who are one person, and what the Configuration Server says of
    it, if it was asked. While the subject is shut out nothing is compared."""
    account = candidates[0] if len(candidates) == 1 else None
    policy = deployment.policy_of(account)
    if deployment.parts.locked(deployment.records.lockout(subject), deployment.clock.now(), policy):
        return False, Word.UNKNOWN
    own = await fits(deployment, candidates, given.password)
    return own, await directories.word(deployment, account, given.address, given.password, own)


async def fits(deployment: Deployment, candidates: tuple[Account, ...], typed: str) -> bool:
    """Whether a password is one of the candidates'. One hash is computed, for nobody, for one account and for several:
    the time to answer tells none of them apart (GC-LOGIN-2)."""
    parts = deployment.parts
    hashes = tuple(hashed for account in candidates for hashed in parts.accepts(account))
    if hashes:
        return await deployment.hasher.matches_any(hashes, parts.password(typed))
    if parts.decoy:
        await deployment.hasher.spend()
    return False
