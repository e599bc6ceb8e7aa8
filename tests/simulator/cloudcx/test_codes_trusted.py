"""Don't ask again for so many days, over HTTP."""

from __future__ import annotations

import httpx
import pytest

from tests.simulator.cloudcx.codes import APP, MARA_S, Person, person, verify
from tests.simulator.cloudcx.test_mail import link
from tests.simulator.cloudcx.world import OTHER, PASSWORD, Run, log_in
from tests.simulator.conftest import Client

DAYS = 30
SECURITY = "/profile/security"
OFFERED = "Don&#39;t ask again for"


async def _ticked(client: Client) -> tuple[Person, httpx.AsyncClient]:
    """Mara, who has ticked the box in a browser."""
    mara = await person(client)
    await mara.world.change_company(policy={"skip_days": DAYS})
    browser = await mara.asked()
    assert (await verify(browser, mara.mailed, trust="yes")).status_code == 303
    await browser.post("/logout")
    return mara, browser


async def _spared(browser: httpx.AsyncClient) -> bool:
    answer = await log_in(browser)
    return answer.headers["location"] == "/agent"


@pytest.mark.parametrize("days", [14, 30, 60, 90])
def test_the_caption_has_the_policys_days(run: Run, days: int) -> None:
    async def story(client: Client) -> None:
        mara = await person(client, APP)
        async with mara.asking() as browser:
            assert OFFERED not in (await browser.get("/verify")).text
            await mara.world.change_company(policy={"skip_days": days})
            assert f"{OFFERED} {days} days" in (await browser.get("/verify")).text

    run(story)


def test_for_the_policys_days_to_the_moment_no_code_is_asked_for(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        await mara.world.advance(days=DAYS, seconds=-30)
        assert await _spared(browser)
        await mara.world.advance(seconds=30)
        assert not await _spared(browser)

    run(story)


def test_who_did_not_tick_the_box_is_asked_and_so_is_another_browser(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, _ = await _ticked(client)
        async with mara.asking() as other:
            await verify(other, mara.mailed)
            await other.post("/logout")
            assert not await _spared(other)

    run(story)


def test_a_box_that_was_not_offered_spares_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        mara = await person(client)
        async with mara.asking() as browser:
            await verify(browser, mara.mailed, trust="yes")
            await mara.world.change_company(policy={"skip_days": DAYS})
            assert not await _spared(browser)

    run(story)


def test_a_withdrawn_policy_asks_at_once(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        assert await _spared(browser)
        await mara.world.change_company(policy={"skip_days": None})
        assert not await _spared(browser)

    run(story)


def test_a_shorter_policy_ends_it_earlier(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        await mara.world.change_company(policy={"skip_days": 14})
        await mara.world.advance(days=14)
        assert not await _spared(browser)

    run(story)


def test_a_new_password_ends_it_at_once(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        answer = await mara.world.browser().post(await link(mara.world), data={"password": OTHER, "again": OTHER})
        assert answer.headers["location"].endswith("said=reset")
        assert (await log_in(browser, OTHER)).headers["location"] == "/verify"

    run(story)


def test_another_factor_ends_it_at_once(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        assert await _spared(browser)
        await browser.post(f"{SECURITY}/off", data={"password": PASSWORD})
        await browser.post(f"{SECURITY}/email")
        await browser.post(f"{SECURITY}/email/verify", data={"code": mara.mailed})
        assert "<p>On: Email</p>" in (await browser.get(SECURITY)).text
        await browser.post("/logout")
        assert not await _spared(browser)

    run(story)


def test_the_cookie_of_one_person_spares_no_other(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        jonas = {**MARA_S, "name": "Jonas", "email": "jonas@acme.example", "username": "jonas", "two_factor": "email"}
        await mara.world.tell("POST", "people", jonas, 201)
        answer = await log_in(browser, account="jonas@acme.example")
        assert answer.headers["location"] == "/verify"
        await verify(browser, mara.mailed, trust="yes")
        await browser.post("/logout")
        assert await _spared(browser)  # hers holds beside his

    run(story)


def test_what_is_kept_is_a_digest(run: Run) -> None:
    async def story(client: Client) -> None:
        mara, browser = await _ticked(client)
        kept = str(mara.world.deployment.records._all("SELECT * FROM kept WHERE deployment = ?"))  # type: ignore[attr-defined]
        assert browser.cookies["trusted"] not in kept

    run(story)
