"""Global Settings: what holds for everybody of the company (CX-2FA-7, CX-SSO-1)."""

from __future__ import annotations

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from simulator.identity.policy import SKIPS
from simulator.products.cloudcx import access
from simulator.products.cloudcx.pages import show
from simulator.web.forms import read_form

DRESSES = {"google": "Google", "office365": "Office 365"}
"""The providers that there can be, by the look with which they are connected."""


async def show_settings(request: Request) -> Response:
    """The second factor's policy, and the providers."""
    visit, here = access.inside(request)
    connected = {each.look: each.enabled for each in visit.deployment.records.providers(here.organization)}
    days = visit.deployment.policy_of(here).skip_days
    return show(visit, "settings", skips=SKIPS, days=days, dresses=DRESSES, connected=connected)


async def save_security(request: Request) -> Response:
    """For how many days people may go without a code in one browser, if at all."""
    visit, here = access.inside(request)
    given = (await read_form(request)).get("skip_days", "")
    days = next((days for days in SKIPS if str(days) == given), None)
    company = visit.deployment.records.organization(here.organization)
    if company:
        figures = {**company.figures, "skip_days": days}
        visit.deployment.records.save_organization(replace(company, figures=figures))
        visit.deployment.note("settings-changed", "two-factor-policy", here.id, visit.origin.address)
    return RedirectResponse("/admin/settings?said=saved", 303)


async def save_providers(request: Request) -> Response:
    """Which of the connected providers the login page offers."""
    visit, here = access.inside(request)
    form, records = await read_form(request), visit.deployment.records
    for provider in records.providers(here.organization):
        records.save_provider(here.organization, replace(provider, enabled=provider.look in form))
    visit.deployment.note("settings-changed", "single-sign-on", here.id, visit.origin.address)
    return RedirectResponse("/admin/settings?said=saved", 303)


ROUTES = [
    Route("/admin/settings", show_settings, methods=["GET"]),
    Route("/admin/settings/security", save_security, methods=["POST"]),
    Route("/admin/settings/sso", save_providers, methods=["POST"]),
]
