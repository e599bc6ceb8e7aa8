"""Login windows that are shut for a while (GIA-LOCKOUT-1, -2).

Wrong attempts are counted for an address as it was typed, from a network address; nobody can shut out a person who is
somewhere else. A browser that has met the lock is given a mark, by which its window knows itself shut at once: after a
reload, in another language, for whatever address is typed. A browser that throws the mark away gets a window that looks
open, and is refused, and marked again, as soon as it sends those credentials."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from simulator.deployments.deployment import FOREVER, Deployment, Origin


@dataclass(frozen=True)
class Shut:
    """A window in which nothing can be entered; `left` is how long, None until an administrator ends it."""

    left: timedelta | None


def look(deployment: Deployment, mark: str | None) -> Shut | None:
    """Whether the window of a browser with that mark is shut."""
    subject = deployment.records.kept(_key(deployment, mark)) if mark else None
    if subject is None or not deployment.parts.windows.stays_shut:
        return None
    return shut_for(deployment, subject)


def shut_for(deployment: Deployment, subject: str) -> Shut | None:
    """Whether a subject is shut out, and how long."""
    policy, now = deployment.policy_of(None), deployment.clock.now()
    lockout = deployment.records.lockout(subject)
    if not deployment.parts.locked(lockout, now, policy):
        return None
    return Shut(deployment.parts.windows.left(lockout, now, policy))


def mark(deployment: Deployment, subject: str) -> str:
    """The mark for a browser that has met the lock of a subject."""
    token, shut = secrets.token_urlsafe(32), shut_for(deployment, subject)
    until = deployment.clock.now() + shut.left if shut and shut.left else FOREVER
    deployment.records.forget_before(deployment.clock.now())
    deployment.records.put(_key(deployment, token), subject, until)
    return token


def refused(deployment: Deployment, origin: Origin) -> None:
    """Notes what was sent around a window that is shut. It neither counts nor lengthens the wait (GIA-LOCKOUT-2)."""
    deployment.note("login-refused", "window-shut", source=origin.address)


def _key(deployment: Deployment, token: str) -> str:
    return f"window:{deployment.digest(token)}"
