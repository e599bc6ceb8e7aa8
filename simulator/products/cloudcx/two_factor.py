"""Two-factor authentication (CX-2FA): a place for helper CX-CODES, which replaces what is here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.login import Event
from simulator.web.visit import Visit

ROUTES: list[Route] = []
CONSOLE: list[Route] = []
"""Those behind the console's guard: Give backup code, at /admin/agents/{id}/backup-code."""


def after_password(_visit: Visit, _deployment: Deployment, _account: Account) -> Event:
    """What the right password alone comes to: the session, a code to be asked for, or a lock."""
    return Event.RIGHT


def section(_visit: Visit, _account: Account) -> Mapping[str, Any]:
    """What the template two_factor.html shows in Security Settings."""
    return {}
