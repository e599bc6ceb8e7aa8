"""ID tokens: whose they are, and what they say (OpenID Connect Core 3.1.3.7, RFC 8725)."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from joserfc import jws
from joserfc.errors import BadSignatureError, JoseError
from joserfc.jwk import ECKey, RSAKey

from simulator.federation.http import Client, Unreachable
from simulator.identity.federation import Claims, Provider, Reason, Refused

KEY_TYPES = {"R": "RSA", "P": "RSA", "E": "EC"}
"""By the first letter of an algorithm. There is none for a shared secret."""


@dataclass
class KeyRing:
    """Providers' public keys, as last fetched; by the address of the key set."""

    kept: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    async def keys(self, provider: Provider, header: dict[str, Any], client: Client) -> list[dict[str, Any]]:
        """The keys that may have signed what has this header. A provider may have changed its keys since: the set is
        fetched once more when it has none that fits. Raises `Unreachable`."""
        known = self.kept.get(provider.jwks_uri)
        fitting = _fitting(known or [], header)
        if not fitting:
            fetched = (await client.get_json(provider.jwks_uri)).get("keys")
            self.kept[provider.jwks_uri] = [key for key in fetched or [] if isinstance(key, dict)]
            fitting = _fitting(self.kept[provider.jwks_uri], header)
        return fitting


class Reader(Protocol):
    """Decides what of an ID token may be believed: its claims, or why not."""

    async def __call__(
        self, token: str, provider: Provider, *, ring: KeyRing, client: Client
    ) -> dict[str, Any] | Refused: ...


async def signed_claims(token: str, provider: Provider, *, ring: KeyRing, client: Client) -> dict[str, Any] | Refused:
    """The claims of a token that one of the provider's keys signed, with an algorithm it is known to use."""
    if token.count(".") == 4:
        return Refused(Reason.ENCRYPTED, "this relying party publishes no encryption key")
    header = _header(token)
    if header is None:
        return Refused(Reason.UNREADABLE, "not a JWS")
    algorithm = header.get("alg")
    if algorithm == "none" or token.endswith("."):
        return Refused(Reason.UNSIGNED)
    if algorithm not in provider.algorithms or algorithm[0] not in KEY_TYPES:
        return Refused(Reason.OTHER_ALGORITHM)
    try:
        keys = await ring.keys(provider, header, client)
    except Unreachable as error:
        return Refused(Reason.UNREACHABLE, str(error))
    if not keys:
        return Refused(Reason.OTHER_KEY)
    return _checked(token, keys, algorithm)


def claims_of(says: dict[str, Any], token: str) -> Claims | Refused:
    """An ID token's claims as values. `exp`, `iat`, `iss` and `aud` must be there (OpenID Connect Core 2)."""
    audience = says.get("aud")
    several = audience if isinstance(audience, list) else [audience]
    texts = {key: says.get(key) for key in ("iss", "sub", "nonce", "azp", "email", "name", "jti")}
    if any(value is not None and not isinstance(value, str) for value in (*texts.values(), *several)):
        return Refused(Reason.UNREADABLE, "a claim of another type than it should have")
    try:
        return Claims(
            issuer=texts["iss"] or "",
            audiences=tuple(text for text in several if text),
            not_on_or_after=_moment(says["exp"]),
            not_before=None if says.get("nbf") is None else _moment(says["nbf"]),
            issued_at=_moment(says["iat"]),
            authorized_party=texts["azp"],
            nonce=texts["nonce"],
            id=texts["jti"],
            subject=texts["sub"] or "",
            email=texts["email"] or "",
            email_verified=says.get("email_verified", True) in (True, "true"),
            name=texts["name"] or "",
            hint=token,
        )
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return Refused(Reason.UNREADABLE, "exp or iat is missing, or not a time")


def _moment(seconds: object) -> datetime:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise TypeError("not a number")
    return datetime.fromtimestamp(seconds, UTC)


def _header(token: str) -> dict[str, Any] | None:
    if token.count(".") != 2:
        return None
    encoded = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)))
    except (binascii.Error, ValueError):
        return None
    return header if isinstance(header, dict) and isinstance(header.get("alg"), str) else None


def _fitting(keys: list[dict[str, Any]], header: dict[str, Any]) -> list[dict[str, Any]]:
    """The keys of the right type and, where the token names one, of that name."""
    algorithm, kid = header["alg"], header.get("kid")
    return [
        key
        for key in keys
        if key.get("kty") == KEY_TYPES.get(algorithm[0])
        and key.get("use", "sig") == "sig"
        and key.get("alg", algorithm) == algorithm
        and (kid is None or key.get("kid") == kid)
    ]


def _checked(token: str, keys: list[dict[str, Any]], algorithm: str) -> dict[str, Any] | Refused:
    kind = RSAKey if KEY_TYPES[algorithm[0]] == "RSA" else ECKey
    for key in keys:
        try:
            payload = jws.deserialize_compact(token, kind.import_key(key), [algorithm]).payload
            says = json.loads(payload)
        except BadSignatureError:
            continue
        except (JoseError, ValueError) as error:
            return Refused(Reason.UNREADABLE, type(error).__name__)
        return says if isinstance(says, dict) else Refused(Reason.UNREADABLE, "claims that are no object")
    return Refused(Reason.ALTERED)
