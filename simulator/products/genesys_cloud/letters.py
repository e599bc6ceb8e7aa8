"""The two mails with a personal link (GC-INVITE-1, GC-RESET-2)."""

from __future__ import annotations

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.links import Purpose
from simulator.identity.settings import Letter
from simulator.products.genesys_cloud.pages import PAGES

SENDER = "no-reply@mypurecloud.com"
SUBJECTS = {
    Purpose.INVITATION: "You are invited to Genesys Cloud",
    Purpose.RESET: "Reset your Genesys Cloud password",
}


def compose(deployment: Deployment, purpose: Purpose, account: Account, link: str, language: str) -> Letter:
    """The letter that carries the link, as text and as HTML, to the account's own address."""
    organizations = {organization.id: organization.name for organization in deployment.records.organizations()}
    facts = {
        "name": account.name,
        "organization": organizations[account.organization],
        "link": link,
        "hours": deployment.policy.invitation_hours,
        "minutes": deployment.policy.reset_minutes,
        "sender": SENDER,
    }
    text = PAGES.text(deployment, f"mail/{purpose}.txt", language, **facts)
    html = PAGES.text(deployment, f"mail/{purpose}.html", language, **facts)
    return Letter(SENDER, (account.email,), deployment.text(SUBJECTS[purpose], language), text, html)
