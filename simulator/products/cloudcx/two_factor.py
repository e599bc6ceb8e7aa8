"""Two-factor authentication (CX-2FA): what a login comes to, and the section of Security Settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.deployments import own_factor
from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.devices import Kind
from simulator.identity.login import Event
from simulator.products.cloudcx import factor_settings, given_codes, verification
from simulator.web.visit import Visit

STATES = {Kind.EMAIL: "On: Email", Kind.TOTP: "On: Authenticator App"}
OFF = "Off"
ROUTES = [*verification.ROUTES, *factor_settings.ROUTES]
CONSOLE = given_codes.ROUTES
"""Those behind the console's guard."""


def after_password(visit: Visit, deployment: Deployment, account: Account) -> Event:
    """What the right password alone comes to: the session, a code to be asked for, or a lock."""
    return own_factor.after_password(deployment, account, verification.trusted(visit), visit.origin)


def section(visit: Visit, account: Account) -> Mapping[str, Any]:
    """What the template two_factor.html shows in Security Settings."""
    device = own_factor.of(visit.deployment, account)
    return {"factor": device is not None, "state": visit.text(STATES[device.kind] if device else OFF)}
