"""Adding and removing devices over HTTP: after the password, from My Account, and at a reset."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from simulator.identity.links import Purpose
from tests.simulator.conftest import Client
from tests.simulator.second_factors import RIGHT, World, arrived, key_on

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
WANTED = {"name": "My phone", "method": "totp"}


def test_who_has_no_device_adds_one_and_is_in(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as browser:
            assert (await browser.post("/login", data=RIGHT)).headers["location"] == "/mfa/add"
            assert (await browser.get("/mfa")).headers["location"] == "/mfa/add"
            assert (await browser.post("/mfa/add", data=WANTED)).headers["location"] == "/mfa/add/totp"
            page = await browser.get("/mfa/add/totp")
            key = key_on(page)
            assert "data:image/png;base64," in page.text
            wrong = await browser.post("/mfa/add/totp", data={"code": "000000"})
            assert wrong.status_code == 403
            assert key_on(wrong) == key
            assert not await arrived(browser)
            answer = await browser.post("/mfa/add/totp", data={"code": world.code(secret=key)})
            assert answer.headers["location"] == "/"
            assert await arrived(browser)
            for path in ("/account", "/account/devices/add", "/mfa/add/totp", "/mfa/add"):
                assert key not in (await browser.get(path)).text
        events = await world.events()
        assert events[1:] == [("code-refused", "enrolment"), ("device-added", "totp"), ("login", "device-proven")]

    run(story)


def test_the_code_that_enrolled_does_not_log_in_too(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as browser, world.browser() as other:
            await browser.post("/login", data=RIGHT)
            await browser.post("/mfa/add", data=WANTED)
            code = world.code(secret=key_on(await browser.get("/mfa/add/totp")))
            await browser.post("/mfa/add/totp", data={"code": code})
            await other.post("/login", data=RIGHT)
            assert (await other.post("/mfa", data={"code": code})).status_code == 403

    run(story)


def test_what_is_missing_is_said_and_what_was_chosen_stays(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, mfa_sms=True)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            form = {"name": '"><b>Mobile', "method": "sms", "phone": "12"}
            page = await browser.post("/mfa/add", data=form)
            assert page.status_code == 422
            assert 'role="alert"' in page.text
            assert 'value="&#34;&gt;&lt;b&gt;Mobile"' in page.text
            assert 'value="sms" aria-describedby="about-sms" checked' in page.text
            assert (await browser.post("/mfa/add", data={"method": "none"})).status_code == 422

    run(story)


def test_wrong_codes_at_enrolment_are_no_attempts_at_the_account(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.post("/mfa/add", data=WANTED)
            for _ in range(8):
                page = await browser.post("/mfa/add/totp", data={"code": "000000"})
            code = world.code(secret=key_on(page))
            assert (await browser.post("/mfa/add/totp", data={"code": code})).headers["location"] == "/"

    run(story)


def test_who_has_a_device_cannot_add_another_instead_of_showing_it(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.post("/mfa/add", data=WANTED)
            code = world.code(secret=key_on(await browser.get("/mfa/add/totp")))
            await world.device()
            for path in ("/mfa/add", "/mfa/add/totp"):
                assert (await browser.get(path)).headers["location"] == "/mfa"
            assert (await browser.post("/mfa/add", data=WANTED)).headers["location"] == "/mfa"
            assert (await browser.post("/mfa/add/totp", data={"code": code})).headers["location"] == "/mfa"
            assert not await arrived(browser)

    run(story)


def test_two_windows_at_once_add_one_device(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as one, world.browser() as two:
            forms = []
            for browser in (one, two):
                await browser.post("/login", data=RIGHT)
                await browser.post("/mfa/add", data=WANTED)
                forms.append((browser, world.code(secret=key_on(await browser.get("/mfa/add/totp")))))
            answers = await asyncio.gather(*(b.post("/mfa/add/totp", data={"code": code}) for b, code in forms))
        assert sorted(answer.headers["location"] for answer in answers) == ["/", "/mfa"]
        assert len((await world.control("GET", f"/people/{world.person}/devices")).json()) == 1

    run(story)


def test_an_enrolment_ends_with_its_half_login_and_serves_no_other(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as browser, world.browser() as other:
            await browser.post("/login", data=RIGHT)
            await browser.post("/mfa/add", data=WANTED)
            key = key_on(await browser.get("/mfa/add/totp"))
            await other.post("/login", data=RIGHT)
            code = {"code": world.code(secret=key)}
            assert (await other.post("/mfa/add/totp", data=code)).headers["location"] == "/mfa/add"
            await world.later(600)
            code = {"code": world.code(secret=key)}
            assert (await browser.post("/mfa/add/totp", data=code)).status_code == 403
            assert not await arrived(browser)

    run(story)


def test_my_account_lists_adds_and_removes(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        device = await world.device()
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.post("/mfa", data={"code": world.code(-1)})
            assert "Time-based Generator" in (await browser.get("/account")).text
            last = await browser.post(f"/account/devices/{device}/remove", data={})
            assert last.status_code == 409
            assert 'role="alert"' in last.text
            same_name = await browser.post("/account/devices/add", data=WANTED)
            assert same_name.status_code == 422
            await browser.post("/account/devices/add", data={**WANTED, "name": "Tablet"})
            key = key_on(await browser.get("/account/devices/add/totp"))
            added = await browser.post("/account/devices/add/totp", data={"code": world.code(secret=key)})
            assert added.headers["location"] == "/account?notice=device-added"
            page = (await browser.get("/account?notice=device-added")).text
            assert 'role="status"' in page
            assert page.index("My phone") < page.index("Tablet")
            removed = await browser.post(f"/account/devices/{device}/remove", data={})
            assert removed.headers["location"] == "/account?notice=device-removed"
            assert "My phone" not in (await browser.get("/account")).text
        assert [event for event, _ in await world.events()][-2:] == ["device-added", "device-removed"]

    run(story)


def test_nobody_removes_what_is_not_theirs(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, mfa_required=False)
        noor = await client.person("one", name="Noor", email="noor@example.com")
        hers = await world.device(noor["id"], name="Hers")
        async with world.browser() as browser:
            assert (await browser.post(f"/account/devices/{hers}/remove", data={})).headers["location"] == "/login"
            await browser.post("/login", data=RIGHT)
            assert (await browser.post(f"/account/devices/{hers}/remove", data={})).status_code == 404
        assert len((await world.control("GET", f"/people/{noor['id']}/devices")).json()) == 1

    run(story)


def test_an_invitation_leads_to_the_window_at_the_first_login(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        invited = await world.control("POST", "/invitations", {"name": "Noor", "email": "noor@example.com"})
        async with world.browser() as browser:
            chosen = {"password": "Right-Pass-1", "again": "Right-Pass-1"}
            answer = await browser.post(invited.json()["link"], data=chosen)
            assert answer.headers["location"] == "/login?notice=registered"
            login = await browser.post("/login", data={**RIGHT, "email": "noor@example.com"})
            assert login.headers["location"] == "/mfa/add"

    run(story)


NEW = {"password": "Other-Pass-1", "again": "Other-Pass-1"}


def _reset_link(client: Client) -> str:
    deployment = client.registry.get("one")
    return deployment.issue_link(deployment.records.accounts("mara@example.com")[0], Purpose.RESET)


def test_a_reset_changes_nothing_before_the_code(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser, world.browser() as other:
            link = _reset_link(client)
            assert (await browser.post(link, data=NEW)).headers["location"] == "/mfa"
            assert (await browser.post("/mfa", data={"code": "000000"})).status_code == 403
            assert (await other.post("/login", data=RIGHT)).headers["location"] == "/mfa"
            assert (await browser.get(link)).status_code == 200
            assert (await browser.get("/mfa/add")).headers["location"] == "/mfa"
            answer = await browser.post("/mfa", data={"code": world.code()})
            assert answer.headers["location"] == "/"
            assert await arrived(browser)
            assert (await browser.get(link)).status_code == 410
            assert (await other.post("/login", data=RIGHT)).status_code == 403

    run(story)


def test_a_reset_whose_link_has_ended_meanwhile_changes_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            await browser.post(_reset_link(client), data=NEW)
            _reset_link(client)
            answer = await browser.post("/mfa", data={"code": world.code()})
            assert answer.status_code == 403
            assert "was not changed" in answer.text
            assert not await arrived(browser)

    run(story)


def test_a_reset_without_a_device_leads_to_the_window(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        async with world.browser() as browser:
            answer = await browser.post(_reset_link(client), data=NEW)
            assert answer.headers["location"] == "/mfa/add"
            assert not await arrived(browser)
            assert (await browser.post("/login", data={**RIGHT, "password": "Other-Pass-1"})).status_code == 303

    run(story)


def test_a_reset_that_waits_ends_when_the_device_is_taken_away(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            link = _reset_link(client)
            await browser.post(link, data=NEW)
            await world.control("DELETE", f"/people/{world.person}/devices")
            assert (await browser.get("/mfa/add")).status_code == 403
            assert (await browser.post(link, data=NEW)).headers["location"] == "/mfa/add"

    run(story)
