"""Logging in by a provider's word: what begins it, what comes back, and what follows (GC-SSO-1, -2, -5)."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from simulator.deployments import hand_off
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.hand_off import HandedOver
from simulator.identity import federation
from simulator.identity.accounts import Account
from simulator.identity.effects import Note
from simulator.identity.federation import Accepted, Claims, Kind, Party, Pending, Provider, Reason, Refused

if TYPE_CHECKING:
    from simulator.federation.answers import Desk

KEPT = timedelta(days=1)
"""How long it is remembered that an answer was accepted: longer than any answer serves."""
type Outcome = str | HandedOver | Refused
"""The new session's token, what the desktop app is to be given, or why there is neither."""
TICKET_LIFE = timedelta(minutes=2)


def party(deployment: Deployment) -> Party:
    """The product as this deployment's providers know it."""
    url = deployment.url
    return Party(f"{url}sso/metadata", f"{url}sso/acs", f"{url}sso/callback", f"{url}login")


def begin(deployment: Deployment, provider: Provider, browser: str, then: str = "/", *, chooses: bool = False) -> str:
    """Begins a login, for the browser whose cookie is given; the provider's address to send it to. `then` is what it
    leads to: the product, or the desktop app that waits for it. `chooses`: an account is chosen there, whoever is
    logged in (CX-SSO-1)."""
    from simulator.federation import oidc, saml

    now = deployment.clock.now()
    pending = federation.begin(
        provider, lambda: secrets.token_urlsafe(32), browser=_digest(browser), then=then, now=now
    )
    deployment.records.forget_before(now)
    deployment.records.put(f"pending:{pending.state}", _written(asdict(pending)), now + federation.LOGIN_LIFE)
    deployment.records.put(f"begun:{pending.browser}", pending.state, now + federation.LOGIN_LIFE)
    if provider.kind is Kind.SAML:
        return saml.sign_in_url(provider, party(deployment), pending)
    return oidc.sign_in_url(provider, party(deployment), pending, prompt="select_account" if chooses else "")


async def posted(deployment: Deployment, form: Mapping[str, str], origin: Origin) -> str:
    """What a SAML provider had the browser post. A post from another site brings no cookie, so the verdict waits
    behind a ticket of one use for the browser to come back with it."""
    desk = _desk(deployment, form.get("RelayState"))
    now = deployment.clock.now()
    verdict = desk if isinstance(desk, Refused) else await desk.saml(form, browser=None, now=now)
    ticket = secrets.token_urlsafe(32)
    told = _noted(deployment, verdict, origin) if isinstance(verdict, Refused) else asdict(verdict)
    deployment.records.put(f"ticket:{_digest(ticket)}", _written(told), now + TICKET_LIFE)
    return ticket


def finish(deployment: Deployment, ticket: str, browser: str | None, origin: Origin) -> Outcome:
    """The browser with its ticket and its cookie: what comes of the login."""
    deployment.records.forget_before(deployment.clock.now())
    text = deployment.records.take(f"ticket:{_digest(ticket)}")
    if text is None:
        return Refused(Reason.UNSOLICITED)
    told = json.loads(text)
    if "reason" in told:
        return Refused(Reason(told["reason"]))
    accepted = Accepted(_claims(told["claims"]), _pending(told["pending"]))
    if not deployment.parts.same_browser(accepted.pending.browser, _digest(browser or "")):
        return _refused(deployment, Refused(Reason.OTHER_BROWSER), origin)
    return _log_in(deployment, accepted, origin)


async def returned(deployment: Deployment, query: Mapping[str, str], browser: str | None, origin: Origin) -> Outcome:
    """What an OpenID provider had the browser bring: what comes of the login."""
    came = await verdict(deployment, query, browser, origin)
    return came if isinstance(came, Refused) else _log_in(deployment, came, origin)


async def verdict(
    deployment: Deployment, query: Mapping[str, str], browser: str | None, origin: Origin
) -> Accepted | Refused:
    """Whether what an OpenID provider had the browser bring counts; what does not is in the record."""
    here = _digest(browser or "")
    state = deployment.parts.state(query.get("state"), lambda: deployment.records.kept(f"begun:{here}"))
    desk = _desk(deployment, state)
    if isinstance(desk, Refused):
        return _refused(deployment, desk, origin)
    pending = desk.pending(state or "")
    own = pending is not None and deployment.parts.same_browser(pending.browser, here)
    came = await desk.oidc(
        {**query, **({"state": state} if state else {})},
        browser=pending.browser if pending and own else here,
        now=deployment.clock.now(),
        client=deployment.abroad.client,
        ring=deployment.abroad.ring,
    )
    return _refused(deployment, came, origin) if isinstance(came, Refused) else came


def returned_to_app(deployment: Deployment, code: str, window: str, origin: Origin) -> Outcome:
    """The desktop app with a code and its window's cookie: the new session's token, or why there is none."""
    with deployment.records.transaction():
        person = hand_off.redeem(deployment, code, window)
        return (
            _refused(deployment, person, origin) if isinstance(person, Refused) else _admit(deployment, person, origin)
        )


class _Once:
    """What may happen once only, in the deployment's store."""

    def __init__(self, deployment: Deployment) -> None:
        self._deployment = deployment

    def take(self, key: str) -> bool:
        return self._deployment.records.put(f"once:{key}", "", self._deployment.clock.now() + KEPT)


def _desk(deployment: Deployment, state: str | None) -> Desk | Refused:
    from simulator.federation.answers import Desk, Judging

    text = deployment.records.kept(f"pending:{state}") if state else None
    pending = _pending(json.loads(text)) if text else None
    if pending is None:
        return Refused(Reason.OTHER_STATE if state else Reason.UNSOLICITED)
    found = deployment.records.provider(pending.provider)
    if found is None:
        return Refused(Reason.OTHER_PROVIDER)
    judging = deployment.parts.judging(Judging())
    return Desk(found[0], party(deployment), lambda _state: pending, _Once(deployment), judging)


def _log_in(deployment: Deployment, accepted: Accepted, origin: Origin) -> Outcome:
    connected = deployment.records.provider(accepted.pending.provider)
    found = deployment.records.accounts(deployment.parts.address(accepted.claims.email))
    person = deployment.parts.recognised_by_provider(accepted.claims, found, connected[1] if connected else "")
    if isinstance(person, Refused):
        return _refused(deployment, person, origin)
    with deployment.records.transaction():
        return _admit(deployment, person, origin, accepted.pending.then)


def _admit(deployment: Deployment, person: Account, origin: Origin, then: str = "/") -> Outcome:
    if not deployment.parts.places.allowed_over_sso(origin.address, deployment.policy_of(person)):
        return _refused(deployment, Refused(Reason.OTHER_PLACE), origin, person)
    if then.startswith(hand_off.THEN):
        deployment.note("handed-over", "to-the-app", person.id, origin.address)
        return hand_off.hand_over(deployment, then, person)
    begins = deployment.parts.devices.begins_over_sso(person.id, deployment.policy_of(person))
    token = deployment.carry_out([begins, Note("login", "sso", person.id)], origin)
    return token or Refused(Reason.UNREADABLE)


def _refused(deployment: Deployment, refused: Refused, origin: Origin, person: Account | None = None) -> Refused:
    _noted(deployment, refused, origin, person)
    return refused


def _noted(deployment: Deployment, refused: Refused, origin: Origin, person: Account | None = None) -> dict[str, Any]:
    deployment.note("login-refused", f"sso-{refused.reason}", person.id if person else None, origin.address)
    return asdict(refused)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _written(values: dict[str, Any]) -> str:
    return json.dumps(values, default=lambda moment: moment.isoformat())


def _pending(values: dict[str, Any]) -> Pending:
    return Pending(**{**values, "issued_at": datetime.fromisoformat(values["issued_at"])})


def _claims(values: dict[str, Any]) -> Claims:
    moments = ("not_on_or_after", "not_before", "issued_at")
    read = {name: datetime.fromisoformat(values[name]) if values[name] else None for name in moments}
    return Claims(**{**values, **read, "audiences": tuple(values["audiences"])})
