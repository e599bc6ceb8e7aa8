"""The two databases (GIA-ACCOUNT-1, GIA-LOGIN-2)."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.simulator.conftest import Client
from tests.simulator.intelligent_automation.world import MARA, PASSWORD, Run, fail, log_in, world

CONFIGURED = "Configured-1"
ELSEWHERE: dict[str, Any] = {"password": None, "database": "configuration", "configuration_password": CONFIGURED}
BOTH: dict[str, Any] = {"database": "both", "configuration_password": CONFIGURED}
NOOR = "noor@example.com"


@pytest.mark.parametrize(
    ("where", "password", "status"),
    [
        ({}, PASSWORD, 303),
        ({}, CONFIGURED, 403),
        (ELSEWHERE, CONFIGURED, 303),
        (ELSEWHERE, PASSWORD, 403),
        (BOTH, PASSWORD, 303),
        (BOTH, CONFIGURED, 303),
        (BOTH, "Neither-1", 403),
    ],
)
def test_the_passwords_kept_in_a_persons_databases_log_in(
    run: Run, where: dict[str, Any], password: str, status: int
) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(**where)
        async with here.browser() as browser:
            assert (await log_in(browser, password, " MARA@example.com ")).status_code == status

    run(story)


def test_a_password_changed_there_counts_from_then_on(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(**ELSEWHERE)
        changed = {"password": "Configured-2"}
        await here.tell("PUT", f"configuration-server/people/{MARA}/password", changed, 204)
        await here.tell("PUT", f"configuration-server/people/{NOOR}/password", changed, 404)
        async with here.browser() as browser:
            assert (await log_in(browser, CONFIGURED)).status_code == 403
            assert (await log_in(browser, "Configured-2")).status_code == 303

    run(story)


@pytest.mark.parametrize("state", ["down", "slow"])
def test_without_an_answer_people_of_the_own_database_log_in_and_the_others_are_told(run: Run, state: str) -> None:
    async def story(client: Client) -> None:
        here = await world(client, policy={"configuration_seconds": 1})
        await here.person(**ELSEWHERE)
        await here.person(email=NOOR)
        await here.tell("PATCH", "configuration-server", {"state": state})
        async with here.browser() as browser:
            told = []
            for email in (MARA, "nobody@example.com"):
                answer = await log_in(browser, CONFIGURED, email)
                told.append(re.sub(r'name="attempt" value=".*?"', "", answer.text).replace(email, ""))
            assert "The Configuration Server does not answer" in told[0]
            assert told[0] == told[1]
            assert (await log_in(browser, PASSWORD, NOOR)).status_code == 303

    run(story)


def test_nobody_goes_on_guessing_while_there_is_no_answer(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(email=NOOR)
        await here.tell("PATCH", "configuration-server", {"state": "down"})
        async with here.browser() as browser:
            for _ in range(5):
                await log_in(browser, "Guessed-Pass-1", NOOR)
            assert (await log_in(browser, PASSWORD, NOOR)).status_code != 303

    run(story)


def test_the_lockout_holds_for_passwords_kept_there(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(**ELSEWHERE)
        async with here.browser() as browser:
            await fail(browser, 5)
        async with here.browser() as anew:
            assert (await log_in(anew, CONFIGURED)).status_code == 403

    run(story)


def test_a_password_kept_there_neither_expires_nor_is_changed_here(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(**BOTH, password_set="2020-01-01T00:00:00Z")
        await here.person(email=NOOR, **ELSEWHERE)
        async with here.browser() as browser:
            assert (await log_in(browser, CONFIGURED)).headers["location"] == "/"
        async with here.browser() as browser:
            await log_in(browser, CONFIGURED, NOOR)
            assert "Configuration Database" in (await browser.get("/password")).text

    run(story)


def test_nobody_but_the_product_is_answered(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(**ELSEWHERE)
        url = (await here.tell("GET", "configuration-server"))["url"]
        entries = {"email": MARA, "password": CONFIGURED}
        async with client.browser(url) as browser:
            assert (await browser.post("/authenticate", data=entries)).status_code == 401
            assert (await browser.post("/authenticate", data=entries, auth=("x", "guess"))).status_code == 401
            assert (await browser.get("/")).status_code == 404

    run(story)


def test_a_product_without_one_has_none_to_be_told_of(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        answer = await client.control("GET", f"/deployments/{made['name']}/configuration-server")
        assert answer.status_code == 422

    run(story)


@pytest.mark.parametrize("wrong", [{"password": None}, {"database": "configuration"}, {"database": "both"}])
def test_a_person_has_a_password_in_each_database(run: Run, wrong: dict[str, Any]) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.tell("POST", "people", {"name": "Mara", "email": MARA, "password": PASSWORD, **wrong}, 422)

    run(story)
