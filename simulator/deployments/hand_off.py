"""A login that the desktop app begins, the external browser carries out and the app completes (GC-CHANNEL-1, RFC 8252).

The app's window keeps a random cookie, and what the external browser brings back is a code that serves once, soon, and
in that window alone. Without the window, a link would be enough: whoever begins a hand-off in an app of his own and
sends the link to another person would have that person, who is logged in at the company, log his app in as them; and
whoever sends another person the code of a login of his own would have them work in his account without knowing."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.federation import LOGIN_LIFE, Reason, Refused

CODE_LIFE = timedelta(seconds=60)
THEN = "/sso/desktop/"
"""What a login that is to be handed over leads to, with the key of its hand-off after it."""


@dataclass(frozen=True)
class HandedOver:
    """The browser's part is done; the app logs in with the code. The browser itself gets no session."""

    code: str


def begin(deployment: Deployment, provider: str, window: str) -> str:
    """Begins a hand-off for the app's window whose cookie is given; what finds it again in the external browser."""
    hand_off, now = secrets.token_urlsafe(32), deployment.clock.now()
    deployment.records.forget_before(now)
    waiting = {"provider": provider, "window": _digest(window)}
    deployment.records.put(_waiting(_digest(hand_off)), json.dumps(waiting), now + LOGIN_LIFE)
    return hand_off


def provider_of(deployment: Deployment, hand_off: str) -> str | None:
    """The id of the provider that a hand-off is to go to, as long as the app waits for it."""
    deployment.records.forget_before(deployment.clock.now())
    text = deployment.records.kept(_waiting(_digest(hand_off)))
    return str(json.loads(text)["provider"]) if text else None


def then(hand_off: str) -> str:
    """What the login at the provider leads to."""
    return f"{THEN}{_digest(hand_off)}"


def hand_over(deployment: Deployment, then: str, person: Account) -> HandedOver:
    """The person is known: a code for the app that waits."""
    code, kept = secrets.token_urlsafe(32), {"hand_off": then.removeprefix(THEN), "account": person.id}
    deployment.records.put(_issued(_digest(code)), json.dumps(kept), deployment.clock.now() + CODE_LIFE)
    return HandedOver(code)


def redeem(deployment: Deployment, code: str, window: str) -> Account | Refused:
    """Whom a code logs in, in the window whose cookie is given. It is spent even where it is refused, inside the
    transaction of its caller; the hand-off is over once it has logged somebody in."""
    parts, records = deployment.parts.places, deployment.records
    records.forget_before(deployment.clock.now())
    take = records.take if parts.hand_off_serves_once else records.kept
    issued = json.loads(take(_issued(_digest(code))) or "null")
    waiting = json.loads(records.kept(_waiting(issued["hand_off"])) or "null") if issued else None
    person = records.account(issued["account"]) if issued else None
    if waiting is None or person is None:
        return Refused(Reason.UNSOLICITED)
    if not parts.same_window(waiting["window"], _digest(window)):
        return Refused(Reason.OTHER_BROWSER)
    take(_waiting(issued["hand_off"]))
    return person


def _waiting(digest: str) -> str:
    return f"hand-off:{digest}"


def _issued(digest: str) -> str:
    return f"hand-off-code:{digest}"


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
