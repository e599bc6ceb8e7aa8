"""The product's mails (CX-ACCOUNT-1, CX-PASSWORD-2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.settings import Letter
from simulator.products.cloudcx.pages import PAGES

SENDER = "no-reply@cloudcx.example"
SUBJECTS = {
    "notification": "Welcome to CloudCX",
    "reset": "Reset your CloudCX password",
    "code": "Your CloudCX verification code",
}
"""By the kind of mail, whose two templates are in `mail/`. Every topic adds its own."""


def compose(deployment: Deployment, kind: str, account: Account, facts: Mapping[str, Any], language: str) -> Letter:
    """A mail as text and as HTML, to the account's own address."""
    organization = deployment.records.organization(account.organization)
    facts = {
        "minutes": deployment.policy_of(account).reset_minutes,
        "code_minutes": deployment.policy_of(account).mail_code_minutes,
        "person": account,
        "company": organization.name if organization else "",
        **facts,
    }
    text = PAGES.text(deployment, f"mail/{kind}.txt", language, **facts)
    html = PAGES.text(deployment, f"mail/{kind}.html", language, **facts)
    recipients = deployment.parts.mailed_to(account)
    return Letter(SENDER, recipients, deployment.text(SUBJECTS[kind], language), text, html)
