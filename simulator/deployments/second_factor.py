"""The second half of a login: the device (GC-MFA-1 to -4, GC-TOTP-2, GC-RESET-5, CX-LOCKOUT-1, -2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from simulator.deployments import bindings, logins, people
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.logins import Outcome
from simulator.identity import halves, lockout
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


def devices_of(deployment: Deployment, account: Account) -> tuple[Device, ...]:
    """The devices that may complete a person's login."""
    policy = deployment.policy_of(account)
    return deployment.parts.devices.usable(deployment.records.devices(account.id), policy)


def subject_of(deployment: Deployment, account: Account, origin: Origin) -> str:
    """Whose wrong codes are counted together: with the wrong passwords, or apart from them (CX-LOCKOUT-1). The unlock
    finds either, as both begin with the account."""
    apart = deployment.policy_of(account).code_attempts is not None
    return f"{account.id}:codes" if apart else password_subject(deployment, account, origin)


def password_subject(deployment: Deployment, account: Account, origin: Origin) -> str:
    """Whose wrong passwords are counted together."""
    return deployment.subject(account, account.email, None, origin.address)


def shut_out(deployment: Deployment, account: Account, origin: Origin) -> bool:
    """Whether a lock came after the password: then no device opens anything."""
    subjects = password_subject(deployment, account, origin), subject_of(deployment, account, origin)
    return any(_locked(deployment, account, subject) for subject in subjects)


def failures(deployment: Deployment, account: Account, origin: Origin) -> int:
    """How many wrong codes are counted."""
    return deployment.records.lockout(subject_of(deployment, account, origin)).failures


def code(deployment: Deployment, account: Account, typed: str) -> Proof:
    """A time-based code as it was typed."""

    def proof(device: Device) -> Device | None:
        candidates = deployment.parts.devices.looked_at(device, deployment.records.every_device)
        found = [taken for each in candidates if (taken := with_code(deployment, account, each, typed))]
        return found[0] if found else None

    return proof


def with_code(deployment: Deployment, account: Account, device: Device, typed: str) -> Device | None:
    """A generator after its code was taken; None if the code is not one of its own, of now, and unused."""
    if not isinstance(device.factor, Totp):
        return None
    parts, policy = deployment.parts.devices, deployment.policy_of(account)
    step = parts.matching_step(device.factor, typed, deployment.clock.now(), policy)
    return None if step is None else replace(device, factor=parts.used(device.factor, step))


def present(
    deployment: Deployment, token: str, device_id: str, proof: Proof, origin: Origin, replacing: str | None = None
) -> Outcome:
    """Presents a device for a half login: the completed login, or why there is none. A wrong one counts like a wrong
    password (GC-LOCKOUT-1), and a right one completes one login only. `replacing`: the session that ends with it."""
    with deployment.records.transaction():
        half = half_login(deployment, token)
        account = deployment.records.account(half.account) if half else None
        if half is None or account is None:
            return Outcome(Step.CREDENTIALS, Event.DEVICE_REFUSED)
        device = next((d for d in devices_of(deployment, account) if d.id == device_id), None)
        proven = proof(device) if device and not shut_out(deployment, account, origin) else None
        decision = decide(deployment, account, proven is not None, origin)
        if proven and decision.event is not Event.WHILE_LOCKED:
            deployment.records.save_device(proven)
        return finish(deployment, token, decision, origin, replacing)


def decide(deployment: Deployment, account: Account, proven: bool, origin: Origin) -> Decision:
    """What presenting a device comes to: nothing opens a locked account, nor any from a place that logins are not
    allowed from."""
    own = deployment.records.lockout(subject_of(deployment, account, origin))
    passwords = password_subject(deployment, account, origin)
    before = deployment.records.lockout(passwords) if _locked(deployment, account, passwords) else own
    right = logins.from_here(deployment, Event.DEVICE_PROVEN, account, origin)
    policy = lockout.of_codes(deployment.policy_of(account))
    presented = Presentation(account, proven, before, right)
    decision = deployment.parts.devices.decide(presented, deployment.clock.now(), policy)
    return decision if before is own else replace(decision, lockout=own)


def checked(deployment: Deployment, account: Account, proof: Callable[[], bool], origin: Origin) -> Step:
    """What a code comes to that a session asks for, inside the transaction of its caller: it counts like one at a
    login, and a right one begins nothing."""
    proven = not shut_out(deployment, account, origin) and proof()
    decision = decide(deployment, account, proven, origin)
    if decision.step is not Step.SIGNED_IN:
        deployment.carry_out(decision.effects, origin)
    deployment.records.save_lockout(subject_of(deployment, account, origin), decision.lockout)
    return decision.step


def finish(
    deployment: Deployment, token: str, decision: Decision, origin: Origin, replacing: str | None = None
) -> Outcome:
    """Carries out what a half login's device has come to, inside the transaction of its caller. A new password that
    waited for it is set now; if its link serves no more, there is no login either. So it is with a provider's account
    that waited to be bound (CX-SSO-2)."""
    half = half_login(deployment, token)
    account = deployment.records.account(half.account) if half else None
    over = decision.step in (Step.SIGNED_IN, Step.LOCKED)
    if half is None or account is None or (over and deployment.records.take(_key(deployment, token)) is None):
        return Outcome(Step.CREDENTIALS, Event.DEVICE_REFUSED)
    if decision.step is Step.SIGNED_IN and not bindings.complete(deployment, token, account):
        return Outcome(Step.CREDENTIALS, Event.ALREADY_BOUND)
    if decision.step is Step.SIGNED_IN and replacing:
        deployment.records.drop_session(deployment.digest(replacing))
    if decision.step is Step.SIGNED_IN and half.reset:
        begun = people.complete_reset(deployment, half.reset, origin)
        if begun is None:
            return Outcome(Step.CREDENTIALS, Event.DEVICE_PROVEN)
    else:
        begun = deployment.carry_out(decision.effects, origin)
    if decision.step is Step.SIGNED_IN:
        deployment.records.save_lockout(password_subject(deployment, account, origin), lockout.OPEN)
    deployment.records.save_lockout(subject_of(deployment, account, origin), decision.lockout)
    return Outcome(decision.step, decision.event, begun, failures=decision.lockout.failures)


def leave(deployment: Deployment, token: str) -> Account | None:
    """Gives up a half login, inside the transaction of its caller; whose it was."""
    half = half_login(deployment, token)
    deployment.records.take(_key(deployment, token))
    return deployment.records.account(half.account) if half else None


def _locked(deployment: Deployment, account: Account, subject: str) -> bool:
    counted = deployment.records.lockout(subject)
    return deployment.parts.locked(counted, deployment.clock.now(), deployment.policy_of(account))


def _key(deployment: Deployment, token: str) -> str:
    return f"half:{deployment.digest(token)}"
