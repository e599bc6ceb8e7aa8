"""A deployment to click through: one of the first product, with people whose passwords are shown."""

from __future__ import annotations

from typing import Any

from simulator.deployments.people import Newcomer, add_person
from simulator.deployments.registry import Deployments, Description

PASSWORD = "Correct-Horse-7"  # noqa: S105 - shown to everybody who starts the demo
PEOPLE = (("Mara Lindqvist", "mara@acme.example"), ("Noor Haddad", "noor@acme.example"))


async def demo(deployments: Deployments) -> dict[str, Any]:
    """The demo's address and people, made unless a kept file has them already."""
    name = "demo"
    product = next(iter(deployments.products))
    try:
        deployment = deployments.create(Description(product, name, "Acme"))
    except ValueError:
        deployment = deployments.get(name)
    else:
        for person, email in PEOPLE:
            await add_person(deployment, Newcomer(person, email), (PASSWORD,))
    people = [{"name": person, "email": email, "password": PASSWORD} for person, email in PEOPLE]
    return {"url": deployment.url, "organization": deployment.organization.name, "people": people}
