"""The product's mails (GC-INVITE-1, GC-RESET-2, -3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.policy import Policy
from simulator.identity.settings import Letter
from simulator.products.genesys_cloud.pages import PAGES

SENDER = "no-reply@mypurecloud.com"
SUBJECTS = {
    "invitation": "You are invited to Genesys Cloud",
    "reset": "Reset your Genesys Cloud password",
    "organizations": "Your Genesys Cloud organizations",
    "code": "Your Genesys Cloud code",
}


TEXT_MESSAGE = "Genesys Cloud: {code} is your code. It serves once, within {minutes} minutes. Give it to nobody."


def compose(deployment: Deployment, kind: str, account: Account, facts: Mapping[str, Any], language: str) -> Letter:
    """A mail as text and as HTML, to the account's own address."""
    policy = deployment.policy_of(account)
    if kind == "code":
        return _text_message(deployment, facts, policy, language)
    times = {"hours": policy.invitation_hours, "minutes": policy.reset_minutes}
    facts = {**facts, **times, "name": account.name}
    text = PAGES.text(deployment, f"mail/{kind}.txt", language, **facts)
    html = PAGES.text(deployment, f"mail/{kind}.html", language, **facts)
    return Letter(SENDER, (account.email,), deployment.text(SUBJECTS[kind], language), text, html)


def _text_message(deployment: Deployment, facts: Mapping[str, Any], policy: Policy, language: str) -> Letter:
    """What a telephone shows, to its address at the gateway (GC-SMS-1)."""
    text = deployment.text(TEXT_MESSAGE, language).format(code=facts["code"], minutes=policy.sms_code_minutes)
    return Letter(SENDER, (facts["to"],), deployment.text(SUBJECTS["code"], language), f"{text}\n")
