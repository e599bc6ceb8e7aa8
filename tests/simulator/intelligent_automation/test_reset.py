"""A forgotten password (GIA-RESET-1, -2)."""

from __future__ import annotations

import re

import httpx
import pytest

from simulator.identity.settings import Letter
from tests.simulator.conftest import Client
from tests.simulator.intelligent_automation.world import MARA, OTHER, PASSWORD, Run, World, fail, log_in, world


async def ask(browser: httpx.AsyncClient, email: str = MARA) -> str:
    answer = await browser.post("/forgot", data={"email": email})
    page = await browser.get(answer.headers["location"])
    return re.sub(r'name="attempt" value=".*?"', "", page.text)


def path_in(letter: Letter, here: World) -> str:
    (link,) = re.findall(r"http://\S+", letter.text)
    assert link.startswith(here.url)
    return str(link)


def test_one_message_from_the_administrator_leads_to_the_change_window(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(other_addresses=["mara@home.example"])
        sent = here.letters()
        async with here.browser() as browser:
            assert await ask(browser) == await ask(browser, "nobody@example.com")
            (letter,) = sent
            assert letter.sender == "system.administrator@intelligent-automation.example"
            assert letter.recipients == (MARA,)
            page = (await browser.get(path_in(letter, here))).text
            assert re.findall(r"<label[^>]*>(.*?)</label>", page) == ["New Password", "Confirm New Password"]
            entries = {"password": OTHER, "again": OTHER}
            refused = await browser.post(path_in(letter, here), data={"password": "abc", "again": "abc"})
            assert "At least 8 characters" in refused.text
            assert (await browser.post(path_in(letter, here), data=entries)).headers["location"] == "/"
            assert (await browser.get("/home")).status_code == 200
            assert (await browser.post(path_in(letter, here), data=entries)).status_code == 410

    run(story)


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (60, 410)])
def test_a_link_serves_for_an_hour(run: Run, minutes: int, status: int) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        sent = here.letters()
        async with here.browser() as browser:
            await ask(browser)
            await here.advance(minutes=minutes)
            assert (await browser.get(path_in(sent[0], here))).status_code == status

    run(story)


def test_a_reset_does_not_open_a_window_that_is_shut(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        sent = here.letters()
        async with here.browser() as browser:
            await fail(browser, 5)
            await ask(browser)
            answer = await browser.post(path_in(sent[0], here), data={"password": OTHER, "again": OTHER})
            assert "Your new password is set." in answer.text
            assert " disabled" in answer.text
            await here.advance(minutes=15)
            assert (await log_in(browser, PASSWORD)).status_code == 403
            assert (await log_in(browser, OTHER)).status_code == 303

    run(story)


def test_people_of_the_configuration_database_get_the_same_answer_and_no_mail(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(password=None, database="configuration", configuration_password="Configured-1")
        sent = here.letters()
        async with here.browser() as browser:
            assert await ask(browser) == await ask(browser, "nobody@example.com")
        assert not sent

    run(story)
