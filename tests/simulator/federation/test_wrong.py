"""Each way in which a provider can answer wrongly is refused, for its own reason (GC-SSO-5)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from simulator.federation.answers import Judging
from simulator.identity.federation import CHECKS, Accepted, Kind, Reason, Refused, recognised
from simulator.providers import wrong
from tests.simulator.federation.world import BOSS, MARA, World

REASONS = {
    Kind.SAML: {
        "unsigned": Reason.UNSIGNED,
        "altered": Reason.ALTERED,
        "other-key": Reason.OTHER_KEY,
        "weakly-signed": Reason.OTHER_ALGORITHM,
        "encrypted": Reason.ENCRYPTED,
        "expired": Reason.EXPIRED,
        "not-yet-valid": Reason.NOT_YET_VALID,
        "other-audience": Reason.OTHER_AUDIENCE,
        "other-recipient": Reason.OTHER_RECIPIENT,
        "other-issuer": Reason.OTHER_ISSUER,
        "replayed": Reason.REPLAYED,
        "unsolicited": Reason.UNSOLICITED,
        "other-request": Reason.OTHER_REQUEST,
        "other-state": Reason.OTHER_STATE,
        "no-state": Reason.UNSOLICITED,
        "unknown-person": Reason.UNKNOWN_PERSON,
        "no-subject": Reason.NO_SUBJECT,
        "declined": Reason.DECLINED,
        **{f"xsw-{number}": Reason.WRAPPED for number in range(1, 9)},
    },
    Kind.OIDC: {
        "unsigned": Reason.UNSIGNED,
        "altered": Reason.ALTERED,
        "other-key": Reason.OTHER_KEY,
        "public-key-as-secret": Reason.OTHER_ALGORITHM,
        "expired": Reason.EXPIRED,
        "not-yet-valid": Reason.NOT_YET_VALID,
        "other-audience": Reason.OTHER_AUDIENCE,
        "other-party": Reason.OTHER_AUDIENCE,
        "other-issuer": Reason.OTHER_ISSUER,
        "mixed-up": Reason.OTHER_ISSUER,
        "replayed": Reason.REPLAYED,
        "unsolicited": Reason.UNSOLICITED,
        "other-state": Reason.OTHER_STATE,
        "other-nonce": Reason.OTHER_NONCE,
        "no-nonce": Reason.OTHER_NONCE,
        "other-code": Reason.CODE_REFUSED,
        "unknown-person": Reason.UNKNOWN_PERSON,
        "unverified-address": Reason.UNVERIFIED_ADDRESS,
        "no-subject": Reason.NO_SUBJECT,
        "declined": Reason.DECLINED,
    },
}
CASES = [(kind, name, reason) for kind, reasons in REASONS.items() for name, reason in reasons.items()]


@pytest.mark.parametrize(("kind", "name", "reason"), CASES, ids=[f"{kind}-{name}" for kind, name, _ in CASES])
def test_a_wrong_answer_is_refused_for_its_reason(kind: Kind, name: str, reason: Reason) -> None:
    world = World()
    verdict = asyncio.run(world.login(kind, name))
    refused: object = verdict  # signed, whole and meant for us may still name nobody: only the product knows its people
    if isinstance(verdict, Accepted):
        refused = recognised(verdict.claims, (), "an organization")
    assert isinstance(refused, Refused)
    assert refused.reason is reason
    assert world.site.applied


def test_every_way_has_its_reason() -> None:
    assert set(REASONS[Kind.SAML]) == set(wrong.SAML)
    assert set(REASONS[Kind.OIDC]) == set(wrong.OIDC)


@pytest.mark.parametrize("kind", Kind)
def test_a_proper_answer_is_accepted(kind: Kind) -> None:
    world = World()
    verdict = asyncio.run(world.login(kind))
    assert isinstance(verdict, Accepted)
    assert (verdict.claims.email, verdict.claims.name) == (MARA.email, MARA.name)
    assert verdict.pending.then == "/"
    assert not world.site.applied


EARLIER = {(Kind.SAML, "no-state"), (Kind.OIDC, "unsolicited"), (Kind.OIDC, "mixed-up")}
"""What is refused before the answer is read, so that no row of the table is the only one to hold."""


@pytest.mark.parametrize(
    ("kind", "name"), [case[:2] for case in CASES if case[2] in CHECKS and case[:2] not in EARLIER]
)
def test_without_its_check_the_answer_would_be_accepted(kind: Kind, name: str) -> None:
    """What a defect takes out is what holds the door: nothing else refuses the same answer by chance."""
    checks = {reason: check for reason, check in CHECKS.items() if reason is not REASONS[kind][name]}
    world = World(judging=Judging(checks=checks))
    assert isinstance(asyncio.run(world.login(kind, name)), Accepted)


def test_a_provider_that_is_trusted_blindly_can_impersonate() -> None:
    """The forged answers name somebody else, so that believing one is seen."""
    world = World(judging=Judging(trust=lambda response, _keys: response.find(".//{*}Assertion")))
    verdict = asyncio.run(world.login(Kind.SAML, "unsigned"))
    assert isinstance(verdict, Accepted)
    assert verdict.claims.email == BOSS


def test_a_replay_is_refused_only_by_the_registry() -> None:
    careless = World(judging=Judging(once=False))
    assert isinstance(asyncio.run(careless.login(Kind.SAML, "replayed")), Accepted)


def test_a_provider_that_was_switched_off_is_refused() -> None:
    async def story() -> None:
        world = World()
        provider = await world.provider(Kind.SAML)
        async with world.browser() as browser:
            brought = await world.brought(provider, browser)
        verdict = await world.judged(replace(provider, enabled=False), brought)
        assert verdict == Refused(Reason.PROVIDER_OFF)

    asyncio.run(story())
