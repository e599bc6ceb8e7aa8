"""The provider as a person meets it: logging in once, being known, logging out; and whom it refuses to serve."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from simulator.identity.federation import Accepted, Kind, Reason, Refused
from simulator.providers.dresses import DRESSES, address, of_host
from simulator.providers.site import SESSION_LIFE
from tests.simulator.federation.world import MARA, PARTY, World, brought_by, form_action

TYPED = {"username": " MARA@example.com ", "password": MARA.password}


def at(story: Callable[[World, httpx.AsyncClient], Awaitable[None]]) -> None:
    async def whole() -> None:
        world = World()
        async with world.browser() as browser:
            await story(world, browser)

    asyncio.run(whole())


@pytest.mark.parametrize("kind", Kind)
def test_a_second_login_asks_for_nothing_until_logged_out_there(kind: Kind) -> None:
    """GC-SSO-2."""

    async def story(world: World, browser: httpx.AsyncClient) -> None:
        provider = await world.provider(kind)
        first = await browser.get(world.begin(provider))
        assert 'name="password"' in first.text
        brought = brought_by(await browser.post(form_action(first), data=TYPED))
        assert isinstance(await world.judged(provider, brought), Accepted)
        second = await browser.get(world.begin(provider))
        assert isinstance(await world.judged(provider, brought_by(second)), Accepted)
        assert "Mara Lind" in (await browser.get("/")).text
        assert "You are logged out." in (await browser.post("/log-out")).text
        assert 'name="password"' in (await browser.get(world.begin(provider))).text

    at(story)


def test_a_login_is_forgotten_after_its_time() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        await browser.post("/", data=TYPED)
        assert "Mara Lind" in (await browser.get("/")).text
        world.now += SESSION_LIFE
        assert 'name="password"' in (await browser.get("/")).text

    at(story)


@pytest.mark.parametrize(
    "typed", [{**TYPED, "password": "wrong"}, {**TYPED, "username": "nobody@example.com"}, {"username": ""}]
)
def test_a_wrong_password_is_refused_and_the_request_not_lost(typed: dict[str, str]) -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        provider = await world.provider(Kind.SAML)
        asked = world.begin(provider)
        refused = await browser.post(asked, data=typed)
        assert refused.status_code == 403
        assert 'role="alert"' in refused.text
        assert form_action(refused) == asked.removeprefix("http://abc.onelogin.localhost:1")
        assert not browser.cookies

    at(story)


@pytest.mark.parametrize("kind", Kind)
def test_who_cancels_is_sent_back_with_a_refusal(kind: Kind) -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        provider = await world.provider(kind)
        brought = brought_by(await browser.post(world.begin(provider), data={"cancel": "yes"}))
        refused = await world.judged(provider, brought)
        assert isinstance(refused, Refused)
        assert refused.reason is Reason.DECLINED

    at(story)


def test_the_providers_cookie_is_its_own() -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        cookie = (await browser.post("/", data=TYPED)).headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert "omain" not in cookie

    at(story)


def test_a_form_of_another_site_logs_nobody_in() -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}):
            assert (await browser.post("/", data=TYPED, headers=headers)).status_code == 403

    at(story)


def test_pages_may_send_their_form_to_the_product_and_nowhere_else() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        for kind in Kind:
            response = await browser.get(world.begin(await world.provider(kind)))
            policy = response.headers["content-security-policy"]
            assert "form-action 'self' http://abc.genesys-cloud.localhost:1" in policy
            assert "script-src 'self'" in policy
        assert (await browser.get("/")).headers["content-security-policy"].endswith("form-action 'self'")

    at(story)


def _asked(**values: str) -> str:
    proper = {
        "response_type": "code",
        "scope": "openid",
        "client_id": "product",
        "redirect_uri": PARTY.redirect_uri,
        "state": "s",
        "code_challenge": "c" * 43,
        "code_challenge_method": "S256",
    }
    return f"/authorize?{urlencode({**proper, **values})}"


@pytest.mark.parametrize(
    "odd",
    [{"client_id": "another"}, {"redirect_uri": "http://evil.example/"}, {"redirect_uri": f"{PARTY.redirect_uri}/x"}],
)
def test_an_answer_is_sent_to_a_registered_address_only(odd: dict[str, str]) -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        response = await browser.get(_asked(**odd))
        assert response.status_code == 400
        assert 'role="alert"' in response.text

    at(story)


@pytest.mark.parametrize(
    ("odd", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"scope": "email"}, "invalid_scope"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"prompt": "none"}, "login_required"),
    ],
)
def test_a_request_that_is_not_enough_comes_back_with_its_error(odd: dict[str, str], error: str) -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        brought = brought_by(await browser.get(_asked(**odd)))
        assert brought == {"error": error, "state": "s", "iss": "http://abc.onelogin.localhost:1"}

    at(story)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"code_verifier": "v" * 43}, 400),
        ({"redirect_uri": "http://evil.example/"}, 400),
        ({"client_secret": "wrong"}, 401),
        ({"client_id": "another"}, 401),
        ({"grant_type": "password"}, 400),
    ],
)
def test_a_code_is_exchanged_by_whom_it_was_given_to_only(change: dict[str, str], status: int) -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        provider = await world.provider(Kind.OIDC)
        brought = await world.brought(provider, browser)
        form = {
            "grant_type": "authorization_code",
            "code": brought["code"],
            "redirect_uri": PARTY.redirect_uri,
            "code_verifier": world.pending[brought["state"]].verifier,
            "client_id": provider.client_id,
            "client_secret": provider.client_secret,
        }
        assert (await browser.post("/token", data={**form, **change})).status_code == status

    at(story)


def test_a_code_is_not_exchanged_by_another_client() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        other = replace(world.site.services[0], client_id="other", client_secret="other secret", entity_id="other")
        world.site.services.append(other)
        provider = await world.provider(Kind.OIDC)
        brought = await world.brought(provider, browser)
        stolen = replace(provider, client_id=other.client_id, client_secret=other.client_secret)
        assert await world.judged(stolen, brought) == Refused(Reason.CODE_REFUSED, "invalid_grant")

    at(story)


def test_a_response_goes_to_the_registered_address_only() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        asked = world.begin(await world.provider(Kind.SAML))
        world.site.services[0] = replace(world.site.services[0], acs="http://abc.genesys-cloud.localhost:1/moved")
        assert (await browser.get(asked)).status_code == 400

    at(story)


def test_a_code_is_good_for_a_minute() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        provider = await world.provider(Kind.OIDC)
        brought = await world.brought(provider, browser)
        world.later(seconds=60)
        refused = await world.judged(provider, brought)
        assert isinstance(refused, Refused)
        assert refused.reason is Reason.CODE_REFUSED

    at(story)


@pytest.mark.parametrize("request_", ["", "!!!", "bm90IGRlZmxhdGVk"])
def test_a_saml_request_that_cannot_be_read_is_told_so(request_: str) -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        assert (await browser.get("/sso", params={"SAMLRequest": request_})).status_code == 400

    at(story)


def test_a_saml_request_of_a_stranger_is_not_answered() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        asked = world.begin(await world.provider(Kind.SAML))
        world.site.services.clear()
        assert (await browser.get(asked)).status_code == 400

    at(story)


def test_a_repetition_of_nothing_is_told_so() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        world.site.wrong = "replayed"
        for kind in Kind:
            response = await browser.post(world.begin(await world.provider(kind)), data=TYPED)
            assert response.status_code == 409
        assert not world.site.applied

    at(story)


def test_logging_out_from_the_product_needs_the_token_of_that_login_or_a_yes() -> None:
    async def story(world: World, browser: httpx.AsyncClient) -> None:
        provider = await world.provider(Kind.OIDC)
        accepted = await world.judged(provider, await world.brought(provider, browser))
        assert isinstance(accepted, Accepted)
        way = {"client_id": "product", "post_logout_redirect_uri": PARTY.signed_out_uri, "state": "s"}
        asked = await browser.get("/end-session", params=way)
        assert "Do you want to log out?" in asked.text
        assert "Mara Lind" in (await browser.get("/")).text
        done = await browser.get("/end-session", params={**way, "id_token_hint": accepted.claims.hint})
        assert done.headers["location"] == f"{PARTY.signed_out_uri}?state=s"
        assert 'name="password"' in (await browser.get("/")).text
        await browser.post("/", data=TYPED)
        assert (await browser.post(form_action(asked))).headers["location"] == f"{PARTY.signed_out_uri}?state=s"
        stray = await browser.get("/end-session", params={**way, "post_logout_redirect_uri": "http://evil.example/"})
        assert "location" not in stray.headers

    at(story)


@pytest.mark.parametrize(("language", "caption"), [("fr-CA,fr;q=0.9", "Se connecter"), ("de,en;q=0.5", "Log in")])
def test_pages_are_in_the_browsers_language(language: str, caption: str) -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        page = await browser.get("/", headers={"Accept-Language": language})
        assert caption in page.text
        assert f'<html lang="{"fr" if caption.startswith("Se") else "en"}">' in page.text

    at(story)


def test_pages_and_their_files_are_there_and_nothing_else() -> None:
    async def story(_world: World, browser: httpx.AsyncClient) -> None:
        for file in ("style.css", "post.js", "icon.svg"):
            assert (await browser.get(f"/assets/{file}")).status_code == 200
        for path in ("/assets/none.css", "/assets/..%2Ftemplates%2Fbase.html", "/nothing"):
            assert (await browser.get(path)).status_code == 404
        assert (await browser.delete("/")).status_code == 404

    at(story)


def test_a_provider_lives_on_another_site_than_the_product() -> None:
    for dress in DRESSES.values():
        host = urlsplit(address("abc", dress, 8080)).netloc
        assert of_host(host) == ("abc", dress)
        assert not host.endswith("genesys-cloud.localhost:8080")
    assert of_host("abc.genesys-cloud.localhost:8080") is None
