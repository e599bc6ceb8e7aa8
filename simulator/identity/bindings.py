"""Which provider's account logs in which account of a company: one of a provider one of the company (CX-SSO-2, -3)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from simulator.identity.accounts import Account
from simulator.identity.login import Event, Step

if TYPE_CHECKING:
    from simulator.identity.federation import Claims


@dataclass(frozen=True)
class Identity:
    """A provider's account as its answer named it, for a company. `issuer` and `subject` are what it is known by for
    ever; `address` is for people to read, and nothing follows from it: two providers may assert the same one, nobody
    may have verified it, and it may change (OpenID Connect Core 5.7). `provider` is the provider's name."""

    organization: str
    issuer: str
    subject: str
    provider: str
    address: str


@dataclass(frozen=True)
class Binding:
    """A provider's account, and the account of the company that it logs in."""

    identity: Identity
    account: str


def identity(claims: Claims, organization: str, provider: str) -> Identity:
    """Whom an answer that counts speaks of."""
    return Identity(organization, claims.issuer, claims.subject, provider, claims.email or claims.name)


def same(one: Identity, other: Identity) -> bool:
    """Whether two are one and the same account at a provider."""
    return (one.issuer, one.subject) == (other.issuer, other.subject)


def recognised(here: Identity, bound: tuple[Binding, ...], _everybody: Callable[[], tuple[Account, ...]]) -> str | None:
    """The id of the account that a provider's account logs in, among all bindings of the company; None for none."""
    return next((binding.account for binding in bound if same(binding.identity, here)), None)


def free(here: Identity, account: str, bound: tuple[Binding, ...]) -> bool:
    """Whether a provider's account and a company's may be bound: neither is, the latter to none of that provider."""
    of_account = (binding for binding in bound if binding.account == account)
    return not any(same(binding.identity, here) for binding in bound) and not any(
        binding.identity.issuer == here.issuer for binding in of_account
    )


def at_bind(right: Event, may: bool) -> Event:
    """What the right password comes to on the binding page."""
    return right if may else Event.ALREADY_BOUND


def binds(step: Step) -> bool:
    """Whether what came of the credentials makes the binding: the completed login alone, not what precedes a code."""
    return step is Step.SIGNED_IN


def left_by_unbinding(bound: tuple[Binding, ...], issuer: str) -> tuple[Binding, ...]:
    """A person's bindings without that of a provider."""
    return tuple(binding for binding in bound if binding.identity.issuer != issuer)


def addressed(binding: Binding, here: Identity) -> Binding:
    """The binding with the address that the provider gives now."""
    return replace(binding, identity=replace(binding.identity, address=here.address))


def written(here: Identity) -> str:
    """A provider's account as it is kept until it is bound."""
    return json.dumps(asdict(here))


def read(text: str) -> Identity:
    """The inverse of `written`."""
    return Identity(**json.loads(text))


@dataclass(frozen=True)
class BindingParts:
    """The parts that decide about bindings."""

    recognised: Callable[[Identity, tuple[Binding, ...], Callable[[], tuple[Account, ...]]], str | None] = recognised
    free: Callable[[Identity, str, tuple[Binding, ...]], bool] = free
    binds: Callable[[Step], bool] = binds
    left_by_unbinding: Callable[[tuple[Binding, ...], str], tuple[Binding, ...]] = left_by_unbinding
    shown: Callable[[tuple[Binding, ...]], tuple[Binding, ...]] = lambda bound: bound
    """Which of a person's bindings their security settings show: all."""
    leads: Callable[[str, Mapping[str, str]], str] = lambda look, addresses: addresses[look]
    """Where the login page's button of a provider leads, among those of all (CX-SSO-1)."""
    chooses: bool = True
    """Whether an account is chosen at the provider, whoever is logged in there."""
    count: str = ""
    """The count of wrong attempts that the binding page goes by: the login page's own."""
