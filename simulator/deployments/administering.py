"""What a company's own administrators do with its people (CX-PASSWORD-1, CX-ROLE-1)."""

from __future__ import annotations

from simulator.deployments import people
from simulator.deployments.deployment import Deployment, Origin
from simulator.identity.accounts import Account
from simulator.identity.effects import EndSessions, Note
from simulator.identity.passwords import Requirement


def colleagues(deployment: Deployment, administrator: Account) -> tuple[Account, ...]:
    """Everybody of the administrator's own company, by name."""
    return tuple(each for each in deployment.records.everybody() if each.organization == administrator.organization)


def colleague(deployment: Deployment, administrator: Account, id: str) -> Account | None:
    """Somebody of the administrator's own company; of no other one."""
    found = deployment.records.account(id)
    return found if found and found.organization == administrator.organization else None


def unmet(deployment: Deployment, administrator: Account, password: str) -> tuple[Requirement, ...]:
    """What a password that an administrator sets misses of what the company asks."""
    policy = deployment.policy_of(administrator)
    return deployment.parts.unmet(deployment.parts.password(password), policy)


def change(deployment: Deployment, changed: Account, origin: Origin) -> None:
    """Keeps another name, username, address or role of a person. Raises `Taken` if somebody else has the address."""
    addresses = {deployment.parts.address(a) for a in (changed.email, changed.username) if a}
    with deployment.records.transaction():
        deployment.records.readdress(changed, addresses)
        deployment.records.save_account(changed)
        deployment.note("person-changed", "by-administrator", changed.id, origin.address)


async def set_password(deployment: Deployment, account: Account, password: str, origin: Origin) -> None:
    """Gives a person another password. Whoever is logged in with the one before is logged out."""
    hashed = await deployment.hashed(deployment.parts.password(password), account.email)
    with deployment.records.transaction():
        people.keep(deployment, deployment.records.account(account.id) or account, hashed)
        done = Note("password-set", "by-administrator", account.id)
        deployment.carry_out((EndSessions(account.id), done), origin)


def remove(deployment: Deployment, account: Account, origin: Origin) -> None:
    """Removes a person, who is nobody from then on."""
    with deployment.records.transaction():
        deployment.records.drop_account(account.id)
        deployment.note("person-removed", "by-administrator", account.id, origin.address)
