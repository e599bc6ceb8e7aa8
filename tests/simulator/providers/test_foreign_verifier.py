"""What our provider signs, python3-saml (xmlsec) accepts: another hand, another library."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

import pytest
from onelogin.saml2.response import OneLogin_Saml2_Response  # type: ignore[import-untyped]
from onelogin.saml2.settings import OneLogin_Saml2_Settings  # type: ignore[import-untyped]

from simulator.deployments.clock import Clock
from simulator.federation.xml import etree
from simulator.identity.federation import Kind
from simulator.providers.wrapping import WRAPPINGS
from tests.simulator.federation.signing import own, signed
from tests.simulator.federation.world import BOSS, MARA, PARTY, World

pytestmark = pytest.mark.filterwarnings("ignore")
HERE = {"http_host": "abc.genesys-cloud.localhost:1", "script_name": "/sso/acs", "https": "off", "get_data": {}}


def settings(entity_id: str, certificate: str) -> OneLogin_Saml2_Settings:
    described: dict[str, Any] = {
        "strict": True,
        "sp": {"entityId": PARTY.entity_id, "assertionConsumerService": {"url": PARTY.acs}},
        "idp": {
            "entityId": entity_id,
            "singleSignOnService": {"url": "http://abc.onelogin.localhost:1/sso"},
            "x509cert": certificate,
        },
        "security": {"rejectDeprecatedAlgorithm": True},
    }
    return OneLogin_Saml2_Settings(described, sp_validation_only=True)


@pytest.mark.parametrize("signs", ["assertion", "response", "both"])
def test_a_response_of_ours_is_valid_to_python3_saml(signs: Any) -> None:
    async def story() -> tuple[dict[str, str], World, str]:
        world = World(now=Clock().now())  # python3-saml takes the machine's time
        world.site.signs = signs
        provider = await world.provider(Kind.SAML)
        async with world.browser() as browser:
            return await world.brought(provider, browser), world, list(world.pending.values())[-1].request

    brought, world, request = asyncio.run(story())
    chosen = settings(world.site.entity_id, world.site.keys.certificate_pem)
    response = OneLogin_Saml2_Response(chosen, brought["SAMLResponse"])
    assert response.is_valid({**HERE, "post_data": brought}, request), response.get_error()
    assert response.get_nameid() == MARA.email
    assert response.get_attributes()["email"] == [MARA.email]


@pytest.mark.parametrize("how", ["xsw-3", "xsw-7"])
def test_python3_saml_refuses_a_wrapped_one_too(how: str) -> None:
    now = Clock().now()
    response = WRAPPINGS[how](signed(issued_at=now, not_before=now, not_on_or_after=now.replace(year=2100)), BOSS)
    encoded = base64.b64encode(etree.tostring(response)).decode()
    foreign = OneLogin_Saml2_Response(
        settings("http://abc.onelogin.localhost:1/metadata", own().certificate_pem), encoded
    )
    assert not foreign.is_valid({**HERE, "post_data": {}}, "_request")
