"""The product's mails, from its system administrator (GIA-ACCOUNT-2, GIA-RESET-1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.settings import Letter
from simulator.products.intelligent_automation.pages import PAGES

SENDER = "system.administrator@intelligent-automation.example"
SUBJECTS = {
    "notification": "Your Intelligent Automation account",
    "reset": "Reset your Intelligent Automation password",
}


def compose(deployment: Deployment, kind: str, account: Account, facts: Mapping[str, Any], language: str) -> Letter:
    """A mail as text and as HTML, to the address that logs in (GIA-RESET-2)."""
    policy = deployment.policy_of(account)
    facts = {**facts, "minutes": policy.reset_minutes, "name": account.name, "email": account.email}
    text = PAGES.text(deployment, f"mail/{kind}.txt", language, **facts)
    html = PAGES.text(deployment, f"mail/{kind}.html", language, **facts)
    recipients = deployment.parts.mailed_to(account)
    return Letter(SENDER, recipients, deployment.text(SUBJECTS[kind], language), text, html)
