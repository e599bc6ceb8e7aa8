"""ID tokens as this provider signs them, rightly and wrongly (RFC 7515, RFC 7519)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from simulator.providers.keys import Pair

type Sign = Callable[[dict[str, Any], Pair, Pair, dict[str, Any]], str]
"""Makes a token of claims, the provider's own keys, another's, and the claims that name whom a forged one should."""


def signed(claims: dict[str, Any], own: Pair, _other: Pair, _person: dict[str, Any]) -> str:
    """RS256 with the provider's key."""
    key = RSAKey.import_key(own.private)
    return jwt.encode({"alg": "RS256", "kid": own.jwk["kid"]}, claims, key)


def by_another(claims: dict[str, Any], _own: Pair, other: Pair, person: dict[str, Any]) -> str:
    return signed(claims, other, other, person)


def altered(claims: dict[str, Any], own: Pair, other: Pair, person: dict[str, Any]) -> str:
    """Signed, then made to name another person."""
    header, _payload, signature = signed(claims, own, other, person).split(".")
    return f"{header}.{_part({**claims, **person})}.{signature}"


def unsigned(claims: dict[str, Any], _own: Pair, _other: Pair, _person: dict[str, Any]) -> str:
    return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(claims)}."


def with_public_key(claims: dict[str, Any], own: Pair, _other: Pair, _person: dict[str, Any]) -> str:
    """HS256 with what everybody may know, which fools a verifier that lets the token choose the algorithm."""
    unsealed = f"{_part({'alg': 'HS256', 'typ': 'JWT', 'kid': own.jwk['kid']})}.{_part(claims)}"
    seal = hmac.new(own.public_pem, unsealed.encode(), hashlib.sha256).digest()
    return f"{unsealed}.{_text(seal)}"


def subject_of(token: str, own: Pair) -> str | None:
    """Whom an ID token of this provider names, however old it is (RP-Initiated Logout 2); None for any other text."""
    try:
        says = jwt.decode(token, RSAKey.import_key(own.public_pem), ["RS256"]).claims
    except (JoseError, ValueError):
        return None
    subject = says.get("sub")
    return subject if isinstance(subject, str) else None


def _part(value: dict[str, Any]) -> str:
    return _text(json.dumps(value, separators=(",", ":")).encode())


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
