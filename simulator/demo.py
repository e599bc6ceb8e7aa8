"""A deployment to click through: one of the first product, with people whose passwords are shown."""

from __future__ import annotations

from typing import Any

from simulator.deployments.registry import Deployments, Description
from simulator.identity.accounts import Account, Organization

PASSWORD = "Correct-Horse-7"  # noqa: S105 - shown to everybody who starts the demo
HASHED = (  # of that password, at the usual cost: hashing it at every start would keep the first page waiting
    "$argon2id$v=19$m=19456,t=2,p=1$J/O+51yxtDobDTk/igFulg$XvAAM1uhlcgGJq/+mQN2fWsxlqa3tor64PyhXavHtXg"
)
PEOPLE = (("Mara Lindqvist", "mara@acme.example"), ("Noor Haddad", "noor@acme.example"))
STRICT = Organization("demo-strict", "Acme Secure", {"mfa_required": True, "mfa_sms": True})
ASKED = ("Ines Okafor, asked for a device", "ines@secure.example")


def demo(deployments: Deployments) -> dict[str, Any]:
    """The demo's address and people, made unless a kept file has them already."""
    name = "demo"
    product = next(iter(deployments.products))
    try:
        deployment = deployments.create(Description(product, name, "Acme"))
    except ValueError:
        deployment = deployments.get(name)
    else:
        for number, (person, email) in enumerate(PEOPLE):
            account = Account(f"demo-{number}", deployment.organization.id, person, email, password=HASHED)
            deployment.records.add_account(account, [email])
        deployment.records.add_organization(STRICT)
        asked = Account("demo-strict", STRICT.id, ASKED[0].partition(",")[0], ASKED[1], password=HASHED)
        deployment.records.add_account(asked, [ASKED[1]])
    people = [{"name": person, "email": email, "password": PASSWORD} for person, email in (*PEOPLE, ASKED)]
    return {"url": deployment.url, "organization": deployment.organization.name, "people": people}
