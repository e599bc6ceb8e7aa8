"""Codes by text message over HTTP: where they go, how often, and what they open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from simulator.deployments.text_messages import AT_MOST
from tests.simulator.conftest import Client
from tests.simulator.second_factors import RIGHT, World, arrived

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
MOBILE = {"kind": "sms", "name": "Mobile", "phone": "+44 7700 900123"}


async def _asked(client: Client, **policy: object) -> World:
    world = await World.made(client, mfa_sms=True, **policy)
    await world.device(**MOBILE)
    return world


def test_a_code_goes_to_the_number_and_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await _asked(client)
        async with world.browser() as browser, world.browser() as other:
            await browser.post("/login", data=RIGHT)
            page = await browser.get("/mfa")
            assert "ending in 23" in page.text
            assert "900123" not in page.text
            letter = world.letters[0]
            assert letter.recipients == ("447700900123@sms.example",)
            assert letter.sender == "no-reply@mypurecloud.com"
            assert letter.html == ""
            assert "Genesys Cloud" in letter.text
            code = world.text_code()
            await other.post("/login", data=RIGHT)
            assert (await other.post("/mfa", data={"code": code})).status_code == 403
            assert (await browser.post("/mfa", data={"code": f" {code[:3]} {code[3:]} "})).status_code == 303
            assert await arrived(browser)
            assert (await other.post("/mfa", data={"code": code})).status_code == 403
        assert code not in (await world.control("GET", "/record")).text

    run(story)


def test_only_the_newest_code_serves_and_loading_the_page_again_sends_none(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await _asked(client)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            for _ in range(3):
                await browser.get("/mfa")
            assert len(world.letters) == 1
            older = world.text_code()
            assert 'role="status"' in (await browser.post("/mfa/code", data={"device": ""})).text
            assert len(world.letters) == 2
            newest = world.text_code()
            if older != newest:
                assert (await browser.post("/mfa", data={"code": older})).status_code == 403
            assert (await browser.post("/mfa", data={"code": newest})).status_code == 303

    run(story)


def test_a_code_serves_for_its_minutes(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await _asked(client, sms_code_minutes=2)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.get("/mfa")
            await world.later(120)
            assert (await browser.post("/mfa", data={"code": world.text_code()})).status_code == 403
            await browser.post("/mfa/code", data={"device": ""})
            await world.later(100)
            assert (await browser.post("/mfa", data={"code": world.text_code()})).status_code == 303

    run(story)


def test_a_half_login_sends_so_many_messages_and_no_more(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await _asked(client)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.get("/mfa")
            answers = [await browser.post("/mfa/code", data={"device": ""}) for _ in range(AT_MOST)]
            assert [answer.status_code for answer in answers] == [200] * (AT_MOST - 1) + [429]
            assert 'role="alert"' in answers[-1].text
            assert len(world.letters) == AT_MOST
            assert (await browser.post("/mfa", data={"code": world.text_code()})).status_code == 303

    run(story)


def test_wrong_codes_lock(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await _asked(client)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.get("/mfa")
            wrong = "000000" if world.text_code() != "000000" else "000001"
            pages = [await browser.post("/mfa", data={"code": wrong}) for _ in range(5)]
            assert "locked" in pages[-1].text
            assert (await browser.post("/mfa", data={"code": world.text_code()})).headers["location"] == "/login"

    run(story)


def test_a_number_is_added_by_the_code_that_went_to_it(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, mfa_sms=True)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            form = {"name": "Mobile", "method": "sms", "phone": "+44 (0)7700 900 123"}
            assert (await browser.post("/mfa/add", data=form)).headers["location"] == "/mfa/add/sms"
            page = await browser.get("/mfa/add/sms")
            assert "ending in 23" in page.text
            first = world.text_code()
            other = {**form, "phone": "+44 7700 900456"}
            await browser.post("/mfa/add", data=other)
            await browser.get("/mfa/add/sms")
            assert world.letters[-1].recipients == ("447700900456@sms.example",)
            if first != world.text_code():
                assert (await browser.post("/mfa/add/sms", data={"code": first})).status_code == 403
            await browser.post("/mfa/add/sms/code", data={})
            assert (await browser.post("/mfa/add/sms", data={"code": world.text_code()})).headers["location"] == "/"
            assert await arrived(browser)
        kept = (await world.control("GET", f"/people/{world.person}/devices")).json()
        assert kept[0]["kept"] == {"phone": "+447700900456"}

    run(story)


def test_a_telephone_counts_only_while_text_messages_do(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await _asked(client)
        await world.policy(mfa_sms=False)
        async with world.browser() as browser:
            assert (await browser.post("/login", data=RIGHT)).headers["location"] == "/mfa/add"
            window = (await browser.get("/mfa/add")).text
            assert "Text Message" not in window
            form = {"name": "New", "method": "sms", "phone": "+44 7700 900123"}
            assert (await browser.post("/mfa/add", data=form)).status_code == 422
        assert world.letters == []

    run(story)


def test_a_gateway_is_the_deployments(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(sms_gateway="texts.example")
        assert client.registry.get(made["name"]).sms_gateway == "texts.example"
        body = {"product": "genesys-cloud", "sms_gateway": "no domain"}
        assert (await client.control("POST", "/deployments", body)).status_code == 422

    run(story)
