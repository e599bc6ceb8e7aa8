"""The provider over OpenID Connect: configuration, keys, and the authorization endpoint (Core 3.1, Discovery 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from simulator.providers.logins import Cancelled, Present, present
from simulator.providers.pages import COOKIE, page, problem
from simulator.providers.saml import NOTHING_TO_REPEAT
from simulator.providers.site import Grant, Service, Site
from simulator.providers.tokens import subject_of
from simulator.providers.wrong import OIDC, RIGHT_OIDC


async def configuration(_request: Request, site: Site, _now: datetime) -> Response:
    """What a relying party needs to know (OpenID Connect Discovery 3)."""
    announced = {"authorization_response_iss_parameter_supported": True} if site.dress.says_so else {}
    return JSONResponse(
        {
            "issuer": site.issuer,
            "authorization_endpoint": f"{site.issuer}/authorize",
            "token_endpoint": f"{site.issuer}/token",
            "jwks_uri": f"{site.issuer}/jwks",
            "end_session_endpoint": f"{site.issuer}/end-session",
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid", "email", "profile"],
            "claims_supported": ["sub", *site.dress.claims],
            "ui_locales_supported": ["en", "es", "fr"],
            **announced,
        }
    )


async def keys(_request: Request, site: Site, _now: datetime) -> Response:
    """The public key, as a set (RFC 7517 5)."""
    return JSONResponse({"keys": [site.keys.jwk]})


async def authorize(request: Request, site: Site, now: datetime) -> Response:
    """Takes an authorization request and, once it knows who is there, sends the browser back with a code."""
    asked = request.query_params
    service, back = site.service(client_id=asked.get("client_id", "")), asked.get("redirect_uri", "")
    if service is None or back not in service.redirect_uris:
        return problem(request, site, "The application that sent you here is not one of ours.")
    error = _error(asked)
    if error:
        return _sent_back(site, back, asked, {"error": error})
    prompts = asked.get("prompt", "").split()
    here = await present(
        request, site, now, again="login" in prompts, chooses="select_account" in prompts, sends_to=back
    )
    if isinstance(here, Response):
        return _sent_back(site, back, asked, {"error": "login_required"}) if "none" in prompts else here
    if isinstance(here, Cancelled):
        return _sent_back(site, back, asked, {"error": "access_denied"})
    return _code(request, site, here, service, now)


def _error(asked: Mapping[str, str]) -> str | None:
    """What is wrong with a request, in OAuth's words (RFC 6749 4.1.2.1, RFC 7636 4.4.1)."""
    if asked.get("response_type") != "code":
        return "unsupported_response_type"
    if "openid" not in asked.get("scope", "").split():
        return "invalid_scope"
    challenged = asked.get("code_challenge") and asked.get("code_challenge_method") == "S256"
    return None if challenged else "invalid_request"


def _code(request: Request, site: Site, here: Present, service: Service, now: datetime) -> Response:
    asked, back = request.query_params, request.query_params["redirect_uri"]
    wrong = OIDC.get(site.wrong or "", RIGHT_OIDC)
    if wrong.again:
        sent = site.last.get("oidc")
        site.applied = site.applied or sent is not None
        return _redirect(back, sent) if sent else problem(request, site, NOTHING_TO_REPEAT, 409)
    code = site.token()
    site.codes[code] = Grant(service.client_id, back, asked.get("nonce"), asked["code_challenge"], here.person, now)
    sent = {"code": code, **_envelope(site, asked)}
    if wrong is RIGHT_OIDC:
        site.last["oidc"] = sent
    changed = wrong.sent(sent)
    site.applied = site.applied or changed != sent
    return here.remembered(_redirect(back, changed))


def _envelope(site: Site, asked: Mapping[str, str]) -> dict[str, str]:
    state = {"state": asked["state"]} if "state" in asked else {}
    return {**state, "iss": site.issuer} if site.dress.names_itself else state  # RFC 9207


def _sent_back(site: Site, back: str, asked: Mapping[str, str], says: dict[str, str]) -> Response:
    return _redirect(back, {**says, **_envelope(site, asked)})


def _redirect(back: str, says: dict[str, str]) -> Response:
    return RedirectResponse(f"{back}{'&' if '?' in back else '?'}{urlencode(says)}", 303)


async def end_session(request: Request, site: Site, _now: datetime) -> Response:
    """Logs out at the provider and goes back to the application (RP-Initiated Logout 2 and 3). Anybody's page can
    link here, so without the token of that very login the person is asked first."""
    asked = request.query_params
    token = request.cookies.get(COOKIE)
    service = site.service(client_id=asked.get("client_id", ""))
    back = asked.get("post_logout_redirect_uri", "")
    known = bool(service and back in service.signed_out_uris)
    here = site.logins.get(token or "")
    hint = subject_of(asked.get("id_token_hint", ""), site.keys)
    if here and hint != here.person.subject and request.method != "POST":
        return page(request, site, "log_out", sends_to=back if known else "", action=f"/end-session?{asked}")
    site.log_out(token)
    state = {"state": asked["state"]} if "state" in asked else {}
    response = _redirect(back, state) if known else page(request, site, "home", person=None, notice=True)
    if not site.stays_logged_in:
        response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    return response
