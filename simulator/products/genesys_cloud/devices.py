"""What comes between the password and the splash screen: the pages that ask for a device (GC-MFA-1, -2)."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from simulator.identity.login import Step
from simulator.web.cookies import keep, remember
from simulator.web.visit import Visit

COOKIE = "half-login"
NEXT = {Step.DEVICE: "/mfa", Step.ENROLMENT: "/mfa/add"}
"""Where a login goes on that is not complete with the password."""


def go_on(visit: Visit, step: Step, token: str) -> Response:
    """Goes on with what a login has begun: the session, or the page that asks for the device."""
    if step not in NEXT:
        response = RedirectResponse(visit.deployment.parts.landing, 303)
        remember(visit.request, response, visit.deployment, token)
        return response
    response = RedirectResponse(NEXT[step], 303)
    seconds = int(visit.deployment.policy.device_wait.total_seconds())
    keep(response, visit.request, COOKIE, token, seconds=seconds)
    return response
