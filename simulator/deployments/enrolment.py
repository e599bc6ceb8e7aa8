"""Adding and removing devices, in half a login or in a session (GC-MFA-1, -4, -5, GC-TOTP-1, GC-SMS-1)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from simulator.deployments import logins, second_factor
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.logins import Outcome
from simulator.identity import enrolment
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Factor
from simulator.identity.effects import Note
from simulator.identity.enrolment import Pending, Wanted
from simulator.identity.login import Event, Step

type Proven = Callable[[Pending], Factor | None]
"""What was presented: what is kept of the pending device that it proves; None of any other. It is called inside the
transaction that decides."""


@dataclass(frozen=True)
class Enrolling:
    """Who adds a device: somebody in half a login (of whose organization a device is required), or in a session.
    `token` is that of the half login or the session; `owner` is its digest, under which everything pending is kept."""

    account: Account
    token: str
    owner: str
    half: bool


def in_half_login(deployment: Deployment, token: str | None) -> Enrolling | None:
    """Who adds the device that a half login misses. Who has a device has to show it: adding another one first would be
    a way around it. So would adding one to confirm a new password."""
    half = second_factor.half_login(deployment, token)
    account = deployment.records.account(half.account) if half else None
    if not token or not half or not account or half.reset or second_factor.devices_of(deployment, account):
        return None
    return Enrolling(account, token, deployment.digest(token), half=True)


def in_session(deployment: Deployment, token: str | None) -> Enrolling | None:
    """Who adds a device from My Account."""
    account = logins.visitor(deployment, token)
    return Enrolling(account, token, deployment.digest(token), half=False) if token and account else None


def wanted(deployment: Deployment, who: Enrolling, given: Wanted) -> tuple[enrolment.Missing, ...]:
    """What a device that somebody asked for misses."""
    policy, present = deployment.policy_of(who.account), deployment.records.devices(who.account.id)
    return deployment.parts.devices.missing(given, present, policy)


def begin(deployment: Deployment, who: Enrolling, given: Wanted, secret: str) -> Pending:
    """Keeps a device until it is proven; one that the same half login or session has begun before is forgotten."""
    if given.kind is None:
        raise ValueError("A device without a kind cannot be begun: ask `wanted` first.")
    begun = Pending(given.kind, given.name.strip(), secret, deployment.clock.now())
    _keep(deployment, who, begun)
    return begun


def pending(deployment: Deployment, who: Enrolling) -> Pending | None:
    """The device that waits for its proof."""
    text = deployment.records.kept(_key(who))
    found = enrolment.read(text) if text else None
    life = deployment.policy_of(who.account).device_wait
    return found if found and enrolment.alive(found, deployment.clock.now(), life) else None


def complete(
    deployment: Deployment, who: Enrolling, proven: Proven, origin: Origin, replacing: str | None = None
) -> Outcome:
    """Proves the pending device. In half a login that completes it; a wrong proof is no attempt at the account,
    because what it is compared with is in the person's own hands."""
    with deployment.records.transaction():
        again = in_half_login(deployment, who.token) if who.half else who
        waiting = pending(deployment, who)
        if again is None or waiting is None:
            return Outcome(Step.ENROLMENT if again else Step.CREDENTIALS, Event.DEVICE_MISSING)
        factor = proven(waiting)
        if factor is None:
            return _refused(deployment, who, origin)
        decision = second_factor.decide(deployment, who.account, True, origin) if who.half else None
        if decision is None or decision.step is Step.SIGNED_IN:
            add(deployment, who.account, waiting.name, factor, origin)
            forget(deployment, who)
        if decision is None:
            return Outcome(Step.SIGNED_IN, Event.DEVICE_PROVEN)
        return second_factor.finish(deployment, who.token, decision, origin, replacing)


def _refused(deployment: Deployment, who: Enrolling, origin: Origin) -> Outcome:
    deployment.note("code-refused", "enrolment", who.account.id, origin.address)
    if not deployment.parts.devices.enrolment_survives:
        forget(deployment, who)
    return Outcome(Step.ENROLMENT, Event.DEVICE_REFUSED)


def add(deployment: Deployment, account: Account, name: str, factor: Factor, origin: Origin) -> Device:
    """One more device of a person, inside the transaction of its caller."""
    device = Device(secrets.token_hex(8), account.id, name, factor, deployment.clock.now())
    deployment.records.save_device(device)
    deployment.carry_out([Note("device-added", device.kind, account.id)], origin)
    return device


def remove(deployment: Deployment, account: Account, device: str, origin: Origin) -> bool:
    """Removes a person's own device; whether that was allowed. Raises `LookupError` if it is not the person's."""
    with deployment.records.transaction():
        present = deployment.records.devices(account.id)
        own = next((one for one in present if one.id == device), None)
        if own is None:
            raise LookupError(f"{account.id} has no device {device}")
        rest = tuple(one for one in present if one is not own)
        if not deployment.parts.devices.removable(rest, deployment.policy_of(account)):
            return False
        deployment.records.drop_device(own.id)
        deployment.carry_out([Note("device-removed", own.kind, account.id)], origin)
    return True


def reset(deployment: Deployment, account: Account, origin: Origin) -> None:
    """What an administrator does for somebody without access to the device: the next login asks to add one again, and
    nothing that was begun before adds one (GC-MFA-4)."""
    with deployment.records.transaction():
        present = deployment.records.devices(account.id)
        left = deployment.parts.devices.left_by_reset(present)
        for device in present:
            if device not in left:
                deployment.records.drop_device(device.id)
        deployment.records.drop_kept(f"enrolment:{account.id}:")
        deployment.carry_out([Note("devices-reset", "by-administrator", account.id)], origin)


def forget(deployment: Deployment, who: Enrolling) -> None:
    """Forgets the device that waits for its proof."""
    deployment.records.take(_key(who))


def _keep(deployment: Deployment, who: Enrolling, begun: Pending) -> None:
    life = deployment.policy_of(who.account).device_wait
    with deployment.records.transaction():
        forget(deployment, who)
        deployment.records.put(_key(who), enrolment.written(begun), begun.begun_at + life)


def _key(who: Enrolling) -> str:
    return f"enrolment:{who.account.id}:{who.owner}"
