"""The same answer twenty times at once logs in once."""

from __future__ import annotations

import asyncio

import pytest

from simulator.identity.federation import Accepted, Kind, Reason, Refused
from tests.simulator.federation.world import World


@pytest.mark.parametrize("kind", Kind)
def test_an_answer_presented_twenty_times_at_once_is_accepted_once(kind: Kind) -> None:
    async def story() -> list[Accepted | Refused]:
        world = World()
        provider = await world.provider(kind)
        async with world.browser() as browser:
            brought = await world.brought(provider, browser)
        return await asyncio.gather(*(world.judged(provider, brought) for _ in range(20)))

    verdicts = asyncio.run(story())
    assert sum(isinstance(verdict, Accepted) for verdict in verdicts) == 1
    assert {verdict.reason for verdict in verdicts if isinstance(verdict, Refused)} == {Reason.REPLAYED}


def test_a_code_is_exchanged_once_even_by_who_does_not_keep_count() -> None:
    async def story() -> list[int]:
        world = World()
        provider = await world.provider(Kind.OIDC)
        async with world.browser() as browser:
            brought = await world.brought(provider, browser)
            pending = world.pending[brought["state"]]
            form = {
                "grant_type": "authorization_code",
                "code": brought["code"],
                "redirect_uri": "http://abc.genesys-cloud.localhost:1/sso/callback",
                "code_verifier": pending.verifier,
                "client_id": provider.client_id,
                "client_secret": provider.client_secret,
            }
            answers = await asyncio.gather(*(browser.post("/token", data=form) for _ in range(20)))
        return sorted(answer.status_code for answer in answers)

    assert asyncio.run(story()) == [200] + [400] * 19


def test_an_assertion_answers_no_second_login() -> None:
    """The same signed assertion beside another login's RelayState."""

    async def story() -> Accepted | Refused:
        world = World()
        provider = await world.provider(Kind.SAML)
        async with world.browser() as browser:
            brought = await world.brought(provider, browser)
            assert isinstance(await world.judged(provider, brought), Accepted)
            world.begin(provider)
        return await world.judged(provider, {**brought, "RelayState": list(world.pending)[-1]})

    assert asyncio.run(story()) == Refused(Reason.OTHER_REQUEST)
