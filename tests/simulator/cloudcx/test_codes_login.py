"""The page that asks for a code, over HTTP."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.simulator.cloudcx.codes import APP, entered, person, told_left, verify, wrong
from tests.simulator.cloudcx.world import LOCKED, MARA, REFUSED, Run, log_in
from tests.simulator.conftest import Client


def test_a_login_mails_a_code_by_itself_and_it_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser, mara.asking() as other:
            assert [letter.recipients for letter in mara.letters] == [(MARA,)] * 2
            assert mara.letters[0].subject == "Your CloudCX verification code"
            assert re.fullmatch(r"\d{6}", mara.mailed)
            page = await other.get("/verify")
            assert "m***@acme.example" in page.text
            assert MARA not in page.text
            assert not await entered(other)
            answer = await verify(other, mara.mailed)
            assert answer.headers["location"] == "/agent"
            assert await entered(other)
            assert (await verify(browser, mara.mailed)).status_code == 403
            assert "half-login" not in other.cookies

    run(story)


def test_loading_the_page_again_mails_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            for _ in range(3):
                assert (await browser.get("/verify")).status_code == 200
            assert len(mara.letters) == 1

    run(story)


def test_a_code_serves_for_ten_minutes_and_the_login_lasts_longer(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser, mara.asking() as other:
            await mara.world.advance(seconds=595)
            assert (await verify(other, mara.mailed)).status_code == 303
            async with mara.asking() as late:
                await mara.world.advance(seconds=601)
                assert "The code is incorrect." in (await verify(late, mara.mailed)).text
            await mara.world.advance(minutes=31)
            assert (await verify(browser, "123456")).headers["location"].startswith("/login?")

    run(story)


def test_the_apps_code_logs_in_once_and_no_mail_is_sent(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client, APP)
        async with mara.asking() as browser, mara.asking() as other, mara.asking() as third:
            assert (await verify(third, mara.code(-3))).status_code == 403
            code = mara.code()
            assert (await verify(browser, f"{code[:3]} {code[3:]}")).status_code == 303
            assert (await verify(other, code)).status_code == 403
            assert mara.letters == []
            assert "Resend" not in (await other.get("/verify")).text
            assert (await other.post("/verify/resend")).status_code == 404

    run(story)


def test_resend_waits_sixty_seconds_voids_the_earlier_code_and_waits_again(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            page = (await browser.get("/verify")).text
            assert re.search(r'<button id="resend"[^>]* disabled', page)
            assert re.search(r"data-own>(60|59)</span> s", page)
            await mara.world.advance(seconds=58)
            refused = await browser.post("/verify/resend")
            assert refused.status_code == 429
            assert len(mara.letters) == 1
            earlier = mara.mailed
            await mara.world.advance(seconds=2)
            assert not re.search(r'<button id="resend"[^>]* disabled', (await browser.get("/verify")).text)
            assert (await browser.post("/verify/resend")).headers["location"] == "/verify?said=code-sent"
            assert len(mara.letters) == 2
            assert (await browser.post("/verify/resend")).status_code == 429
            if earlier != mara.mailed:
                assert (await verify(browser, earlier)).status_code == 403
            assert (await verify(browser, mara.mailed)).status_code == 303

    run(story)


def test_cancel_leads_back_and_its_code_is_worth_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            code = mara.mailed
            answer = await browser.post("/verify/cancel")
            assert answer.headers["location"] == "/login?company=Acme"
            assert not await entered(browser)
            assert (await browser.get("/verify")).headers["location"] == "/login"
            await log_in(browser)
            if code != mara.mailed:
                assert (await verify(browser, code)).status_code == 403

    run(story)


@pytest.mark.parametrize("factor", ["email", APP], ids=["email", "app"])
def test_the_third_and_fourth_wrong_code_warn_and_the_fifth_locks(run: Run, factor: object) -> None:
    async def story(client: Client) -> None:
        mara = await person(client, factor)
        async with mara.asking() as browser, mara.asking() as one, mara.asking() as other:
            assert [told_left(await wrong(browser)) for _ in range(4)] == [None, None, "2", "1"]
            fifth = await wrong(browser)
            assert LOCKED in (await browser.get(fifth.headers["location"])).text
            right = mara.mailed if factor == "email" else mara.code()
            for asked, code in ((other, right), (one, mara.backup[0])):
                assert "said=locked" in (await verify(asked, code)).headers["location"]
            assert LOCKED in (await log_in(browser)).text
            assert REFUSED in (await log_in(browser, "Wrong-1")).text
            await mara.world.advance(days=400)
            assert LOCKED in (await log_in(browser)).text
            await mara.unlock()
        async with mara.asking() as browser:
            assert told_left(await wrong(browser, 4)) == "1"
            assert (await verify(browser, mara.backup[0])).status_code == 303

    run(story)


def test_nothing_but_a_right_code_gives_attempts_back(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            await wrong(browser, 2)
            await browser.post("/verify/cancel")
            await log_in(browser)
            assert told_left(await wrong(browser)) == "2"
            await mara.world.advance(minutes=1)
            await browser.post("/verify/resend")
            assert told_left(await wrong(browser)) == "1"
            assert (await verify(browser, mara.mailed)).status_code == 303
        async with mara.asking() as browser:
            assert told_left(await wrong(browser, 2)) is None
            assert told_left(await verify(browser, "AAAAA-BBBBB")) == "2"

    run(story)


def test_wrong_passwords_and_wrong_codes_are_counted_apart(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.world.browser() as stranger:
            for number in range(4):
                await log_in(stranger, f"Wrong-{number}")
        async with mara.asking() as browser:
            assert told_left(await wrong(browser, 3)) == "2"
            await verify(browser, mara.mailed)
        async with mara.world.browser() as stranger:
            for number in range(4):  # a login that is complete has begun the other count anew, too
                assert REFUSED in (await log_in(stranger, f"Wrong-{number}")).text
        async with mara.asking() as browser, mara.world.browser() as stranger:
            assert LOCKED in (await log_in(stranger, "Wrong-5")).text
            assert "said=locked" in (await verify(browser, mara.mailed)).headers["location"]

    run(story)


def test_fifty_wrong_codes_at_once_lock_at_the_fifth(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client, APP)
        browsers = [await mara.asked() for _ in range(10)]
        await asyncio.gather(*(wrong(browser) for browser in browsers for _ in range(5)))
        refused = [e for e in await mara.world.tell("GET", "record") if e["event"] == "code-refused"]
        assert len(refused) == 5
        assert LOCKED in (await log_in(browsers[0])).text

    run(story)


def test_a_mailed_code_presented_twenty_times_at_once_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            answers = await asyncio.gather(*(verify(browser, mara.mailed) for _ in range(20)))
        assert sum(answer.headers.get("location") == "/agent" for answer in answers) == 1

    run(story)


def test_a_half_login_opens_nothing_else(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            for path in ("/agent", "/profile", "/profile/security", "/profile/security/off"):
                assert (await browser.get(path)).headers["location"] == "/login"
        async with mara.world.browser() as browser:
            browser.cookies.set("half-login", "made-up")
            assert "login-over" in (await verify(browser, "123456")).headers["location"]

    run(story)
