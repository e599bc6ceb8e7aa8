"""A deployment of a product to click through, with people whose passwords are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from simulator.deployments.deployment import Deployment
from simulator.deployments.registry import Deployments, Description
from simulator.identity.accounts import Account, Organization
from simulator.web.product import Product

PASSWORD = "Correct-Horse-7"  # noqa: S105 - shown to everybody who starts the demo
HASHED = (  # of that password, at the usual cost: hashing it at every start would keep the first page waiting
    "$argon2id$v=19$m=19456,t=2,p=1$J/O+51yxtDobDTk/igFulg$XvAAM1uhlcgGJq/+mQN2fWsxlqa3tor64PyhXavHtXg"
)
PEOPLE = (("Mara Lindqvist", "mara@acme.example"), ("Noor Haddad", "noor@acme.example"))
"""The first one administers."""
SECOND = "Acme Secure"
INES = ("Ines Okafor", "ines@secure.example")
"""Of the second organization, whose policy is another one, and who read French first where that is its affair."""


def demo(
    deployments: Deployments, product: Product, defect: str | None = None, public_url: str | None = None
) -> dict[str, Any]:
    """The demo's address and people, made unless a kept file has them already; with one defect, or with none. Raises
    `Unacceptable` when the product has no such defect."""
    try:
        deployment = deployments.create(Description(product.name, "demo", "Acme", public_url=public_url))
    except ValueError:
        deployment = deployments.get("demo")
    else:
        _fill(deployment, product)
    if defect or deployment.planted:
        deployments.plant(deployment.name, defect)
    people = [{"name": name, "email": email, "password": PASSWORD} for name, email in PEOPLE]
    if product.demo_figures:
        people.append({"name": f"{INES[0]}, of {SECOND}", "email": INES[1], "password": PASSWORD})
    organization = deployment.organization.name
    return {"url": deployment.url, "organization": organization, "people": people, "defect": defect}


def _fill(deployment: Deployment, product: Product) -> None:
    for person in PEOPLE:
        _add(deployment, deployment.organization, person, administrator=person is PEOPLE[0])
    if product.demo_figures:
        second = Organization("demo-second", SECOND, product.demo_figures, language="fr")
        deployment.records.add_organization(second)
        _add(deployment, second, INES)


def _add(
    deployment: Deployment, organization: Organization, person: tuple[str, str], *, administrator: bool = False
) -> None:
    (name, email), set_at = person, deployment.clock.now()
    username = email.partition("@")[0]
    account = Account(f"demo-{email}", organization.id, name, email, username, HASHED, administrator=administrator)
    deployment.records.add_account(replace(account, password_set_at=set_at), [email, username])
