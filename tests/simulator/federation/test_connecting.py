"""Connecting a provider by its metadata or its issuer, and being told why not."""

from __future__ import annotations

import asyncio
import base64
import re

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from simulator.federation.connecting import Unconnectable, connected_oidc, connected_saml, saml_provider
from simulator.federation.http import Client
from simulator.federation.saml import metadata
from simulator.federation.xml import found, parse
from simulator.identity.federation import Kind
from tests.simulator.federation.world import NOW, PARTY, World


def idp_metadata() -> str:
    """What our own provider publishes."""
    return asyncio.run(_fetched())


async def _fetched() -> str:
    async with World().browser() as browser:
        return (await browser.get("/metadata")).text


def test_a_saml_provider_is_known_by_its_metadata() -> None:
    provider = saml_provider("p", "OneLogin", idp_metadata().encode(), now=NOW)
    assert provider.kind is Kind.SAML
    assert provider.issuer == "http://abc.onelogin.localhost:1/metadata"
    assert provider.sign_in == "http://abc.onelogin.localhost:1/sso"
    assert len(provider.certificates) == 1


def test_a_key_that_is_too_short_is_refused() -> None:
    private = rsa.generate_private_key(65537, 1024)
    builder = x509.CertificateBuilder(x509.Name([]), x509.Name([]), private.public_key(), 1)
    builder = builder.not_valid_before(NOW).not_valid_after(NOW)
    short = base64.b64encode(builder.sign(private, SHA256()).public_bytes(Encoding.DER)).decode()
    document = re.sub("(?<=<ds:X509Certificate>)[^<]+", short, idp_metadata())
    with pytest.raises(Unconnectable, match="less than 2048 bits"):
        saml_provider("p", "P", document.encode(), now=NOW)


def test_metadata_is_taken_as_a_document_or_as_an_address() -> None:
    async def story() -> None:
        world = World()
        at = await connected_saml("p", "P", world.site.entity_id, client=world.client(), now=NOW)
        given = await connected_saml("p", "P", f"\n{await _fetched()}", client=world.client(), now=NOW)
        assert at == given

    asyncio.run(story())


@pytest.mark.parametrize(
    ("pattern", "other", "told"),
    [
        ("IDPSSODescriptor", "SPSSODescriptor", "no EntityDescriptor with"),
        (r'entityID="[^"]*"', "", "lacks an entityID"),
        ("bindings:HTTP-Redirect", "bindings:SOAP", "SingleSignOnService"),
        ('use="signing"', 'use="encryption"', "signing certificate"),
        ("<ds:X509Certificate>....", "<ds:X509Certificate>AAAA", "a certificate that is none"),
        (r'Location="http://[^"]*"', 'Location="http://idp.example/sso"', "must be an https address"),
        (r'Location="http://[^"]*"', 'Location="javascript:alert(1)"', "must be an https address"),
        ("entityID=", 'validUntil="2026-11-21T12:00:00Z" entityID=', "until 2026-11-21"),
    ],
)
def test_unusable_metadata_is_refused_with_what_is_missing(pattern: str, other: str, told: str) -> None:
    document = re.sub(pattern, other, idp_metadata())
    with pytest.raises(Unconnectable, match=told):
        saml_provider("p", "P", document.encode(), now=NOW)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ({"issuer": "https://op.example/"}, "calls itself"),
        ({"token_endpoint": "http://op.example/token"}, "token_endpoint must be an https"),
        ({"jwks_uri": 7}, "jwks_uri must be an https"),
        ({"id_token_signing_alg_values_supported": ["none", "HS256"]}, "signs with none"),
    ],
)
def test_an_unusable_configuration_is_refused_with_what_is_wrong(says: dict[str, object], told: str) -> None:
    proper = {
        "issuer": "https://op.example",
        "authorization_endpoint": "https://op.example/a",
        "token_endpoint": "https://op.example/t",
        "jwks_uri": "https://op.example/k",
    }
    client = Client(httpx.MockTransport(lambda _request: httpx.Response(200, json={**proper, **says})))
    with pytest.raises(Unconnectable, match=told):
        asyncio.run(connected_oidc("p", "P", "https://op.example", "us", "s", client=client))


def test_only_algorithms_with_a_public_key_are_pinned() -> None:
    says = {
        "issuer": "https://op.example",
        "authorization_endpoint": "https://op.example/a",
        "token_endpoint": "https://op.example/t",
        "jwks_uri": "https://op.example/k",
        "id_token_signing_alg_values_supported": ["none", "HS256", "ES256", "RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
    }
    client = Client(httpx.MockTransport(lambda _request: httpx.Response(200, json=says)))
    provider = asyncio.run(connected_oidc("p", "P", "https://op.example", "us", "s", client=client))
    assert provider.algorithms == ("ES256", "RS256")
    assert provider.secret_in_body


@pytest.mark.parametrize("address", ["http://op.example", "ftp://op.example", "op.example", "file:///etc/passwd"])
def test_nothing_but_https_is_asked_except_on_this_machine(address: str) -> None:
    client = Client(httpx.MockTransport(lambda _request: httpx.Response(500)))
    with pytest.raises(Unconnectable, match="https"):
        asyncio.run(connected_oidc("p", "P", address, "us", "s", client=client))
    with pytest.raises(Unconnectable, match="https"):
        asyncio.run(connected_saml("p", "P", address, client=client, now=NOW))


def test_the_products_own_metadata_says_where_answers_go() -> None:
    root = parse(metadata(PARTY))
    acs = found(root, "md:SPSSODescriptor/md:AssertionConsumerService")
    assert root.get("entityID") == PARTY.entity_id
    assert [service.get("Location") for service in acs] == [PARTY.acs]
    assert root[0].get("WantAssertionsSigned") == "true"
