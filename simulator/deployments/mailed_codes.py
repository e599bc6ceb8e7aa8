"""Codes by mail: sending them, with a wait before another one, taking them, and making them void (CX-2FA-2, -6, -8)."""

from __future__ import annotations

from datetime import timedelta

from simulator.deployments import sent_codes
from simulator.deployments.deployment import Deployment, Origin
from simulator.deployments.sent_codes import Place
from simulator.identity import codes
from simulator.identity.accounts import Account

LOGIN = "login"
"""What a code is for: a login, or else the settings."""
SETTINGS = "settings"


def place(account: Account, purpose: str, owner: str) -> Place:
    """Where a person's mailed codes are kept. There is one place for all logins: a new login's code is the only one
    that serves. In the settings each session has its own."""
    own = "" if purpose == LOGIN else f":{owner}"
    return Place(account, f"mailed:{account.id}:{purpose}{own}", owner, mailed=True)


def send(deployment: Deployment, to: Place, origin: Origin) -> None:
    """Mails a new code, whenever the last one went."""
    with deployment.records.transaction():
        _send(deployment, to, origin)


def resend(deployment: Deployment, to: Place, origin: Origin) -> bool:
    """Mails a new code; False while it is too early for another one."""
    with deployment.records.transaction():
        if wait(deployment, to) and deployment.parts.codes.refuses_early:
            return False
        _send(deployment, to, origin)
    return True


def wait(deployment: Deployment, to: Place) -> timedelta:
    """How long it is until another code may be asked for."""
    latest = (None, *sent_codes.kept(deployment, to))[-1]
    return deployment.parts.codes.resend_wait(latest, deployment.clock.now(), deployment.policy_of(to.account))


def void(deployment: Deployment, to: Place) -> None:
    """What leaving the page does to the code that was sent: it serves nowhere any more."""
    left = deployment.parts.codes.left_by_cancel(sent_codes.kept(deployment, to))
    deployment.records.take(to.key)
    if left:
        policy = deployment.policy_of(to.account)
        deployment.records.put(to.key, codes.written(left), deployment.clock.now() + policy.mail_code_life)


def _send(deployment: Deployment, to: Place, origin: Origin) -> None:
    code = sent_codes.draw(deployment, to)
    deployment.note("code-sent", "mail", to.account.id, origin.address)
    deployment.mail_code(to.account, code, origin.language)
