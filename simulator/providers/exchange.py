"""The token endpoint (OpenID Connect Core 3.1.3, RFC 6749 4.1.3, RFC 7636 4.6)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import unquote_plus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from simulator.providers.claims import claims_of
from simulator.providers.site import ANSWER_LIFE, CODE_LIFE, Grant, Service, Site
from simulator.providers.wrong import OIDC, RIGHT_OIDC
from simulator.web.forms import read_form

UNCACHED = {"Cache-Control": "no-store", "Pragma": "no-cache"}


async def token(request: Request, site: Site, now: datetime) -> Response:
    """Exchanges a code for an ID token, once."""
    form = await read_form(request)
    service = _client(request, form, site)
    if service is None:
        return _refused("invalid_client", 401)
    if form.get("grant_type") != "authorization_code":
        return _refused("unsupported_grant_type")
    grant = site.redeem(form.get("code", ""))
    if grant is None or not _fits(grant, form, service, now):
        return _refused("invalid_grant")
    wrong = OIDC.get(site.wrong or "", RIGHT_OIDC)
    claims = wrong.claims(_claims(site, grant, now), site.forged)
    identity = wrong.sign(claims, site.keys, site.other_keys, site.forged)
    site.applied = site.applied or wrong is not RIGHT_OIDC
    life = int(ANSWER_LIFE.total_seconds())
    says = {"access_token": site.token(), "token_type": "Bearer", "expires_in": life, "id_token": identity}
    return JSONResponse(says, headers=UNCACHED)


def _client(request: Request, form: Mapping[str, str], site: Site) -> Service | None:
    """Who asks, and proves it: by header, by form, or, where there is no secret, by the code's challenge alone."""
    client_id, secret = form.get("client_id", ""), form.get("client_secret", "")
    scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            pair = base64.b64decode(encoded, validate=True).decode()
        except (binascii.Error, ValueError):
            return None
        client_id, secret = (unquote_plus(part) for part in pair.partition(":")[::2])
    service = site.service(client_id=client_id)
    if service is None or not hmac.compare_digest(service.client_secret.encode(), secret.encode()):
        return None
    return service


def _fits(grant: Grant, form: Mapping[str, str], service: Service, now: datetime) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    return (
        grant.client_id == service.client_id
        and grant.redirect_uri == form.get("redirect_uri")
        and hmac.compare_digest(challenge, grant.challenge)
        and now < grant.issued_at + CODE_LIFE
    )


def _claims(site: Site, grant: Grant, now: datetime) -> dict[str, Any]:
    seconds = int(now.timestamp())
    claims = {
        "iss": site.issuer,
        "aud": grant.client_id,
        "iat": seconds,
        "exp": seconds + int(ANSWER_LIFE.total_seconds()),
        "nonce": grant.nonce,
        **claims_of(grant.person, site),
    }
    return {key: value for key, value in claims.items() if value is not None}


def _refused(error: str, status: int = 400) -> Response:
    challenge = {"WWW-Authenticate": 'Basic realm="token"'} if status == 401 else {}
    return JSONResponse({"error": error}, status, {**UNCACHED, **challenge})
