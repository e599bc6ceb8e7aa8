"""Creating people, and what they are told (GIA-ACCOUNT-1, -2, GIA-CHANGE-2)."""

from __future__ import annotations

import re

import pytest

from simulator.store import Taken
from tests.simulator.conftest import Client
from tests.simulator.intelligent_automation.world import MARA, Run, log_in, world

NOOR = {"name": "Noor", "email": "noor@example.com"}


def test_who_has_the_permission_creates_people_and_nobody_else(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            assert (await browser.post("/people", data=NOOR)).headers["location"] == "/login"
            await log_in(browser)
            assert (await browser.get("/people")).status_code == 403
            assert (await browser.post("/people", data=NOOR)).status_code == 403
        assert [account.email for account in here.deployment.records.everybody()] == [MARA]

    run(story)


@pytest.mark.parametrize("forced", [True, False])
def test_a_created_person_is_notified_and_the_given_password_logs_in(run: Run, forced: bool) -> None:
    async def story(client: Client) -> None:
        here = await world(client, policy={"change_at_first_login": forced})
        await here.person(administrator=True)
        sent = here.letters()
        async with here.browser() as browser:
            await log_in(browser)
            assert 'href="/people"' in (await browser.get("/home")).text
            answer = await browser.post("/people", data=NOOR)
            assert "on its way" in (await browser.get(answer.headers["location"])).text
            again = await browser.post("/people", data=NOOR)
            assert "already" in again.text
            assert "Enter a name" in (await browser.post("/people", data={"name": "", "email": "x"})).text
        (letter,) = sent
        assert letter.recipients == (NOOR["email"],)
        assert f"{here.url}login" in letter.text
        (given,) = re.findall(r"^Password: (\S+)$", letter.text, re.MULTILINE)
        async with here.browser() as browser:
            answer = await log_in(browser, given, NOOR["email"])
            assert answer.headers["location"] == ("/password" if forced else "/")
            assert ("session" in browser.cookies) is not forced

    run(story)


def test_the_control_api_creates_people_alike(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        sent = here.letters()
        made = await here.tell("POST", "invitations", NOOR, 201)
        assert made["link"] == f"{here.url}login"
        assert made["password"] in sent[0].text
        with pytest.raises(Taken):
            here.deployment.records.add_account(here.deployment.records.everybody()[0], [NOOR["email"]])

    run(story)
