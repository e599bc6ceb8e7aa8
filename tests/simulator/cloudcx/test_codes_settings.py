"""Turning a second factor on and off, and the backup codes, over HTTP."""

from __future__ import annotations

import asyncio
import re
from urllib.parse import unquote

import httpx
import pytest

from simulator.identity import codes
from tests.simulator.cloudcx.codes import APP, MARA_S, WRONG, Person, entered, person, verify
from tests.simulator.cloudcx.world import LOCKED, PASSWORD, Run, log_in
from tests.simulator.conftest import Client

SECURITY = "/profile/security"
CODE = re.compile(r"<li>([2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5})</li>")


async def _plain(client: Client) -> tuple[Person, httpx.AsyncClient]:
    """Mara without a second factor, logged in."""
    mara = await person(client, None)
    browser = mara.world.browser()
    await log_in(browser)
    return mara, browser


async def _with_app(client: Client) -> tuple[Person, httpx.AsyncClient]:
    mara = await person(client, APP)
    browser = await mara.asked()
    await verify(browser, mara.code())
    await mara.world.advance(minutes=2)
    return mara, browser


async def _shown(browser: httpx.AsyncClient, answer: httpx.Response) -> list[str]:
    """The backup codes that a page shows, which are in its file, too."""
    assert answer.headers.get("location") == f"{SECURITY}/codes", answer.text
    page = (await browser.get(f"{SECURITY}/codes")).text
    shown = CODE.findall(page)
    saved = re.search(r'href="data:text/plain;charset=utf-8,([^"]+)" download="cloudcx-backup-codes.txt"', page)
    assert saved
    assert unquote(saved[1]).split() == shown
    again = (await browser.get(f"{SECURITY}/codes")).text
    assert "shown only once" in again
    assert not CODE.findall(again)
    return shown


def test_email_is_on_after_its_code_was_right(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _plain(client)
        assert "<p>Off</p>" in (await browser.get(SECURITY)).text
        for _ in range(3):
            assert (await browser.post(f"{SECURITY}/email")).headers["location"] == f"{SECURITY}/email"
        assert len(mara.letters) == 1
        assert (await browser.get(f"{SECURITY}/email")).status_code == 200
        assert (await browser.post(f"{SECURITY}/email/verify", data={"code": WRONG})).status_code == 403
        assert "<p>Off</p>" in (await browser.get(SECURITY)).text
        shown = await _shown(browser, await browser.post(f"{SECURITY}/email/verify", data={"code": mara.mailed}))
        assert len(set(shown)) == 10
        assert "<p>On: Email</p>" in (await browser.get(SECURITY)).text
        async with mara.asking() as other:
            assert (await verify(other, shown[9].lower().replace("-", " "))).status_code == 303

    run(story)


def test_an_app_is_on_after_its_code_was_right(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _plain(client)
        await browser.post(f"{SECURITY}/app")
        page = (await browser.get(f"{SECURITY}/app")).text
        found = re.search(r'class="key">([A-Z2-7 ]+)<', page)
        assert found
        assert 'alt="QR code"' in page
        step = codes.step_of(mara.world.deployment.clock.now())
        code = codes.at_step(found[1].replace(" ", ""), step)
        await _shown(browser, await browser.post(f"{SECURITY}/app/verify", data={"code": code}))
        assert "<p>On: Authenticator App</p>" in (await browser.get(SECURITY)).text
        async with mara.asking() as other:
            assert (await verify(other, code)).status_code == 403

    run(story)


def test_cancel_turns_nothing_on(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _plain(client)
        await browser.post(f"{SECURITY}/email")
        await browser.post(f"{SECURITY}/email/cancel")
        await browser.post(f"{SECURITY}/email/verify", data={"code": mara.mailed})
        assert "<p>Off</p>" in (await browser.get(SECURITY)).text

    run(story)


def test_a_factor_that_is_on_is_not_replaced_without_turning_it_off(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _plain(client)
        async with mara.world.browser() as other:
            await log_in(other)
            await other.post(f"{SECURITY}/email")
            late = mara.mailed
            await browser.post(f"{SECURITY}/email")
            await browser.post(f"{SECURITY}/email/verify", data={"code": mara.mailed})
            answer = await other.post(f"{SECURITY}/email/verify", data={"code": late})
            assert answer.headers["location"] == SECURITY
        assert "factor-on" in (await browser.post(f"{SECURITY}/app")).headers["location"]

    run(story)


@pytest.mark.parametrize("by", ["password", "code", "backup code"])
def test_turning_off_asks_for_the_password_or_a_code(run: Run, by: str) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _with_app(client)
        assert (await browser.get(f"{SECURITY}/off")).status_code == 200
        for given in ({}, {"password": "Wrong-1"}, {"code": WRONG}):
            assert (await browser.post(f"{SECURITY}/off", data={"other": "", **given})).status_code == 403
        right = {"password": {"password": PASSWORD}, "code": {"code": mara.code()}}
        given = right.get(by, {"code": mara.backup[3]})
        assert "factor-off" in (await browser.post(f"{SECURITY}/off", data=given)).headers["location"]
        async with mara.world.browser() as other:
            assert (await log_in(other)).headers["location"] == "/agent"

    run(story)


def test_wrong_codes_in_the_settings_lock_like_those_at_a_login_and_end_the_session(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _with_app(client)
        for left in (None, None, "2", "1"):
            page = await browser.post(f"{SECURITY}/off", data={"code": WRONG})
            assert (f"You have {left}" in page.text) is (left is not None)
        last = await browser.post(f"{SECURITY}/new-codes", data={"code": WRONG})
        assert last.headers["location"] == "/login?said=locked"
        assert not await entered(browser)
        assert LOCKED in (await log_in(browser)).text
        await mara.unlock()
        await mara.asked()

    run(story)


def test_wrong_first_codes_count_as_well(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _plain(client)
        await browser.post(f"{SECURITY}/email")
        for _ in range(5):
            answer = await browser.post(f"{SECURITY}/email/verify", data={"code": WRONG})
        assert answer.headers["location"] == "/login?said=locked"
        assert not await entered(browser)
        async with mara.world.browser() as other:
            assert LOCKED in (await log_in(other)).text

    run(story)


def test_new_backup_codes_replace_all_the_old_ones(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _with_app(client)
        new = await _shown(browser, await browser.post(f"{SECURITY}/new-codes", data={"password": PASSWORD}))
        assert not set(new) & set(mara.backup)
        async with mara.asking() as other:
            for old in (mara.backup[0], mara.backup[9]):
                assert (await verify(other, old)).status_code == 403
            assert (await verify(other, new[0])).status_code == 303

    run(story)


def test_a_backup_code_serves_once_and_no_other_person(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        jonas = {**MARA_S, "name": "Jonas", "email": "jonas@acme.example", "username": "jonas", "two_factor": "email"}
        await mara.world.tell("POST", "people", jonas, 201)
        async with mara.asking() as browser, mara.asking() as other:
            async with mara.asking(account="jonas@acme.example") as stranger:
                assert (await verify(stranger, mara.backup[0])).status_code == 403
            assert (await verify(browser, mara.backup[0])).status_code == 303
            assert (await verify(other, mara.backup[0])).status_code == 403
            assert (await verify(other, mara.backup[1])).status_code == 303

    run(story)


def test_a_backup_code_presented_twenty_times_at_once_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        browsers = [await mara.asked() for _ in range(20)]
        answers = await asyncio.gather(*(verify(browser, mara.backup[0]) for browser in browsers))
        assert sum(answer.headers.get("location") == "/agent" for answer in answers) == 1

    run(story)


def test_backup_codes_are_kept_as_hashes_and_not_in_the_record(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        kept = str(mara.world.deployment.records._all("SELECT * FROM kept WHERE deployment = ?"))  # type: ignore[attr-defined]
        assert kept.count("argon2id") == 10
        said = str(await mara.world.tell("GET", "record"))
        for code in mara.backup:
            assert code not in kept + said
            assert code.replace("-", "") not in kept + said

    run(story)


def test_other_products_have_no_factor_to_choose(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(name="one")
        body = {**MARA_S, "two_factor": "email"}
        assert (await client.control("POST", f"/deployments/{made['name']}/people", body)).status_code == 422

    run(story)


def test_an_administrator_gives_a_backup_code_and_the_record_says_who(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        ada = {**MARA_S, "name": "Ada", "email": "ada@acme.example", "username": "ada", "administrator": True}
        administrator = (await mara.world.tell("POST", "people", ada, 201))["id"]
        address = f"/admin/agents/{mara.id}/backup-code"
        async with mara.world.browser() as console:
            await log_in(console, account="ada")
            assert (await console.post(address)).headers["location"] == address
            found = re.search(r'role="status"[^>]*><code>([2-9A-Z-]{11})</code>', (await console.get(address)).text)
            assert found
            assert "shown only once" in (await console.get(address)).text
            own = f"/admin/agents/{administrator}/backup-code"
            assert "no-factor" in (await console.post(own)).headers["location"]
        async with mara.asking() as browser, mara.asking() as other:
            assert (await browser.post(address)).headers["location"] == "/login"
            assert (await verify(browser, found[1])).status_code == 303
            assert (await browser.post(address)).status_code == 403
            assert (await verify(other, found[1])).status_code == 403
            assert (await verify(other, mara.backup[0])).status_code == 303
        entry = next(e for e in await mara.world.tell("GET", "record") if e["event"] == "backup-code-given")
        assert (entry["person"], entry["by"]) == (mara.id, administrator)

    run(story)
