"""Connecting a provider: by its SAML metadata, or by its OpenID issuer."""

from __future__ import annotations

import base64
import binascii
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from simulator.federation.http import Client, Unreachable, local
from simulator.federation.saml import REDIRECT
from simulator.federation.xml import Element, Unreadable, found, instant, name, only, parse, text_of
from simulator.identity.federation import Kind, Provider

LEAST_RSA = 2048
"""Bits of a provider's RSA key."""
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")


class Unconnectable(ValueError):
    """A provider that cannot be connected as described; the text says why, and what to do."""


async def connected_saml(
    id: str, called: str, metadata: str, *, client: Client, now: datetime, look: str = "company"
) -> Provider:
    """A SAML provider out of its metadata: the document itself, or its address. Raises `Unconnectable`."""
    if metadata.lstrip().startswith("<"):
        return saml_provider(id, called, metadata.strip().encode(), now=now, look=look)
    _web_address(metadata.strip(), "the metadata's address")
    try:
        answer = await client.get(metadata.strip())
    except Unreachable as error:
        raise Unconnectable(
            f"The metadata cannot be had: {error}. Give the document itself, or another URL."
        ) from error
    if answer.status != 200:
        raise Unconnectable(f"The metadata's address answered {answer.status}. Give the document itself.")
    return saml_provider(id, called, answer.body, now=now, look=look)


def saml_provider(id: str, called: str, document: bytes, *, now: datetime, look: str = "company") -> Provider:
    """A SAML provider out of its metadata document (SAML Metadata 2.4.3). Raises `Unconnectable`."""
    try:
        root = parse(document)
        if root.tag == name("md:EntitiesDescriptor"):
            root = _only_provider(root)
        role = only(root, "md:IDPSSODescriptor")
        if root.tag != name("md:EntityDescriptor") or role is None:
            raise Unreadable("no EntityDescriptor with an IDPSSODescriptor")
        ends = instant(root.get("validUntil"))
        if ends is not None and now >= ends:
            raise Unreadable(f"it served until {ends:%Y-%m-%d} only")
        certificates = tuple(_certificate(element) for element in _signing_certificates(role))
        sign_in = _place(role, "md:SingleSignOnService")
    except Unreadable as error:
        raise Unconnectable(f"This is not the SAML metadata of an identity provider: {error}.") from error
    if not certificates or not sign_in or not root.get("entityID"):
        raise Unconnectable(
            "The metadata lacks an entityID, a signing certificate or a SingleSignOnService with HTTP-Redirect."
        )
    _web_address(sign_in, "the provider's SingleSignOnService")
    sign_out = _place(role, "md:SingleLogoutService")
    return Provider(
        id, Kind.SAML, called, root.get("entityID"), sign_in, sign_out, certificates=certificates, look=look
    )


def _only_provider(root: Element) -> Element:
    providers = [entity for entity in found(root, "md:EntityDescriptor") if found(entity, "md:IDPSSODescriptor")]
    if len(providers) != 1:
        raise Unreadable("it describes several providers, or none; give that of one")
    return providers[0]


def _signing_certificates(role: Element) -> list[Element]:
    keys = [key for key in found(role, "md:KeyDescriptor") if key.get("use", "signing") == "signing"]
    return [certificate for key in keys for certificate in found(key, "ds:KeyInfo/ds:X509Data/ds:X509Certificate")]


def _place(role: Element, service: str) -> str:
    return next((e.get("Location", "") for e in found(role, service) if e.get("Binding") == REDIRECT), "")


def _certificate(element: Element) -> str:
    try:
        certificate = x509.load_der_x509_certificate(base64.b64decode("".join(text_of(element).split()), validate=True))
        key = certificate.public_key()
    except (binascii.Error, ValueError) as error:
        raise Unreadable("a certificate that is none") from error
    if isinstance(key, rsa.RSAPublicKey) and key.key_size < LEAST_RSA:
        raise Unreadable(f"an RSA key of less than {LEAST_RSA} bits")
    if not isinstance(key, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise Unreadable("a key that is neither RSA nor elliptic")
    return certificate.public_bytes(Encoding.PEM).decode()


async def connected_oidc(
    id: str, called: str, issuer: str, client_id: str, client_secret: str, *, client: Client, look: str = "company"
) -> Provider:
    """An OpenID provider, asked for its configuration (OpenID Connect Discovery 4). Raises `Unconnectable`."""
    _web_address(issuer, "the issuer")
    try:
        says = await client.get_json(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    except Unreachable as error:
        raise Unconnectable(f"The issuer's configuration cannot be had: {error}.") from error
    if says.get("issuer") != issuer:
        raise Unconnectable(
            f"The provider calls itself {says.get('issuer')!r}. Give that as the issuer, not {issuer!r}."
        )
    for needed in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        _web_address(_said(says, needed), f"the provider's {needed}")
    algorithms = tuple(a for a in says.get("id_token_signing_alg_values_supported") or ["RS256"] if a in ALGORITHMS)
    if not algorithms:
        raise Unconnectable(f"The provider signs with none of {', '.join(ALGORITHMS)}.")
    ways = says.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    return Provider(
        id,
        Kind.OIDC,
        called,
        issuer,
        _said(says, "authorization_endpoint"),
        _said(says, "end_session_endpoint"),
        client_id=client_id,
        client_secret=client_secret,
        secret_in_body="client_secret_basic" not in ways and "client_secret_post" in ways,
        token_endpoint=_said(says, "token_endpoint"),
        userinfo_endpoint=_said(says, "userinfo_endpoint"),
        jwks_uri=_said(says, "jwks_uri"),
        algorithms=algorithms,
        names_itself=says.get("authorization_response_iss_parameter_supported") is True,
        look=look,
    )


def _said(says: dict[str, Any], key: str) -> str:
    value = says.get(key, "")
    return value if isinstance(value, str) else ""


def _web_address(url: str, what: str) -> None:
    """Nothing but HTTPS, except to this machine."""
    parts = urlsplit(url)
    if not (parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and local(parts.hostname)))):
        raise Unconnectable(f"{what[0].upper()}{what[1:]} must be an https address (http on localhost only).")
