"""Second factors at the level of HTTP: the prompt, its limits, and what an attacker would try."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.simulator.conftest import Client
from tests.simulator.second_factors import RIGHT, SECRET, World, arrived

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]


def test_the_password_and_then_the_code_log_in(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            answer = await browser.post("/login", data=RIGHT)
            assert answer.headers["location"] == "/mfa"
            assert not await arrived(browser)
            assert "administrator" in (await browser.get("/mfa")).text
            answer = await browser.post("/mfa", data={"code": world.code()})
            assert answer.headers["location"] == "/"
            assert await arrived(browser)
            assert "half-login" not in browser.cookies
        assert (await world.events())[-2:] == [("device-asked", "device-asked"), ("login", "device-proven")]

    run(story)


def test_without_mfa_nobody_is_asked(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, mfa_required=False)
        await world.device()
        async with world.browser() as browser:
            assert (await browser.post("/login", data=RIGHT)).headers["location"] == "/"

    run(story)


def test_several_devices_are_a_choice(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        tablet = await world.device(name="Tablet", secret="KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            choice = (await browser.get("/mfa")).text
            assert "My phone" in choice
            assert "Tablet" in choice
            assert "Tablet" in (await browser.get(f"/mfa?device={tablet}")).text
            wrong_one = await browser.post("/mfa", data={"device": tablet, "code": world.code()})
            assert wrong_one.status_code == 403
            code = world.code(secret="KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
            assert (await browser.post("/mfa", data={"device": tablet, "code": code})).status_code == 303

    run(story)


def test_one_code_presented_20_times_at_once_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, lockout_attempts=50)
        await world.device()
        browsers = [world.browser() for _ in range(20)]
        for browser in browsers:
            await browser.post("/login", data=RIGHT)
        answers = await asyncio.gather(*(b.post("/mfa", data={"code": world.code()}) for b in browsers))
        assert sorted(answer.status_code for answer in answers) == [303] + [403] * 19
        assert sum([await arrived(browser) for browser in browsers]) == 1
        for browser in browsers:
            await browser.aclose()

    run(story)


def test_one_half_login_presented_20_times_at_once_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            forms = [{"code": world.code(away)} for away in (-1, 0, 1) * 7]
            answers = await asyncio.gather(*(browser.post("/mfa", data=form) for form in forms))
        assert [answer.headers.get("location") for answer in answers].count("/") == 1
        assert (await world.events()).count(("login", "device-proven")) == 1

    run(story)


@pytest.mark.parametrize("away", [0, -1], ids=["the same", "an earlier one"])
def test_a_used_step_does_not_serve_another_login(run: Run, away: int) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        step = world.code()
        for form, status in (({"code": step}, 303), ({"code": world.code(away)}, 403)):
            async with world.browser() as browser:
                await browser.post("/login", data=RIGHT)
                assert (await browser.post("/mfa", data=form)).status_code == status

    run(story)


def test_another_persons_code_or_device_is_refused(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        noor = await client.person("one", name="Noor", email="noor@example.com")
        others = "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU"
        device = await world.device(noor["id"], name="Hers", secret=others)
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            for form in ({"code": world.code(secret=others)}, {"code": world.code(secret=others), "device": device}):
                assert (await browser.post("/mfa", data=form)).status_code == 403
            assert not await arrived(browser)

    run(story)


def test_a_half_login_ends_after_its_minutes_and_says_so(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, mfa_minutes=10)
        await world.device()
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await world.later(600)
            answer = await browser.post("/mfa", data={"code": world.code()})
            assert answer.status_code == 403
            assert 'role="alert"' in answer.text
            assert 'action="/login"' in answer.text
            assert not await arrived(browser)

    run(story)


def test_a_half_login_opens_no_place_and_nobody_elses(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        noor = await client.person("one", name="Noor", email="noor@example.com")
        await world.device(noor["id"], name="Hers", secret="KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU")
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            for path in ("/", "/account", "/collaborate", "/architect", "/account/devices/add"):
                assert (await browser.get(path)).headers["location"] == "/login"
            browser.cookies.set("session", browser.cookies["half-login"])
            assert not await arrived(browser)
            hers = {**RIGHT, "email": "noor@example.com"}
            await browser.post("/login", data=hers)
            assert (await browser.post("/mfa", data={"code": world.code()})).status_code == 403

    run(story)


@pytest.mark.parametrize("cookie", ["", "none-such", "x" * 3000, "%00"])
def test_a_half_login_of_ones_own_making_is_none(run: Run, cookie: str) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            browser.cookies.set("half-login", cookie)
            for path in ("/mfa", "/mfa/add", "/mfa/add/totp"):
                assert (await browser.get(path)).status_code in (303, 403)
            assert (await browser.post("/mfa", data={"code": world.code()})).status_code in (303, 403)
            assert not await arrived(browser)

    run(story)


def test_codes_lock_at_the_fifth_however_often_the_password_is_entered(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        for attempt in range(5):
            async with world.browser() as browser:
                await browser.post("/login", data=RIGHT)
                page = await browser.post("/mfa", data={"code": "000000"})
                assert page.status_code == 403
                assert ('action="/login"' in page.text) == (attempt == 4)
        assert "locked" in page.text
        async with world.browser() as browser:
            assert (await browser.post("/login", data=RIGHT)).status_code == 403
            assert not await arrived(browser)
        assert ("locked", "too-many-attempts") in await world.events()

    run(story)


def test_a_lock_from_elsewhere_ends_what_waits_for_its_device(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser, world.browser() as attacker:
            await browser.post("/login", data=RIGHT)
            for _ in range(5):
                await attacker.post("/login", data={**RIGHT, "password": "wrong"})
            answer = await browser.post("/mfa", data={"code": world.code()})
            assert answer.status_code == 403
            assert "locked" in answer.text
            assert not await arrived(browser)

    run(story)


def test_a_completed_login_begins_the_count_anew_and_ends_the_session_it_replaces(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            for away in (-1, 0):
                await browser.post("/login", data={**RIGHT, "password": "wrong"})
                await browser.post("/login", data=RIGHT)
                for _ in range(3):
                    await browser.post("/mfa", data={"code": "000000"})
                first = browser.cookies.get("session")
                assert (await browser.post("/mfa", data={"code": world.code(away)})).status_code == 303
        async with world.browser() as thief:
            thief.cookies.set("session", first or "")
            assert not await arrived(thief)

    run(story)


def test_single_sign_on_needs_no_device(run: Run) -> None:
    async def story(client: Client) -> None:
        from tests.simulator.test_sso import _connected, _follow

        made, provider = await _connected(client, "oidc")
        await client.control("PATCH", f"/deployments/{made['name']}/policy", {"mfa_required": True})
        async with client.browser(made["url"]) as browser:
            arrived_at = await _follow(browser, await browser.get(f"/sso/start/{provider['id']}"))
            assert arrived_at.url.path == "/"
            assert arrived_at.status_code == 200

    run(story)


def test_an_administrators_reset_ends_the_old_device_and_what_was_begun(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser, world.browser() as inside:
            await inside.post("/login", data=RIGHT)
            await inside.post("/mfa", data={"code": world.code(-1)})
            await inside.post("/account/devices/add", data={"name": "Tablet", "method": "totp"})
            await browser.post("/login", data=RIGHT)
            assert (await world.control("DELETE", f"/people/{world.person}/devices")).status_code == 204
            assert (await browser.post("/mfa", data={"code": world.code()})).headers["location"] == "/mfa/add"
            begun = await inside.get("/account/devices/add/totp")
            assert begun.headers["location"] == "/account/devices/add"
            assert not await arrived(browser)
        assert (await world.control("GET", f"/people/{world.person}/devices")).json() == []
        assert ("devices-reset", "by-administrator") in await world.events()

    run(story)


def test_devices_as_facts_show_no_secret(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        path = f"/people/{world.person}/devices"
        made = await world.control("POST", path, {"kind": "totp", "name": "Chosen"})
        assert len(made.json()["secret"]) == 32
        await world.device()
        await world.device(kind="sms", name="Mobile", phone="+44 7700 900123")
        listed = await world.control("GET", path)
        assert SECRET not in listed.text
        assert [d["kept"] for d in listed.json()][1:] == [
            {"secret": "•••", "last_step": -1},
            {"phone": "+447700900123"},
        ]
        for body in ({"kind": "totp", "name": "x", "secret": "no base32!"}, {"kind": "sms", "name": "x", "phone": "1"}):
            refused = await world.control("POST", path, body)
            assert refused.status_code == 422
            assert "no base32!" not in refused.text
        assert (await world.control("GET", "/people/nobody/devices")).status_code == 404

    run(story)


def test_the_record_has_every_step_and_no_code(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client)
        await world.device()
        async with world.browser() as browser:
            await browser.post("/login", data=RIGHT)
            await browser.post("/mfa", data={"code": "000000"})
            await browser.post("/mfa", data={"code": world.code()})
        text = (await world.control("GET", "/record")).text
        assert SECRET not in text
        assert world.code() not in text
        assert [event for event, _ in await world.events()] == ["device-added", "device-asked", "code-refused", "login"]

    run(story)
