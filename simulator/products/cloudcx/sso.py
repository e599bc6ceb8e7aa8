"""Google and Office 365 (CX-SSO): a place for helper CX-SSO, which replaces what is here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.routing import Route

from simulator.identity.accounts import Account, Organization
from simulator.web.visit import Visit

ROUTES: list[Route] = []


def offered(_visit: Visit, _company: Organization | None) -> Mapping[str, Any]:
    """What the template providers.html shows on the login page of a company."""
    return {}


def section(_visit: Visit, _account: Account) -> Mapping[str, Any]:
    """What the template connected.html shows in Security Settings."""
    return {}
