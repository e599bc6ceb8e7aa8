"""The product as an OpenID Connect relying party: the code flow with PKCE (OpenID Connect Core 3.1, RFC 7636)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote_plus, urlencode

from simulator.federation.http import Answer, Client, Unreachable, json_object
from simulator.federation.tokens import KeyRing, Reader, claims_of, signed_claims
from simulator.identity.federation import Claims, Party, Pending, Provider, Reason, Refused

SCOPE = "openid email profile"


def sign_in_url(provider: Provider, party: Party, pending: Pending, *, prompt: str = "") -> str:
    """Where to send the browser (OpenID Connect Core 3.1.2.1). `prompt`: what it asks for there in any case."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(pending.verifier.encode()).digest()).decode().rstrip("=")
    asked = {
        "response_type": "code",
        "scope": SCOPE,
        "client_id": provider.client_id,
        "redirect_uri": party.redirect_uri,
        "state": pending.state,
        "nonce": pending.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return _with_query(provider.sign_in, asked | ({"prompt": prompt} if prompt else {}))


def sign_out_url(provider: Provider, party: Party, *, hint: str, state: str) -> str | None:
    """Where to send the browser to be logged out there too (RP-Initiated Logout 2); None where it has no such
    address. `hint` is the ID token of the login."""
    if not provider.sign_out:
        return None
    asked = {"client_id": provider.client_id, "post_logout_redirect_uri": party.signed_out_uri, "state": state}
    return _with_query(provider.sign_out, asked | ({"id_token_hint": hint} if hint else {}))


def returned_code(query: Mapping[str, str], provider: Provider) -> str | Refused:
    """The code that the browser brought, unless the provider said no or another one is speaking (RFC 9207)."""
    issuer = query.get("iss")
    if (issuer or provider.names_itself) and issuer != provider.issuer:
        return Refused(Reason.OTHER_ISSUER, "the answer's iss")
    if "error" in query:
        return Refused(Reason.DECLINED, query["error"][:80])
    return query.get("code") or Refused(Reason.UNREADABLE, "neither a code nor an error")


async def redeem(
    code: str,
    *,
    provider: Provider,
    party: Party,
    pending: Pending,
    client: Client,
    ring: KeyRing,
    read: Reader = signed_claims,
) -> Claims | Refused:
    """What the provider says in exchange for a code. The caller sees to it that a login redeems one code only."""
    try:
        answer = await _token_answer(code, provider, party, pending, client)
        says = json_object(answer)
    except Unreachable as error:
        return Refused(Reason.UNREACHABLE, str(error))
    if answer.status != 200 or "error" in says:
        return Refused(Reason.CODE_REFUSED, str(says.get("error", answer.status))[:80])
    token = says.get("id_token")
    if not isinstance(token, str):
        return Refused(Reason.UNREADABLE, "no ID token")
    believed = await read(token, provider, ring=ring, client=client)
    if isinstance(believed, Refused):
        return believed
    claims = claims_of(believed, token)
    if isinstance(claims, Refused) or claims.email or not provider.userinfo_endpoint:
        return claims
    return await _with_address(claims, provider, says.get("access_token"), client)


async def _token_answer(code: str, provider: Provider, party: Party, pending: Pending, client: Client) -> Answer:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": party.redirect_uri,
        "code_verifier": pending.verifier,
    }
    if provider.client_secret and not provider.secret_in_body:
        basic = quote_plus(provider.client_id), quote_plus(provider.client_secret)  # RFC 6749 2.3.1
        return await client.post(provider.token_endpoint, form, basic=basic)
    form["client_id"] = provider.client_id
    if provider.client_secret:
        form["client_secret"] = provider.client_secret
    return await client.post(provider.token_endpoint, form)


async def _with_address(claims: Claims, provider: Provider, access: Any, client: Client) -> Claims | Refused:
    """Some providers tell the email address at their UserInfo endpoint only (OpenID Connect Core 5.3)."""
    if not isinstance(access, str):
        return claims
    try:
        says = await client.get_json(provider.userinfo_endpoint, bearer=access)
    except Unreachable as error:
        return Refused(Reason.UNREACHABLE, str(error))
    email, verified = says.get("email"), says.get("email_verified", True) in (True, "true")
    if says.get("sub") != claims.subject or not isinstance(email, str):
        return claims
    return replace(claims, email=email, email_verified=verified)


def _with_query(url: str, asked: dict[str, str]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(asked)}"
