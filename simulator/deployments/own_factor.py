"""The second factor that a person chooses: turned on, asked for, turned off (CX-2FA-1 to -4, -8)."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.deployments import (
    backup_codes,
    enrolment,
    mailed_codes,
    second_factor,
    sent_codes,
    trusted_browsers,
)
from simulator.deployments.changing import Changer, compare
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.enrolment import Enrolling
from simulator.deployments.second_factor import Proof
from simulator.deployments.sent_codes import Place
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Email, Factor, Kind, Totp
from simulator.identity.effects import Note
from simulator.identity.enrolment import Pending, Wanted
from simulator.identity.login import Event, Step


@dataclass(frozen=True)
class Entered:
    """A code as it was typed, and its hash if it has the form of a backup code."""

    typed: str
    backup: str | None


def of(deployment: Deployment, account: Account) -> Device | None:
    """The factor that a person has turned on."""
    present = second_factor.devices_of(deployment, account)
    return present[-1] if present else None


def after_password(deployment: Deployment, account: Account, trusted: tuple[str, ...], origin: Origin) -> Event:
    """What the right password alone comes to, in a browser with those tokens of trust."""
    device = of(deployment, account)
    spared = device is not None and trusted_browsers.trusts(deployment, account, device, trusted)
    counted = deployment.records.lockout(second_factor.subject_of(deployment, account, origin))
    locked = deployment.parts.locked(counted, deployment.clock.now(), deployment.policy_of(account))
    return deployment.parts.codes.right(device is not None, locked, spared)


def begin_login(deployment: Deployment, token: str, origin: Origin) -> None:
    """What follows the right password by itself: a mail with a code, if that is the person's factor."""
    half = second_factor.half_login(deployment, token)
    account = deployment.records.account(half.account) if half else None
    parts = deployment.parts.codes
    if account and (device := of(deployment, account)) and parts.sent_unasked and parts.sent_to(device.factor):
        mailed_codes.send(deployment, login_place(deployment, account, token), origin)


def login_place(deployment: Deployment, account: Account, token: str) -> Place:
    """Where the mailed code of a half login is kept."""
    return mailed_codes.place(account, mailed_codes.LOGIN, deployment.digest(token))


def cancel(deployment: Deployment, token: str, origin: Origin) -> str | None:
    """Gives up a half login, whose code is worth nothing from then on."""
    with deployment.records.transaction():
        account = second_factor.leave(deployment, token)
        if account is None:
            return None
        mailed_codes.void(deployment, login_place(deployment, account, token))
        return deployment.carry_out(deployment.parts.codes.after_cancel(account.id), origin)


async def entered(deployment: Deployment, account: Account, typed: str) -> Entered:
    """Reads what was typed; whatever takes time is done here, before the transaction that decides."""
    return Entered(typed, await backup_codes.hashed(deployment, account, typed))


def proof(deployment: Deployment, account: Account, code: Entered, mailed: Place | None) -> Proof:
    """A code of the person's factor, or a backup code in its place. `mailed`: where a mailed code would be kept."""

    def proven(device: Device) -> Device | None:
        if code.backup:
            return device if backup_codes.take(deployment, account, code.backup) else None
        if isinstance(device.factor, Totp):
            return second_factor.code(deployment, account, code.typed)(device)
        return device if mailed and sent_codes.take(deployment, mailed, code.typed) else None

    return proven


def begin(deployment: Deployment, who: Enrolling, kind: Kind, secret: str, origin: Origin) -> None:
    """Begins to turn a factor on: what is kept until its first code was right, and the mail with that code. Asked for
    again at once, there is no second mail: the first one serves."""
    enrolment.begin(deployment, who, Wanted(kind.value, kind), secret)
    if kind is Kind.EMAIL:
        mailed_codes.resend(deployment, mailed_codes.place(who.account, mailed_codes.SETTINGS, who.owner), origin)


def turn_on(deployment: Deployment, who: Enrolling, typed: str, origin: Origin) -> Step:
    """Takes the first code: with the right one the factor is on. Who has one already keeps it, and has to turn it off
    first: whoever finds a session open could put another one in its place."""
    with deployment.records.transaction():
        waiting = enrolment.pending(deployment, who)
        if waiting is None or of(deployment, who.account):
            return Step.CREDENTIALS
        taken: list[Factor] = []

        def right() -> bool:
            taken.extend(_proven(deployment, who, waiting, typed))
            return bool(taken)

        step = second_factor.checked(deployment, who.account, right, origin)
        if step is Step.SIGNED_IN:
            enrolment.forget(deployment, who)
            enrolment.add(deployment, who.account, waiting.name, taken[0], origin)
        elif step is Step.LOCKED:
            deployment.records.drop_session(who.owner)
        return step


def _proven(deployment: Deployment, who: Enrolling, waiting: Pending, typed: str) -> tuple[Factor, ...]:
    """The factor that a code proves, as it is kept from then on."""
    if waiting.kind is Kind.EMAIL:
        place = mailed_codes.place(who.account, mailed_codes.SETTINGS, who.owner)
        return (Email(),) if sent_codes.take(deployment, place, typed) else ()
    device = Device("", who.account.id, waiting.name, Totp(waiting.secret), waiting.begun_at)
    taken = second_factor.with_code(deployment, who.account, device, typed)
    return (taken.factor,) if taken else ()


async def confirm(deployment: Deployment, who: Changer, password: str, typed: str, origin: Origin) -> Step:
    """Whether it is the person: by the password or, where none is given, by a code. Both count if they are wrong, and
    the lock ends the session. SIGNED_IN if it is, LOCKED after the last attempt."""
    if not deployment.parts.codes.confirms:
        return Step.SIGNED_IN
    if password:
        wrong = await compare(deployment, who, password, origin)
        return Step.SIGNED_IN if wrong is None else Step.LOCKED if wrong.locked_for else Step.DEVICE
    code = await entered(deployment, who.account, typed)
    with deployment.records.transaction():
        device, own = of(deployment, who.account), proof(deployment, who.account, code, None)

        def right() -> bool:
            return device is not None and _kept(deployment, own(device))

        step = second_factor.checked(deployment, who.account, right, origin)
        if step is Step.LOCKED and who.session:
            deployment.records.drop_session(deployment.digest(who.session))
    return step


def _kept(deployment: Deployment, proven: Device | None) -> bool:
    if proven:
        deployment.records.save_device(proven)
    return proven is not None


def turn_off(deployment: Deployment, account: Account, origin: Origin) -> None:
    """Turns the factor off, with all that stood in for it."""
    with deployment.records.transaction():
        for device in deployment.records.devices(account.id):
            deployment.records.drop_device(device.id)
        backup_codes.drop(deployment, account)
        deployment.carry_out([Note("two-factor-off", "done", account.id)], origin)
