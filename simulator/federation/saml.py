"""The product as a SAML 2.0 service provider: its metadata, and what it asks (Web Browser SSO, Profiles 4.1)."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import urlencode

from simulator.federation.xml import NAMES, etree, name
from simulator.identity.federation import Party, Pending, Provider

POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
PROTOCOL = NAMES["samlp"]
EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"


def metadata(party: Party) -> bytes:
    """What a provider needs to know of the product: an EntityDescriptor (SAML Metadata 2.4.4)."""
    root = etree.Element(name("md:EntityDescriptor"), entityID=party.entity_id, nsmap={"md": NAMES["md"]})
    role = etree.SubElement(
        root,
        name("md:SPSSODescriptor"),
        protocolSupportEnumeration=PROTOCOL,
        AuthnRequestsSigned="false",
        WantAssertionsSigned="true",
    )
    etree.SubElement(role, name("md:NameIDFormat")).text = EMAIL
    etree.SubElement(
        role, name("md:AssertionConsumerService"), Binding=POST, Location=party.acs, index="0", isDefault="true"
    )
    document: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return document


def sign_in_url(provider: Provider, party: Party, pending: Pending) -> str:
    """Where to send the browser: the provider's address with an AuthnRequest (HTTP-Redirect, Bindings 3.4)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(_request(provider, party, pending)) + packer.flush()
    query = urlencode({"SAMLRequest": base64.b64encode(packed).decode(), "RelayState": pending.state})
    return f"{provider.sign_in}{'&' if '?' in provider.sign_in else '?'}{query}"


def _request(provider: Provider, party: Party, pending: Pending) -> bytes:
    request = etree.Element(
        name("samlp:AuthnRequest"),
        ID=pending.request,
        Version="2.0",
        IssueInstant=pending.issued_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        Destination=provider.sign_in,
        AssertionConsumerServiceURL=party.acs,
        ProtocolBinding=POST,
        nsmap={"samlp": NAMES["samlp"], "saml": NAMES["saml"]},
    )
    etree.SubElement(request, name("saml:Issuer")).text = party.entity_id
    etree.SubElement(request, name("samlp:NameIDPolicy"), Format=EMAIL, AllowCreate="true")
    document: bytes = etree.tostring(request)
    return document
