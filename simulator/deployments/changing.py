"""Changing one's own password: at any time, or because it is due (GIA-CHANGE-1 to -5)."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.deployments import logins, people, second_factor
from simulator.deployments.deployment import Deployment, Origin
from simulator.identity import lockout
from simulator.identity.accounts import Account
from simulator.identity.effects import Effect, EndSessions, Note, StartSession
from simulator.identity.passwords import Refused


@dataclass(frozen=True)
class Entries:
    """As typed: the present password, and the new one twice."""

    original: str
    new: str
    again: str


@dataclass(frozen=True)
class Changer:
    """Who changes a password, and by what right: the token of a session, or of a login that waits for the change."""

    account: Account
    session: str | None = None
    half: str | None = None


@dataclass(frozen=True)
class WrongOriginal:
    """The present password was another; `locked_for` is the subject that is shut out now, if that is so."""

    locked_for: str | None = None


@dataclass(frozen=True)
class Changed:
    """A new password is kept; `token` is the new session's."""

    token: str | None


def waiting(deployment: Deployment, token: str | None) -> Account | None:
    """Whose login waits for a new password, by the token of its half."""
    half = second_factor.half_login(deployment, token)
    account = deployment.records.account(half.account) if half else None
    due = account and deployment.parts.changing.due(account, deployment.clock.now(), deployment.policy_of(account))
    return account if due else None


def leave(deployment: Deployment, token: str) -> None:
    """Gives up a login that waits for a new password."""
    deployment.records.take(f"half:{deployment.digest(token)}")


async def change(
    deployment: Deployment, who: Changer, entries: Entries, origin: Origin
) -> Refused | WrongOriginal | Changed:
    """Replaces a password. A wrong present one counts like a wrong login: with a session that is not one's own, too,
    nobody can go on guessing."""
    parts, subject = deployment.parts, _subject(deployment, who, origin)
    if parts.changing.compares_original and (wrong := await compare(deployment, who, entries.original, origin)):
        return wrong
    if unmet := await people.missed(deployment, who.account, (entries.new, entries.again)):
        return Refused(unmet, who.account)
    hashed = await deployment.hashed(parts.password(entries.new), who.account.email)
    with deployment.records.transaction():
        if who.half:
            leave(deployment, who.half)
        deployment.records.save_lockout(subject, lockout.OPEN)
        people.keep(deployment, deployment.records.account(who.account.id) or who.account, hashed)
        done = Note("password-changed", "done", who.account.id)
        begins = (StartSession(who.account.id),) if parts.changing.logs_in else ()
        effects: tuple[Effect, ...] = (EndSessions(who.account.id), *begins, done)
        return Changed(deployment.carry_out(effects, origin))


async def compare(deployment: Deployment, who: Changer, password: str, origin: Origin) -> WrongOriginal | None:
    """Compares what somebody who is logged in gave as the present password; None if it is. While the subject is shut
    out nothing is."""
    subject = _subject(deployment, who, origin)
    if _shut(deployment, subject):
        return WrongOriginal(subject)
    if await logins.fits(deployment, (who.account,), password):
        return None
    return _wrong(deployment, who, origin)


def _wrong(deployment: Deployment, who: Changer, origin: Origin) -> WrongOriginal:
    subject, policy = _subject(deployment, who, origin), deployment.policy_of(who.account)
    with deployment.records.transaction():
        after = lockout.after_failure(deployment.records.lockout(subject), deployment.clock.now(), policy)
        deployment.records.save_lockout(subject, after)
        deployment.note("change-refused", "wrong-password", who.account.id, origin.address)
        if not _shut(deployment, subject):
            return WrongOriginal()
        deployment.note("locked", "too-many-attempts", who.account.id, origin.address)
        if who.half:
            leave(deployment, who.half)
        if who.session:
            deployment.records.drop_session(deployment.digest(who.session))
    return WrongOriginal(subject)


def _shut(deployment: Deployment, subject: str) -> bool:
    policy = deployment.policy_of(None)
    return deployment.parts.locked(deployment.records.lockout(subject), deployment.clock.now(), policy)


def _subject(deployment: Deployment, who: Changer, origin: Origin) -> str:
    return deployment.subject(who.account, who.account.email, None, origin.address)
