"""Single sign-on through the product's own addresses, with a browser that goes between the two."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
KINDS = ("saml", "oidc")


async def _connected(client: Client, kind: str, **organization: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A deployment with Mara, who has an account at its simulated provider too."""
    made = await client.deployment()
    name, id = made["name"], made["organization"]["id"]
    await client.person(name)
    body = {"kind": kind, "simulated": "onelogin"}
    connected = await client.control("POST", f"/deployments/{name}/organizations/{id}/providers", body)
    assert connected.status_code == 201, connected.text
    account = {"name": "Mara", "email": "mara@example.com", "password": "At-The-Provider-1"}
    added = await client.control("POST", f"/deployments/{name}/identity-providers/onelogin/people", account)
    assert added.status_code == 204, added.text
    if organization:
        await client.control("PATCH", f"/deployments/{name}/organizations/{id}", organization)
    return made, connected.json()


async def _follow(browser: httpx.AsyncClient, response: httpx.Response) -> httpx.Response:
    """As a browser does: redirects, the provider's login, and forms that send themselves."""
    for _ in range(12):
        if response.is_redirect:
            response = await browser.get(response.headers["location"])
        elif 'name="password"' in response.text and "onelogin" in str(response.url):
            typed = {"username": "mara@example.com", "password": "At-The-Provider-1"}
            response = await browser.post(_action(response), data=typed)
        elif 'name="SAMLResponse"' in response.text:
            response = await browser.post(_action(response), data=_hidden(response), headers=FROM_ELSEWHERE)
        else:
            break
    return response


FROM_ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Origin": "null"}


def _action(response: httpx.Response) -> str:
    found = re.search(r'<form[^>]* action="([^"]+)"', response.text)
    assert found, response.text
    return str(response.url.join(html.unescape(found[1])))


def _hidden(response: httpx.Response) -> dict[str, str]:
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', response.text)
    return {name: html.unescape(value) for name, value in fields}


async def _click(browser: httpx.AsyncClient) -> httpx.Response:
    """The provider's icon under More Login Options."""
    page = await browser.get("/login", params={"organization": "Example Organization"})
    link = re.search(r'<a href="([^"]*/sso/start/[^"]+)"', page.text)
    assert link, page.text
    return await browser.get(link[1])


@pytest.mark.parametrize("kind", KINDS)
def test_the_icon_leads_through_the_provider_to_the_splash_screen(run: Run, kind: str) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, kind)
        async with client.browser(made["url"]) as browser:
            page = await _follow(browser, await _click(browser))
            assert "You are logged in to Example Organization" in page.text
            await browser.post("/logout")
            again = await _follow(browser, await _click(browser))
            assert "You are logged in to Example Organization" in again.text

    run(story)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        *(
            (kind, wrong)
            for kind in KINDS
            for wrong in ("altered", "other-key", "expired", "unknown-person", "declined")
        ),
        ("saml", "unsolicited"),
        ("oidc", "other-nonce"),
    ],
)
def test_a_wrong_answer_leaves_no_session_and_a_way_back(run: Run, kind: str, wrong: str) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, kind)
        path = f"/deployments/{made['name']}/identity-providers/onelogin"
        assert (await client.control("PATCH", path, {"wrong": wrong})).status_code == 200
        async with client.browser(made["url"]) as browser:
            page = await _follow(browser, await _click(browser))
            assert page.status_code == 403
            assert 'role="alert"' in page.text
            assert 'href="/login"' in page.text
            assert "session" not in browser.cookies
        assert (await client.control("GET", path)).json()["applied"]

    run(story)


@pytest.mark.parametrize(
    ("kind", "other", "says", "fitting", "unfitting"),
    [
        ("saml", "no-nonce", "over SAML: ", "no-state", "other-nonce"),
        ("oidc", "no-state", "over OpenID Connect: ", "no-nonce", "xsw-1"),
    ],
)
def test_a_wrongness_of_the_other_protocol_is_refused_with_those_that_fit(
    run: Run, kind: str, other: str, says: str, fitting: str, unfitting: str
) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, kind)
        path = f"/deployments/{made['name']}/identity-providers/onelogin"
        refused = await client.control("PATCH", path, {"wrong": other})
        assert refused.status_code == 422
        told = refused.json()["detail"]
        assert f"'{other}'" in told
        assert says in told
        assert fitting in told
        assert unfitting not in told
        assert (await client.control("GET", path)).json()["wrong"] is None

    run(story)


def test_a_provider_that_is_not_connected_yet_takes_the_wrongness_of_either_protocol(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        path = f"/deployments/{made['name']}/identity-providers/onelogin"
        for wrong, status in (("no-state", 200), ("no-nonce", 200), ("none-such", 422)):
            assert (await client.control("PATCH", path, {"wrong": wrong})).status_code == status

    run(story)


@pytest.mark.parametrize("kind", KINDS)
def test_an_answer_serves_the_browser_that_asked_and_no_other(run: Run, kind: str) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, kind)
        async with client.browser(made["url"]) as browser, client.browser(made["url"]) as victim:
            page = await _click(browser)
            page = await browser.get(page.headers["location"])
            typed = {"username": "mara@example.com", "password": "At-The-Provider-1"}
            answer = await browser.post(_action(page), data=typed)
            if kind == "saml":
                answer = await browser.post(_action(answer), data=_hidden(answer), headers=FROM_ELSEWHERE)
            refused = await victim.get(answer.headers["location"])
            assert refused.status_code == 403
            assert "session" not in victim.cookies

    run(story)


def test_the_same_saml_answer_20_times_at_once_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, "saml")
        async with client.browser(made["url"]) as browser:
            page = await browser.get((await _click(browser)).headers["location"])
            typed = {"username": "mara@example.com", "password": "At-The-Provider-1"}
            answer = await browser.post(_action(page), data=typed)
            action, fields = _action(answer), _hidden(answer)
            posts = [browser.post(action, data=fields, headers=FROM_ELSEWHERE) for _ in range(20)]
            tickets = [response.headers["location"] for response in await asyncio.gather(*posts)]
            # Made before any is answered: the answer that logs in takes the cookie away, and none of these may lack it.
            requests = [browser.build_request("GET", ticket) for ticket in tickets]
            answers = await asyncio.gather(*(browser.send(request) for request in requests))
        record = (await client.control("GET", f"/deployments/{made['name']}/record")).json()
        assert sorted(answer.status_code for answer in answers) == [303] + [403] * 19
        assert sorted(entry["outcome"] for entry in record) == ["sso"] + ["sso-replayed"] * 19

    run(story)


def test_the_same_code_and_state_20_times_at_once_log_in_once(run: Run) -> None:
    """It is the product that counts: the provider is asked about the code once, and so refuses none."""

    async def story(client: Client) -> None:
        made, _ = await _connected(client, "oidc")
        async with client.browser(made["url"]) as browser:
            page = await browser.get((await _click(browser)).headers["location"])
            typed = {"username": "mara@example.com", "password": "At-The-Provider-1"}
            answer = await browser.post(_action(page), data=typed)
            requests = [browser.build_request("GET", answer.headers["location"]) for _ in range(20)]
            answers = await asyncio.gather(*(browser.send(request) for request in requests))
        record = (await client.control("GET", f"/deployments/{made['name']}/record")).json()
        assert sorted(answer.status_code for answer in answers) == [303] + [403] * 19
        assert sum("session=" in answer.headers.get("set-cookie", "") for answer in answers) == 1
        assert sorted(entry["outcome"] for entry in record) == ["sso"] + ["sso-replayed"] * 19

    run(story)


def test_a_disabled_provider_has_no_icon_and_no_way_in(run: Run) -> None:
    async def story(client: Client) -> None:
        made, connected = await _connected(client, "oidc")
        path = f"/deployments/{made['name']}/organizations/{made['organization']['id']}/providers/{connected['id']}"
        assert (await client.control("PATCH", path, {"enabled": False})).status_code == 200
        async with client.browser(made["url"]) as browser:
            page = await browser.get("/login", params={"organization": "Example Organization"})
            assert "/sso/start/" not in page.text
            assert (await browser.get(f"/sso/start/{connected['id']}")).status_code == 404

    run(story)


def test_an_organization_on_sso_only_knows_no_passwords(run: Run) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, "saml", policy={"sso_only": True})
        body = {"name": "Noor", "email": "noor@example.com"}
        invited = await client.control("POST", f"/deployments/{made['name']}/invitations", body)
        async with client.browser(made["url"]) as browser:
            page = await browser.get(invited.json()["link"])
            assert "/sso/start/" in page.text
            assert 'type="password"' not in page.text
            right = {"email": "mara@example.com", "password": "Right-Pass-1"}
            refused = await browser.post("/login", data=right)
            assert refused.status_code == 403
            assert "single sign-on" in refused.text

    run(story)


def test_the_login_of_an_organization_on_sso_only_has_no_password_and_wrong_names_look_as_ever(run: Run) -> None:
    async def story(client: Client) -> None:
        made, _ = await _connected(client, "saml", policy={"sso_only": True}, address="example")
        name = made["name"]
        await client.control("POST", f"/deployments/{name}/organizations", {"name": "Beta"})
        async with client.browser(made["url"]) as browser:
            for path in ("/login?organization=example+ORGANIZATION", "/login?organization=Example+Organization&own=1"):
                page = await browser.get(path)
                assert "/sso/start/" in page.text
                assert 'type="password"' not in page.text
                assert "or with a password" not in page.text
                assert f'name="next" value="{html.escape(path)}"' in page.text
            beta, unknown = [await browser.get("/login", params={"organization": n}) for n in ("Beta", "Zeta")]
            assert 'type="password"' in unknown.text
            alike = [re.sub(r'name="attempt" value="[^"]+"', "", page.text) for page in (beta, unknown)]
            assert alike[1] == alike[0].replace("Beta", "Zeta")
            assert 'type="password"' in (await browser.get("/login")).text

    run(story)


def test_what_cannot_be_connected_is_refused_with_the_reason(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        path = f"/deployments/{made['name']}/organizations/{made['organization']['id']}/providers"
        for body, says in [
            ({"kind": "saml"}, "metadata"),
            ({"kind": "oidc", "issuer": "https://login.example"}, "client id"),
            ({"kind": "saml", "metadata": "<nothing/>"}, "not the SAML metadata"),
            ({"kind": "oidc", "issuer": "ftp://x", "client_id": "a"}, "https"),
        ]:
            response = await client.control("POST", path, body)
            assert response.status_code == 422
            assert says in response.json()["detail"]

    run(story)


def test_the_service_providers_metadata_are_published(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        facts = (await client.control("GET", f"/deployments/{made['name']}/federation")).json()
        async with client.browser(made["url"]) as browser:
            document = await browser.get(facts["entity_id"])
        assert facts["acs"] in document.text
        assert facts["redirect_uri"].endswith("/sso/callback")

    run(story)
