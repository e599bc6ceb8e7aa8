"""The second half of a login: the device (GC-MFA-1 to -4, GC-TOTP-2, GC-RESET-5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from simulator.deployments import logins, people
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.logins import Outcome
from simulator.identity import halves
from simulator.identity.accounts import Account
from simulator.identity.devices import Device, Totp
from simulator.identity.halves import Half
from simulator.identity.login import Decision, Event, Presentation, Step

type Proof = Callable[[Device], Device | None]
"""What was presented: of a device that it proves, the device as it is kept from then on; None of any other. It is
called inside the transaction that decides, so that what serves once serves once however often it is presented."""


def half_login(deployment: Deployment, token: str | None) -> Half | None:
    """The half login that a cookie stands for, as long as it lasts."""
    text = deployment.records.kept(_key(deployment, token)) if token else None
    half = halves.read(text) if text else None
    if half is None:
        return None
    life = deployment.policy_of(deployment.records.account(half.account)).device_wait
    return half if deployment.clock.now() < half.begun_at + life else None


def devices_of(deployment: Deployment, half: Half) -> tuple[Device, ...]:
    """The devices that may complete a half login."""
    return deployment.records.devices(half.account)


def code(deployment: Deployment, account: Account, typed: str) -> Proof:
    """A time-based code as it was typed."""

    def proof(device: Device) -> Device | None:
        if not isinstance(device.factor, Totp):
            return None
        parts, policy = deployment.parts.devices, deployment.policy_of(account)
        step = parts.matching_step(device.factor, typed, deployment.clock.now(), policy)
        return None if step is None else replace(device, factor=parts.used(device.factor, step))

    return proof


def present(deployment: Deployment, token: str, device_id: str, proof: Proof, origin: Origin) -> Outcome:
    """Presents a device for a half login: the completed login, or why there is none. A wrong one counts like a wrong
    password (GC-LOCKOUT-1), and a right one completes one login only."""
    with deployment.records.transaction():
        half = half_login(deployment, token)
        account = deployment.records.account(half.account) if half else None
        if half is None or account is None:
            return Outcome(Step.CREDENTIALS, Event.DEVICE_REFUSED)
        device = next((d for d in deployment.records.devices(account.id) if d.id == device_id), None)
        subject = deployment.parts.subject(account, account.email, None)
        lockout = deployment.records.lockout(subject)
        proven = proof(device) if device else None
        right = logins.from_here(deployment, Event.DEVICE_PROVEN, account, origin)
        presented = Presentation(account, proven is not None, lockout, right)
        decision = deployment.parts.devices.decide(presented, deployment.clock.now(), deployment.policy_of(account))
        deployment.records.save_lockout(subject, decision.lockout)
        if decision.step is Step.SIGNED_IN and proven:
            deployment.records.save_device(proven)
        return _follow(deployment, half, token, decision, origin)


def _follow(deployment: Deployment, half: Half, token: str, decision: Decision, origin: Origin) -> Outcome:
    if decision.step in (Step.SIGNED_IN, Step.LOCKED):
        deployment.records.take(_key(deployment, token))
    if decision.step is not Step.SIGNED_IN or half.reset is None:
        return Outcome(decision.step, decision.event, deployment.carry_out(decision.effects, origin))
    started = people.complete_reset(deployment, half.reset, origin)
    return Outcome(decision.step if started else Step.CREDENTIALS, decision.event, started)


def _key(deployment: Deployment, token: str) -> str:
    return f"half:{deployment.digest(token)}"
