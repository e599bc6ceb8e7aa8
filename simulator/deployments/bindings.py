"""Logging in by a provider's account that is bound to one of a company's, and binding it (CX-SSO-2, -3)."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from functools import partial

from simulator.deployments import logins
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.logins import Credentials, Outcome, Right
from simulator.identity import bindings
from simulator.identity.accounts import Account
from simulator.identity.bindings import Binding, Identity
from simulator.identity.effects import Note
from simulator.identity.federation import Accepted
from simulator.identity.login import Decision, Event, Step

WAIT = timedelta(minutes=10)
"""How long a person may take to fill in the binding page."""


def log_in(deployment: Deployment, accepted: Accepted, origin: Origin) -> tuple[str, bool]:
    """What follows from an answer that counts: the token of the new session of whom the provider's account is bound to
    (True), or that of what waits for Bind (False)."""
    with deployment.records.transaction():
        here = _identity(deployment, accepted)
        account = _account(deployment, here)
        if account is None:
            return _wait(deployment, here, origin), False
        for binding in _bound(deployment, here):
            if bindings.same(binding.identity, here):
                deployment.records.save_binding(bindings.addressed(binding, here))
        begins = deployment.parts.devices.begins_over_sso(
            account, deployment.policy_of(deployment.records.account(account))
        )
        token = deployment.carry_out([begins, Note("login", "sso", account)], origin)
        return token or "", True


def waiting(deployment: Deployment, token: str | None) -> Identity | None:
    """The provider's account that waits for Bind in the browser with this cookie."""
    deployment.records.forget_before(deployment.clock.now())
    text = deployment.records.kept(f"unbound:{deployment.digest(token)}") if token else None
    return bindings.read(text) if text else None


def forget(deployment: Deployment, token: str | None) -> None:
    """Nothing waits for Bind any more: the person would rather not."""
    if token:
        deployment.records.take(f"unbound:{deployment.digest(token)}")


async def bind(
    deployment: Deployment,
    here: Identity,
    given: Credentials,
    replacing: str | None,
    origin: Origin,
    right_for: Right = logins.by_devices,
) -> Outcome:
    """Presents credentials on the binding page. They count as on the login page; the completed login binds, or the code
    after it does (`complete`), in the transaction that decides, so that of several at once one alone does."""
    return await logins.sign_in(
        deployment,
        replace(given, count=deployment.parts.bindings.count),
        replacing,
        origin,
        partial(_right, here, right_for),
        partial(_after, here),
    )


def complete(deployment: Deployment, half: str, account: Account) -> bool:
    """Binds what waited for a half login's code, inside the transaction that decides; whether it may. True as well
    where nothing waited."""
    text = deployment.records.take(f"binding:{deployment.digest(half)}")
    return text is None or _bind(deployment, bindings.read(text), account)


def of_person(deployment: Deployment, person: Account) -> tuple[Binding, ...]:
    """What a person's security settings show."""
    bound = deployment.records.bindings(person.organization)
    return deployment.parts.bindings.shown(tuple(binding for binding in bound if binding.account == person.id))


def unbind(deployment: Deployment, person: Account, issuer: str, origin: Origin) -> None:
    """Ends the binding of a person's account to one of a provider."""
    with deployment.records.transaction():
        bound = tuple(b for b in deployment.records.bindings(person.organization) if b.account == person.id)
        deployment.records.drop_bindings(person.id)
        for binding in deployment.parts.bindings.left_by_unbinding(bound, issuer):
            deployment.records.save_binding(binding)
        deployment.note("unbound", issuer, person.id, origin.address)


def bind_as_fact(deployment: Deployment, here: Identity, account: Account) -> bool:
    """A binding that is there before anybody goes on; whether it may be."""
    with deployment.records.transaction():
        return _bind(deployment, here, account)


def _identity(deployment: Deployment, accepted: Accepted) -> Identity:
    provider, organization = deployment.records.provider(accepted.pending.provider) or (None, "")
    return bindings.identity(accepted.claims, organization, provider.name if provider else "")


def _bound(deployment: Deployment, here: Identity) -> tuple[Binding, ...]:
    return deployment.records.bindings(here.organization)


def _account(deployment: Deployment, here: Identity) -> str | None:
    found = deployment.parts.bindings.recognised(here, _bound(deployment, here), deployment.records.everybody)
    return found if found and deployment.records.account(found) else None


def _wait(deployment: Deployment, here: Identity, origin: Origin) -> str:
    token, now = secrets.token_urlsafe(32), deployment.clock.now()
    deployment.records.forget_before(now)
    deployment.records.put(f"unbound:{deployment.digest(token)}", bindings.written(here), now + WAIT)
    deployment.note("binding-asked", "sso", None, origin.address)
    return token


def _right(here: Identity, then: Right, deployment: Deployment, account: Account) -> Event:
    may = deployment.parts.bindings.free(here, account.id, _bound(deployment, here))
    return bindings.at_bind(then(deployment, account), may)


def _after(
    here: Identity, deployment: Deployment, account: Account | None, decision: Decision, token: str | None
) -> None:
    if account and deployment.parts.bindings.binds(decision.step):
        _bind(deployment, here, account)
    elif decision.step is Step.DEVICE and token:
        until = deployment.clock.now() + deployment.policy_of(account).device_wait
        deployment.records.put(f"binding:{deployment.digest(token)}", bindings.written(here), until)


def _bind(deployment: Deployment, here: Identity, account: Account) -> bool:
    if not deployment.parts.bindings.free(here, account.id, _bound(deployment, here)):
        return False
    deployment.records.save_binding(Binding(here, account.id))
    deployment.note("bound", here.issuer, account.id)
    return True
