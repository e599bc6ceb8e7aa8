"""The icons of an organization's identity providers, and its company button (GC-SSO-1, -4)."""

from __future__ import annotations

from simulator.identity.accounts import Organization
from simulator.products.genesys_cloud import texts
from simulator.products.genesys_cloud.sso import providers_of, start_address
from simulator.web.visit import Visit


def icons(visit: Visit, organization: Organization | None, own: bool) -> list[dict[str, str]]:
    """For each enabled provider its address, look and caption: its name; on the organization's own address the
    company button's."""
    shown = []
    providers = providers_of(visit.deployment, organization)
    for provider in providers:
        company = organization.name if organization else provider.name
        if len(providers) > 1:
            company = f"{company} ({provider.name})"
        caption = visit.text(texts.LOGIN_WITH).format(company=company) if own else provider.name
        shown.append({"address": start_address(visit.deployment, provider), "look": provider.look, "caption": caption})
    return shown
