"""Asking the Configuration Server whose a password is (GIA-LOGIN-2)."""

from __future__ import annotations

from simulator.deployments.deployment import Deployment
from simulator.identity.accounts import Account
from simulator.identity.directories import Word


async def word(deployment: Deployment, account: Account | None, address: str, password: str, own: bool) -> Word:
    """What the Configuration Server says of an address and a password that are, or are not, right in the own database;
    `Word.UNKNOWN` where there is no such server, or it need not be asked."""
    parts = deployment.parts.directory
    if deployment.directory is None or not parts.asked(own):
        return Word.UNKNOWN
    said = await _asked(deployment, deployment.parts.address(address), deployment.parts.password(password))
    return parts.heard(said, account)


async def _asked(deployment: Deployment, address: str, password: str) -> Word:
    from simulator.federation.http import Unreachable

    directory = deployment.directory
    assert directory is not None
    form = {"email": address, "password": password}
    seconds = deployment.policy.configuration_seconds
    try:
        answer = await deployment.abroad.client.post(
            f"{directory.url}authenticate", form, basic=(deployment.product, directory.secret), seconds=seconds
        )
    except Unreachable:
        return Word.NONE
    return {200: Word.KNOWN, 403: Word.UNKNOWN}.get(answer.status, Word.NONE)
