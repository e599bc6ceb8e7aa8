"""A login window that is shut, for whom, and how long (GIA-LOCKOUT-1, -2)."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.simulator.conftest import Client
from tests.simulator.intelligent_automation.world import MARA, PASSWORD, Run, fail, log_in, world

NOOR = "noor@example.com"


def _disabled(page: str) -> list[str]:
    return re.findall(r"<(?:input|select|button)[^>]*? disabled", page)


def test_the_fifth_failure_shuts_the_window_with_all_that_is_in_it(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            assert not _disabled((await fail(browser, 4)).text)
            shut = (await fail(browser, 1)).text
            assert len(_disabled(shut)) == 4
            assert re.search(r'role="alert".*?1[45] min \d+ s', shut, re.DOTALL)

    run(story)


@pytest.mark.parametrize("language", ["en-GB", "fr-FR"])
def test_it_stays_shut_after_a_reload_in_any_language_and_for_any_address(run: Run, language: str) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        await here.person(email=NOOR)
        async with here.browser() as browser:
            await fail(browser, 5)
            await browser.post("/language", data={"language": language})
            assert len(_disabled((await browser.get("/login")).text)) == 4
            assert len(_disabled((await log_in(browser, email=NOOR)).text)) == 4
            assert "session" not in browser.cookies

    run(story)


def test_what_is_sent_around_the_window_is_refused_by_the_server(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            await fail(browser, 5)
        async with here.browser() as anew:
            assert not _disabled((await anew.get("/login")).text)
            assert (await log_in(anew)).status_code == 403
            assert len(_disabled((await anew.get("/login")).text)) == 4

    run(story)


def test_other_people_and_the_same_person_elsewhere_are_not_shut_out(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        await here.person(email=NOOR)
        async with here.browser() as browser:
            await fail(browser, 5)
        async with here.browser("192.0.2.2") as elsewhere:
            assert (await log_in(elsewhere)).status_code == 303
        async with here.browser() as same_place:
            assert (await log_in(same_place, email=NOOR)).status_code == 303

    run(story)


def test_an_unknown_address_is_shut_out_alike(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.tell(
            "PATCH", f"organizations/{here.deployment.organization.id}", {"policy": {"lockout_attempts": 2}}
        )
        async with here.browser() as browser:
            assert len(_disabled((await fail(browser, 2, "nobody@example.com")).text)) == 4

    run(story)


def test_the_window_opens_with_the_first_second_after_the_wait(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            await fail(browser, 5)
            await here.advance(minutes=14, seconds=58)
            assert len(_disabled((await browser.get("/login")).text)) == 4
            assert (await log_in(browser)).status_code == 403
            await here.advance(seconds=2)
            assert not _disabled((await browser.get("/login")).text)
            assert (await log_in(browser)).status_code == 303

    run(story)


def test_tries_while_it_is_shut_do_not_lengthen_the_wait(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            await fail(browser, 5)
            await here.advance(minutes=10)
            await fail(browser, 5)
        async with here.browser() as around:
            await fail(around, 5)
            await here.advance(minutes=5)
            assert (await log_in(around)).status_code == 303

    run(story)


def test_fifty_at_once_count_no_less(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            await asyncio.gather(*(log_in(browser, f"Wrong-{number}") for number in range(50)))
        async with here.browser() as anew:
            assert (await log_in(anew, PASSWORD, MARA)).status_code == 403

    run(story)


def test_an_administrator_unlocks_a_person_wherever_that_is(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        mara = await here.person()
        await here.person(email=NOOR)
        for address in ("192.0.2.2", "192.0.2.3"):
            for email in (MARA, NOOR):
                async with here.browser(address) as browser:
                    await fail(browser, 5, email)
        await here.tell("POST", f"people/{mara['id']}/unlock", expected=204)
        for address in ("192.0.2.2", "192.0.2.3"):
            async with here.browser(address) as anew:
                assert (await log_in(anew)).status_code == 303
            async with here.browser(address) as anew:
                assert (await log_in(anew, email=NOOR)).status_code == 403

    run(story)
