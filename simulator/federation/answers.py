"""An answer that came back with the browser, from the first look to the verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol

from simulator.federation import assertions, oidc, signatures, tokens
from simulator.federation.http import Client
from simulator.federation.tokens import KeyRing
from simulator.identity import federation
from simulator.identity.federation import Accepted, Check, Claims, Party, Pending, Provider, Reason, Refused


class Once(Protocol):
    """What may happen once only. Kept where all who may ask at the same time can see it."""

    def take(self, key: str) -> bool:
        """True for the first who asks for this key, and for nobody after. Atomic."""
        ...


@dataclass(frozen=True)
class Judging:
    """The parts that decide; each can be swapped for one that errs."""

    trust: signatures.Trust = signatures.trusted
    read: tokens.Reader = tokens.signed_claims
    checks: Mapping[Reason, Check] = field(default_factory=lambda: federation.CHECKS)
    once: bool = True


@dataclass(frozen=True)
class Desk:
    """What is needed to judge the answers that come to one organization. `pending` finds a login by its state."""

    provider: Provider
    party: Party
    pending: Callable[[str], Pending | None]
    once: Once
    judging: Judging = field(default_factory=Judging)

    async def saml(self, form: Mapping[str, str], *, browser: str | None, now: datetime) -> Accepted | Refused:
        """The verdict on what was posted to the assertion consumer service. `browser` is None where the cookie is not
        sent: a post from another site; the caller then compares `Accepted.pending.browser` on the next address."""
        pending = self._found(form.get("RelayState"), browser, now)
        if isinstance(pending, Refused):
            return pending
        read = partial(
            assertions.read_response,
            form.get("SAMLResponse", ""),
            expected_destination=self.party.acs,
            certificates=self.provider.certificates,
            trust=self.judging.trust,
        )
        claims = await asyncio.to_thread(read)  # tens of milliseconds, in which others are served
        verdict = self._judged(claims, pending, now)
        if isinstance(verdict, Accepted) and not self._first(federation.once_keys(verdict)):
            return Refused(Reason.REPLAYED)
        return verdict

    async def oidc(
        self, query: Mapping[str, str], *, browser: str | None, now: datetime, client: Client, ring: KeyRing
    ) -> Accepted | Refused:
        """The verdict on what came to the redirect URI. The login is used up before its code is redeemed."""
        pending = self._found(query.get("state"), browser, now)
        if isinstance(pending, Refused):
            return pending
        code = oidc.returned_code(query, self.provider)
        if isinstance(code, Refused):
            return code
        if not self._first((f"state:{pending.state}",)):
            return Refused(Reason.REPLAYED)
        claims = await oidc.redeem(
            code,
            provider=self.provider,
            party=self.party,
            pending=pending,
            client=client,
            ring=ring,
            read=self.judging.read,
        )
        return self._judged(claims, pending, now)

    def _found(self, state: str | None, browser: str | None, now: datetime) -> Pending | Refused:
        pending = self.pending(state) if state else None
        refused = federation.astray(pending, self.provider, state=state, browser=browser, now=now)
        if refused or pending is None:
            return refused or Refused(Reason.OTHER_STATE)
        return pending

    def _judged(self, claims: Claims | Refused, pending: Pending, now: datetime) -> Accepted | Refused:
        if isinstance(claims, Refused):
            return claims
        expected = federation.expected(self.provider, self.party, pending, now)
        return federation.judge(claims, pending, expected=expected, checks=self.judging.checks)

    def _first(self, keys: tuple[str, ...]) -> bool:
        return not self.judging.once or all(self.once.take(key) for key in keys)
