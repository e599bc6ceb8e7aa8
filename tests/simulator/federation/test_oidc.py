"""The relying party: what it asks for, whose keys it takes, how it logs out."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from dataclasses import replace
from urllib.parse import parse_qs, parse_qsl, urlsplit

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from simulator.federation.http import Client
from simulator.federation.oidc import redeem, sign_out_url
from simulator.federation.tokens import KeyRing, claims_of, signed_claims
from simulator.identity.federation import Accepted, Claims, Kind, Pending, Provider, Reason, Refused
from simulator.providers.keys import pair
from simulator.providers.tokens import signed
from tests.simulator.federation.world import NOW, PARTY, World


def test_a_login_is_asked_for_with_pkce_state_and_nonce() -> None:
    world = World()
    provider = asyncio.run(world.provider(Kind.OIDC))
    asked = {key: values[0] for key, values in parse_qs(urlsplit(world.begin(provider)).query).items()}
    pending = world.pending[asked["state"]]
    digest = hashlib.sha256(pending.verifier.encode()).digest()
    assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert (asked["code_challenge_method"], asked["nonce"]) == ("S256", pending.nonce)
    assert pending.verifier not in asked.values()


def test_a_provider_that_changed_its_keys_is_asked_for_them_once_more() -> None:
    async def story() -> None:
        world = World()
        provider = await world.provider(Kind.OIDC)
        async with world.browser() as browser:
            for _ in range(2):
                assert isinstance(await world.judged(provider, await world.brought(provider, browser)), Accepted)
            assert world.asked.count("/jwks") == 1
            world.site.change_keys()
            assert isinstance(await world.judged(provider, await world.brought(provider, browser)), Accepted)
            assert world.asked.count("/jwks") == 2
            world.site.wrong = "other-key"
            refused = await world.judged(provider, await world.brought(provider, browser))
            assert refused == Refused(Reason.OTHER_KEY)
            assert world.asked.count("/jwks") == 3

    asyncio.run(story())


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        ("", Reason.UNREADABLE),
        ("a.b", Reason.UNREADABLE),
        ("a.b.c.d.e", Reason.ENCRYPTED),
        ("bm8.e30.c2ln", Reason.UNREADABLE),
        ("eyJhbGciOiJub25lIn0.e30.", Reason.UNSIGNED),
        ("eyJhbGciOiJub25lIn0.e30.c2ln", Reason.UNSIGNED),
        ("eyJhbGciOiJOT05FIn0.e30.c2ln", Reason.OTHER_ALGORITHM),
        pytest.param(
            jwt.encode({"alg": "HS256"}, {"sub": "x"}, OctKey.generate_key(256)), Reason.OTHER_ALGORITHM, id="HS256"
        ),
    ],
)
def test_what_is_no_signed_token_of_the_provider_is_refused(token: str, reason: Reason) -> None:
    async def story() -> None:
        world = World()
        provider = await world.provider(Kind.OIDC)
        result = await signed_claims(token, provider, ring=world.ring, client=world.client())
        assert isinstance(result, Refused)
        assert result.reason is reason

    asyncio.run(story())


def test_a_shared_secret_is_no_algorithm_even_where_it_was_pinned() -> None:
    async def story() -> None:
        world = World()
        provider = replace(await world.provider(Kind.OIDC), algorithms=("HS256", "RS256"))
        token = jwt.encode({"alg": "HS256"}, {"sub": "x"}, OctKey.generate_key(256))
        result = await signed_claims(token, provider, ring=world.ring, client=world.client())
        assert result == Refused(Reason.OTHER_ALGORITHM)

    asyncio.run(story())


PROPER = {"iss": "op", "sub": "x", "aud": "us", "iat": 1, "exp": 2}


@pytest.mark.parametrize(
    "odd",
    [
        {"exp": None},
        {"exp": "2"},
        {"exp": True},
        {"exp": 1e300},
        {"iat": None},
        {"aud": 7},
        {"sub": ["x"]},
        {"nonce": 1},
    ],
)
def test_claims_of_another_type_are_refused(odd: dict[str, object]) -> None:
    result = claims_of({**PROPER, **odd}, "token")
    assert isinstance(result, Refused)
    assert result.reason is Reason.UNREADABLE


def test_claims_are_read_as_values() -> None:
    result = claims_of({**PROPER, "aud": ["us", "them"], "azp": "us", "email": "m@x"}, "token")
    assert isinstance(result, Claims)
    assert (result.audiences, result.authorized_party, result.email) == (("us", "them"), "us", "m@x")


def test_logging_out_at_the_provider_names_the_login_and_the_way_back() -> None:
    provider = asyncio.run(World().provider(Kind.OIDC))
    url = sign_out_url(provider, PARTY, hint="token", state="s")
    assert url
    asked = parse_qs(urlsplit(url).query)
    assert url.startswith("http://abc.onelogin.localhost:1/end-session?")
    assert asked["post_logout_redirect_uri"] == [PARTY.signed_out_uri]
    assert (asked["id_token_hint"], asked["state"], asked["client_id"]) == (["token"], ["s"], ["product"])
    assert sign_out_url(replace(provider, sign_out=""), PARTY, hint="", state="s") is None


def test_a_provider_that_does_not_answer_logs_nobody_in() -> None:
    async def story() -> None:
        world = World()
        provider = await world.provider(Kind.OIDC)
        async with world.browser() as browser:
            brought = await world.brought(provider, browser)
        for changed in ({"token_endpoint": "http://x.localhost:1/none"}, {"jwks_uri": f"{world.site.url}none"}):
            world.once.taken.clear()
            refused = await world.judged(replace(provider, **changed), brought)  # type: ignore[arg-type]
            assert isinstance(refused, Refused)
            assert refused.reason in (Reason.UNREACHABLE, Reason.CODE_REFUSED)

    asyncio.run(story())


def _mock(sub: str, forms: list[httpx.Request]) -> Client:
    """A provider that tells the address at its UserInfo endpoint only."""

    def respond(request: httpx.Request) -> httpx.Response:
        forms.append(request)
        if request.url.path == "/userinfo":
            assert request.headers["authorization"] == "Bearer access"
            return httpx.Response(200, json={"sub": sub, "email": "mara@example.com"})
        if request.url.path == "/jwks":
            return httpx.Response(200, json={"keys": [pair("tests").jwk]})
        token = signed(PROPER, pair("tests"), pair("tests"), {})
        return httpx.Response(200, json={"id_token": token, "access_token": "access"})

    return Client(httpx.MockTransport(respond))


MOCKED = Provider(
    "p",
    Kind.OIDC,
    "P",
    "op",
    "https://op.example/authorize",
    client_id="us",
    client_secret="s e",
    token_endpoint="https://op.example/token",
    userinfo_endpoint="https://op.example/userinfo",
    jwks_uri="https://op.example/jwks",
)
PENDING = Pending("state", "p", NOW, "b", "_r", "nonce", "verifier")


@pytest.mark.parametrize(("sub", "email"), [("x", "mara@example.com"), ("another", "")])
def test_the_address_may_come_from_userinfo_for_the_same_subject(sub: str, email: str) -> None:
    claims = asyncio.run(
        redeem("c", provider=MOCKED, party=PARTY, pending=PENDING, client=_mock(sub, []), ring=KeyRing())
    )
    assert isinstance(claims, Claims)
    assert claims.email == email


@pytest.mark.parametrize(
    ("provider", "header", "form"),
    [
        (MOCKED, base64.b64encode(b"us:s+e").decode(), {}),
        (replace(MOCKED, secret_in_body=True), "", {"client_id": "us", "client_secret": "s e"}),
        (replace(MOCKED, client_secret=""), "", {"client_id": "us"}),
    ],
)
def test_the_client_proves_itself_as_the_provider_wants(provider: Provider, header: str, form: dict[str, str]) -> None:
    sent: list[httpx.Request] = []
    asyncio.run(redeem("c", provider=provider, party=PARTY, pending=PENDING, client=_mock("x", sent), ring=KeyRing()))
    assert sent[0].headers.get("authorization", "").removeprefix("Basic ") == header
    fields = dict(parse_qsl(sent[0].content.decode()))
    always = {"grant_type": "authorization_code", "code": "c", "code_verifier": "verifier"}
    assert fields == {**always, "redirect_uri": PARTY.redirect_uri, **form}
