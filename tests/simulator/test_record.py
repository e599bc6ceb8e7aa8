"""What an administrator finds in the record (GC-AUDIT-1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from simulator.identity.links import Purpose
from tests.simulator import test_sso as sso
from tests.simulator.conftest import TOKEN, Client
from tests.simulator.second_factors import SECRET, World

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
WRONG = {"email": "mara@example.com", "password": "Wrong-Pass-1"}
TYPED = {"email": "Wrong-Pass-2", "password": "Wrong-Pass-3"}


def test_every_act_is_there_with_time_address_outcome_and_person(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(name="one", now="2030-01-01T00:00:00Z")
        mara = (await client.person("one"))["id"]
        noor = await client.control("POST", "/deployments/one/invitations", {"name": "Noor", "email": "n@example.com"})
        async with client.browser(made["url"]) as browser:
            for form in [WRONG] * 5 + [RIGHT]:
                await browser.post("/login", data=form)
            await client.control("POST", f"/deployments/one/people/{mara}/unlock")
            await browser.post("/login", data=RIGHT)
            await browser.post("/logout")
            await browser.post("/forgot", data={"email": "mara@example.com"})
            deployment = client.registry.get("one")
            link = deployment.issue_link(deployment.records.accounts("mara@example.com")[0], Purpose.RESET)
            await browser.post(link, data={"password": "Other-Pass-2", "again": "Other-Pass-2"})
        record = (await client.control("GET", "/deployments/one/record")).json()
        assert [(entry["event"], entry["outcome"]) for entry in record] == [
            ("invited", "link-sent"),
            *[("login-refused", "wrong-password")] * 5,
            ("locked", "too-many-attempts"),
            ("login-refused", "while-locked"),
            ("unlocked", "by-administrator"),
            ("login", "right"),
            ("logout", "done"),
            ("reset-requested", "link-sent"),
            ("password-reset", "done"),
        ]
        assert [entry["person"] for entry in record] == [noor.json()["person"], *[mara] * 12]
        assert {entry["address"] for entry in record} == {"127.0.0.1"}
        assert {datetime.fromisoformat(entry["at"]).year for entry in record} == {2030}

    run(story)


def test_no_secret_and_nothing_that_was_typed_is_there(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(name="one")
        await client.person("one")
        invited = await client.control("POST", "/deployments/one/invitations", {"name": "N", "email": "n@example.com"})
        link = invited.json()["link"]
        async with client.browser(made["url"]) as browser:
            for form in (WRONG, TYPED, {**RIGHT, "organization": "Wrong-Pass-4"}, RIGHT):
                await browser.post("/login", data=form)
            session = browser.cookies["session"]
            await browser.post(link, data={"password": "Other-Pass-2", "again": "Other-Pass-2"})
        text = (await client.control("GET", "/deployments/one/record")).text
        secrets = ("-Pass-", session, link.rpartition("/")[2], TOKEN)
        assert "registered" in text
        assert [secret for secret in secrets if secret in text] == []

    run(story)


@pytest.mark.parametrize("kind", sso.KINDS)
def test_a_login_by_a_provider_is_there_too(run: Run, kind: str) -> None:
    async def story(client: Client) -> None:
        made, _ = await sso._connected(client, kind)
        path = f"/deployments/{made['name']}/identity-providers/onelogin"
        async with client.browser(made["url"]) as browser:
            await sso._follow(browser, await sso._click(browser))
            await browser.post("/logout")
            await client.control("PATCH", path, {"wrong": "expired"})
            await sso._follow(browser, await sso._click(browser))
        record = (await client.control("GET", f"/deployments/{made['name']}/record")).json()
        told = [(entry["event"], entry["outcome"], entry["address"]) for entry in record]
        assert told[0] == ("login", "sso", "127.0.0.1")
        assert told[-1] == ("login-refused", "sso-expired", "127.0.0.1")

    run(story)


def test_what_happens_to_devices_is_there_too(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        tablet = await world.device(name="Tablet", secret="KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            device = (await world.control("GET", f"/people/{world.person}/devices")).json()[0]["id"]
            await browser.post("/mfa", data={"code": "000000", "device": device})
            await browser.post("/mfa", data={"code": world.code(), "device": device})
            await browser.post(f"/account/devices/{tablet}/remove", data={"x": ""})
        await world.control("DELETE", f"/people/{world.person}/devices")
        record = (await world.control("GET", "/record")).json()
        expected = ["device-added"] * 2 + ["device-asked", "code-refused", "login", "device-removed", "devices-reset"]
        assert [entry["event"] for entry in record] == expected
        assert {(entry["person"], entry["address"]) for entry in record} == {(world.person, "127.0.0.1")}
        assert all(secret not in str(record) for secret in (SECRET, world.code(), "000000"))

    run(story)
