"""A person's backup codes: issued, given by an administrator, used (CX-2FA-4, -5)."""

from __future__ import annotations

import asyncio
import json
import secrets

from simulator.deployments import sent_codes
from simulator.deployments.deployment import FOREVER, Deployment, Origin
from simulator.identity import backup_codes
from simulator.identity.accounts import Account


async def issue(deployment: Deployment, account: Account, origin: Origin) -> tuple[str, ...]:
    """New codes in place of all earlier ones, as the person reads them: they are kept nowhere but as hashes."""
    parts = deployment.parts.codes
    made = parts.asked_for(deployment.policy_of(account), secrets.choice)
    hashes = await asyncio.gather(*(_hashed(deployment, account, code) for code in made))
    with deployment.records.transaction():
        _keep(deployment, account, parts.renewed(_unused(deployment, account), tuple(hashes)))
        deployment.note("backup-codes-made", "done", account.id, origin.address)
    return tuple(backup_codes.shown(code) for code in made)


async def give(deployment: Deployment, account: Account, by: Account, origin: Origin) -> str:
    """One more code, which an administrator hands over."""
    (code,) = backup_codes.generated(1, secrets.choice)
    hashed = await _hashed(deployment, account, code)
    with deployment.records.transaction():
        _keep(deployment, account, (*_unused(deployment, account), hashed))
        deployment.note("backup-code-given", "by-administrator", account.id, origin.address, by.id)
    return backup_codes.shown(code)


async def hashed(deployment: Deployment, account: Account, typed: str) -> str | None:
    """The hash of what was typed, if it has the form of a backup code."""
    code = backup_codes.normalised(typed)
    return await _hashed(deployment, account, code) if code else None


def take(deployment: Deployment, account: Account, hashed: str) -> bool:
    """Whether that is the hash of one of a person's codes, which is used up then. To be called inside a transaction."""
    parts, unused = deployment.parts.codes, _unused(deployment, account)
    found = parts.matching(unused, hashed)
    if found is None:
        return False
    _keep(deployment, account, parts.after_use(unused, found))
    deployment.note("backup-code-used", "done", account.id)
    return True


def drop(deployment: Deployment, account: Account) -> None:
    """Makes all codes void."""
    deployment.records.take(_key(deployment, account))


def _unused(deployment: Deployment, account: Account) -> tuple[str, ...]:
    return tuple(json.loads(deployment.records.kept(_key(deployment, account)) or "[]"))


def _keep(deployment: Deployment, account: Account, hashes: tuple[str, ...]) -> None:
    sent_codes.keep(deployment, _key(deployment, account), json.dumps(hashes), FOREVER)


async def _hashed(deployment: Deployment, account: Account, code: str) -> str:
    """All codes of a person share a salt, so that what was typed costs one hash, and is compared with every code."""
    return await deployment.hashed(code, _key(deployment, account))


def _key(deployment: Deployment, account: Account) -> str:
    return f"backup-codes:{deployment.parts.codes.pool(account.id)}"
