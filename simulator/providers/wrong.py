"""The ways in which a provider can be told to answer wrongly, by name. Each is a small change at one stage of making an
answer; the stages know nothing of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any, Literal

from simulator.federation.xml import Element, etree, name
from simulator.identity.federation import Kind
from simulator.providers import tokens
from simulator.providers.assertion import Draft
from simulator.providers.tokens import Sign
from simulator.providers.wrapping import ASSERTION, WHOLE_RESPONSE, WRAPPINGS, naming

LONG = timedelta(hours=2)
ELSEWHERE = "http://elsewhere.example"

type Claims = dict[str, Any]


@dataclass(frozen=True)
class SamlWrong:
    """`draft` and `after` are given whom to impersonate; `after` changes the response once it is signed; `again` sends
    the last proper answer once more."""

    about: str
    draft: Callable[[Draft, str], Draft] = lambda draft, _person: draft
    key: Literal["own", "other"] = "own"
    after: Callable[[Element, str], Element] = lambda response, _person: response
    relay: Callable[[str | None], str | None] = lambda state: state
    again: bool = False


@dataclass(frozen=True)
class OidcWrong:
    """`claims` is given the claims that name whom to impersonate; `sign` makes the ID token; `sent` changes what the
    browser carries."""

    about: str
    claims: Callable[[Claims, Claims], Claims] = lambda claims, _person: claims
    sign: Sign = tokens.signed
    sent: Callable[[dict[str, str]], dict[str, str]] = lambda sent: sent
    again: bool = False


def _draft(about: str, **values: Any) -> SamlWrong:
    return SamlWrong(about, draft=lambda draft, _person: replace(draft, **values))


def _moved(by: timedelta) -> Callable[[Draft, str], Draft]:
    def moved(draft: Draft, _person: str) -> Draft:
        times = {key: getattr(draft, key) + by for key in ("issued_at", "not_before", "not_on_or_after")}
        return replace(draft, **times)

    return moved


def _wrapped(how: str) -> SamlWrong:
    signs: Literal["response", "assertion"] = "response" if how in WHOLE_RESPONSE else "assertion"
    return SamlWrong(
        f"signature wrapping, form {how[-1]}",
        draft=lambda draft, _person: replace(draft, signs=signs),
        after=WRAPPINGS[how],
    )


def _encrypted(response: Element, _person: str) -> Element:
    sealed = etree.Element(name("saml:EncryptedAssertion"))
    etree.SubElement(sealed, name("xenc:EncryptedData"))
    response.replace(response.find(ASSERTION), sealed)
    return response


def _unknown(draft: Draft, _person: str) -> Draft:
    return replace(draft, name_id="stranger@unknown.example", email="stranger@unknown.example")


SAML: Mapping[str, SamlWrong] = {
    "unsigned": SamlWrong(
        "nothing is signed, and it names somebody else",
        draft=lambda draft, person: replace(draft, signs="nothing", name_id=person, email=person),
    ),
    "altered": SamlWrong("somebody else is named after signing", after=naming),
    "other-key": SamlWrong("signed with a key that the metadata does not have", key="other"),
    "weakly-signed": _draft("signed with SHA-1", weakly=True),
    "encrypted": SamlWrong("the assertion is encrypted", after=_encrypted),
    "expired": SamlWrong("its time is over", draft=_moved(-LONG)),
    "not-yet-valid": SamlWrong("its time is to come", draft=_moved(LONG)),
    "other-audience": _draft("for another service", audience=f"{ELSEWHERE}/metadata"),
    "other-recipient": _draft("to be handed in elsewhere", recipient=f"{ELSEWHERE}/acs"),
    "other-issuer": _draft("in another provider's name", issuer=f"{ELSEWHERE}/idp"),
    "replayed": SamlWrong("the last answer once more", again=True),
    "unsolicited": _draft("answers no request", in_response_to=None),
    "other-request": _draft("answers a request that was not made", in_response_to="_never-asked"),
    "other-state": SamlWrong("with another RelayState", relay=lambda _state: "never-given"),
    "no-state": SamlWrong("without RelayState", relay=lambda _state: None),
    "unknown-person": SamlWrong("names somebody whom the product does not know", draft=_unknown),
    "no-subject": _draft("names nobody", name_id="", email=""),
    "declined": _draft("the provider says no", status="AuthnFailed"),
    **{how: _wrapped(how) for how in WRAPPINGS},
}


def _claims(about: str, **values: Any) -> OidcWrong:
    """The claims with other values; None takes one out."""

    def changed(claims: Claims, _person: Claims) -> Claims:
        return {key: value for key, value in {**claims, **values}.items() if value is not None}

    return OidcWrong(about, claims=changed)


def _shifted(claims: Claims, _person: Claims, *, by: timedelta) -> Claims:
    seconds = int(by.total_seconds())
    return {**claims, "iat": claims["iat"] + seconds, "exp": claims["exp"] + seconds}


def _for_person(claims: Claims, person: Claims) -> Claims:
    return {**claims, **person}


def _sent(about: str, **values: str) -> OidcWrong:
    return OidcWrong(about, sent=lambda sent: {**sent, **values})


def _declined(sent: dict[str, str]) -> dict[str, str]:
    return {"error": "access_denied", **{key: value for key, value in sent.items() if key in ("state", "iss")}}


def _without(key: str) -> Callable[[dict[str, str]], dict[str, str]]:
    return lambda sent: {name: value for name, value in sent.items() if name != key}


OIDC: Mapping[str, OidcWrong] = {
    "unsigned": OidcWrong("alg none, and it names somebody else", claims=_for_person, sign=tokens.unsigned),
    "altered": OidcWrong("somebody else is named after signing", sign=tokens.altered),
    "other-key": OidcWrong("signed with a key that is not published", sign=tokens.by_another),
    "public-key-as-secret": OidcWrong(
        "HS256 with the public key as the secret", claims=_for_person, sign=tokens.with_public_key
    ),
    "expired": OidcWrong("its time is over", claims=partial(_shifted, by=-LONG)),
    "not-yet-valid": OidcWrong("its time is to come", claims=partial(_shifted, by=LONG)),
    "other-audience": _claims("for another client", aud="another-client"),
    "other-party": _claims("for another client to use", azp="another-client"),
    "other-issuer": _claims("in another provider's name", iss=f"{ELSEWHERE}/op"),
    "mixed-up": _sent("the browser brings another provider's name", iss=f"{ELSEWHERE}/op"),
    "replayed": OidcWrong("the last answer once more", again=True),
    "unsolicited": OidcWrong("without a state", sent=_without("state")),
    "other-state": _sent("with another state", state="never-given"),
    "other-nonce": _claims("with another nonce", nonce="never-given"),
    "no-nonce": _claims("without a nonce", nonce=None),
    "other-code": _sent("with a code that was not given", code="never-given"),
    "unknown-person": _claims("names somebody unknown", sub="stranger", email="stranger@unknown.example"),
    "unverified-address": _claims("the address was never verified", email_verified=False),
    "no-subject": _claims("names nobody", sub=None),
    "declined": OidcWrong("the provider says no", sent=_declined),
}
WAYS: Mapping[Kind, Mapping[str, object]] = {Kind.SAML: SAML, Kind.OIDC: OIDC}
PROTOCOLS = {Kind.SAML: "SAML", Kind.OIDC: "OpenID Connect"}
RIGHT_SAML, RIGHT_OIDC = SamlWrong("as it should be"), OidcWrong("as it should be")


class UnknownWrongness(ValueError):
    """There is no such way to answer wrongly; the text lists those there are."""


def check(wrong: str, kinds: Collection[Kind]) -> None:
    """Raises `UnknownWrongness` unless this way is known over one of the protocols that the provider is connected over;
    over any, as long as it is not connected."""
    over = [kind for kind in WAYS if kind in kinds] or list(WAYS)
    fitting = sorted({way for kind in over for way in WAYS[kind]})
    if wrong not in fitting:
        protocols = " or ".join(PROTOCOLS[kind] for kind in over)
        raise UnknownWrongness(f"{wrong!r} is no way to answer wrongly over {protocols}: {', '.join(fitting)}.")
