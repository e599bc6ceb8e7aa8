"""Logging in from places that are allowed and from others, through the pages (GC-IP-1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from simulator.identity.links import Purpose
from tests.simulator import test_sso as sso
from tests.simulator.conftest import Client
from tests.simulator.second_factors import World, arrived, key_on

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
WRONG = {"email": "mara@example.com", "password": "Wrong-Pass-1"}
OFFICE, HOME = {"X-Forwarded-For": "192.0.2.7"}, {"X-Forwarded-For": "203.0.113.9"}


async def _office_only(client: Client, made: dict[str, Any], trusted: list[str] | None = None) -> None:
    """The organization allows its office's network; the test's connections come from a trusted proxy."""
    name, id = made["name"], made["organization"]["id"]
    proxies = {"trusted_proxies": ["127.0.0.1"] if trusted is None else trusted}
    assert (await client.control("PATCH", f"/deployments/{name}/policy", proxies)).status_code == 200
    change = {"policy": {"allowed_addresses": ["192.0.2.0/24", "2001:db8::/32"]}}
    changed = await client.control("PATCH", f"/deployments/{name}/organizations/{id}", change)
    assert changed.status_code == 200, changed.text


async def _at_the_office_only(client: Client, **more: Any) -> dict[str, Any]:
    made = await client.deployment()
    await client.person(made["name"])
    await _office_only(client, made, **more)
    return made


def test_the_right_password_logs_in_from_the_office_alone(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _at_the_office_only(client)
        async with client.browser(made["url"]) as browser:
            refused = await browser.post("/login", data=RIGHT, headers=HOME)
            assert refused.status_code == 403
            assert "location" in refused.text
            assert "session" not in browser.cookies
            assert "location" not in (await browser.post("/login", data=WRONG, headers=HOME)).text
            assert (await browser.post("/login", data=RIGHT, headers=OFFICE)).status_code == 303
            assert (
                await browser.post("/login", data=RIGHT, headers={"X-Forwarded-For": "[2001:db8::7]:80"})
            ).is_redirect
        record = (await client.control("GET", f"/deployments/{made['name']}/record")).json()
        told = [(entry["event"], entry["outcome"], entry["address"]) for entry in record]
        assert told[0] == ("login-refused", "other-place", "203.0.113.9")
        assert told[2] == ("login", "right", "192.0.2.7")
        assert record[0]["person"] == record[2]["person"]

    run(story)


def test_the_refusal_changes_no_count(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _at_the_office_only(client)
        async with client.browser(made["url"]) as browser:
            for _ in range(4):
                await browser.post("/login", data=WRONG, headers=OFFICE)
            for _ in range(3):
                assert "location" in (await browser.post("/login", data=RIGHT, headers=HOME)).text
            assert "locked" in (await browser.post("/login", data=WRONG, headers=HOME)).text

    run(story)


def test_a_header_from_the_browser_itself_changes_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _at_the_office_only(client, trusted=[])
        async with client.browser(made["url"]) as browser:
            assert "location" in (await browser.post("/login", data=RIGHT, headers=OFFICE)).text
        made = await _at_the_office_only(client)
        async with client.browser(made["url"]) as browser:
            forged = {"X-Forwarded-For": "192.0.2.7, 203.0.113.9"}
            assert "location" in (await browser.post("/login", data=RIGHT, headers=forged)).text

    run(story)


@pytest.mark.parametrize("kind", sso.KINDS)
def test_single_sign_on_is_refused_from_elsewhere_too(run: Run, kind: str) -> None:
    async def story(client: Client) -> None:
        made, _ = await sso._connected(client, kind)
        await _office_only(client, made)
        async with client.browser(made["url"]) as browser:
            browser.headers.update(HOME)
            page = await sso._follow(browser, await sso._click(browser))
            assert (page.status_code, "location" in page.text) == (403, True)
            assert "session" not in browser.cookies
        record = (await client.control("GET", f"/deployments/{made['name']}/record")).json()
        assert (record[-1]["outcome"], record[-1]["address"]) == ("sso-other-place", "203.0.113.9")
        assert record[-1]["person"]
        async with client.browser(made["url"]) as browser:
            browser.headers.update(OFFICE)
            assert "You are logged in" in (await sso._follow(browser, await sso._click(browser))).text

    run(story)


def test_a_reset_from_elsewhere_sets_the_password_and_says_why_nobody_is_logged_in(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _at_the_office_only(client)
        deployment = client.registry.get(made["name"])
        link = deployment.issue_link(deployment.records.accounts("mara@example.com")[0], Purpose.RESET)
        new = {"password": "Other-Pass-2", "again": "Other-Pass-2"}
        async with client.browser(made["url"]) as browser:
            page = await browser.post(link, data=new, headers=HOME)
            assert "Your new password is set" in page.text
            assert "location" in page.text
            assert "session" not in browser.cookies
            right = {**RIGHT, "password": "Other-Pass-2"}
            assert (await browser.post("/login", data=right, headers=OFFICE)).is_redirect

    run(story)


def test_what_is_no_address_is_refused_to_the_administrator(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        path = f"/deployments/{made['name']}/organizations/{made['organization']['id']}"
        for policy, says in [
            ({"allowed_addresses": ["the office"]}, "addresses and networks"),
            ({"trusted_proxies": ["192.0.2.7"]}, "the deployment's"),
        ]:
            refused = await client.control("PATCH", path, {"policy": policy})
            assert refused.status_code == 422
            assert says in refused.json()["detail"]

    run(story)


def test_a_device_is_proven_from_an_allowed_place_or_for_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, trusted_proxies=["127.0.0.1"], allowed_addresses=["192.0.2.0/24"])
        await world.device()
        async with world.browser() as browser:
            assert (await browser.post("/login", data=RIGHT, headers=OFFICE)).headers["location"] == "/mfa"
            used = world.code()
            refused = await browser.post("/mfa", data={"code": used}, headers=HOME)
            assert (refused.status_code, "location" in refused.text) == (403, True)
            assert not await arrived(browser)
            await browser.post("/login", data=RIGHT, headers=OFFICE)
            assert (await browser.post("/mfa", data={"code": used}, headers=OFFICE)).status_code == 403
            assert (await browser.post("/mfa", data={"code": world.code(1)}, headers=OFFICE)).headers["location"] == "/"
        assert ("login-refused", "other-place") in await world.events()

    run(story)


def test_a_device_is_added_from_an_allowed_place_or_not_at_all(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, trusted_proxies=["127.0.0.1"], allowed_addresses=["192.0.2.0/24"])
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT, headers=OFFICE)
            page = await browser.post("/mfa/add", data={"name": "Phone", "method": "totp"}, headers=OFFICE)
            page = page if page.status_code == 200 else await browser.get(page.headers["location"])
            code = {"code": world.code(secret=key_on(page))}
            refused = await browser.post(page.url.path, data=code, headers=HOME)
            assert "location" in refused.text
            assert (await world.control("GET", f"/people/{world.person}/devices")).json() == []
            assert not await arrived(browser)

    run(story)


def test_a_reset_with_a_device_changes_nothing_from_elsewhere(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, trusted_proxies=["127.0.0.1"], allowed_addresses=["192.0.2.0/24"])
        await world.device()
        deployment = client.registry.get("one")
        link = deployment.issue_link(deployment.records.accounts("mara@example.com")[0], Purpose.RESET)
        new = {"password": "Other-Pass-2", "again": "Other-Pass-2"}
        async with world.browser() as browser:
            await browser.post(link, data=new, headers=HOME)
            assert "location" in (await browser.post("/mfa", data={"code": world.code()}, headers=HOME)).text
            assert (await browser.get(link)).status_code == 200
            assert (await browser.post("/login", data=RIGHT, headers=OFFICE)).headers["location"] == "/mfa"

    run(story)
