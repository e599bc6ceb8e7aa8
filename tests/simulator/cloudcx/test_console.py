"""The Admin console: agents and settings of the own company (CX-ROLE-1, CX-PASSWORD-1, CX-2FA-7)."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.simulator.cloudcx.world import LOCKED, MARA, OTHER, PASSWORD, Run, World, fail, log_in, world
from tests.simulator.conftest import Client

ADA = "ada@acme.example"
NEW = {"name": "Zoe", "username": "zoe", "email": "zoe@acme.example", "password": OTHER, "agent": "on"}


async def console(client: Client, **wanted: Any) -> tuple[World, httpx.AsyncClient, str]:
    """A company with an administrator, in whose browser we are, and an agent, whose id this is."""
    w = await world(client, **wanted)
    browser = await w.logged_in(name="Ada", email=ADA, username="ada", administrator=True)
    return w, browser, await w.person()


def test_an_agent_is_added_with_a_password_and_a_mail(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, _ = await console(client)
        letters = w.letters()
        assert (await browser.post("/admin/agents/new", data=NEW)).headers["location"] == "/admin/agents?said=added"
        assert [(letter.recipients, OTHER in letter.text) for letter in letters] == [(("zoe@acme.example",), True)]
        assert ">Zoe</a>" in (await browser.get("/admin/agents")).text
        assert (await log_in(w.browser(), OTHER, "zoe")).headers["location"] == "/agent"

    run(told)


@pytest.mark.parametrize(
    ("wrong", "told_so"),
    [
        ({"name": " "}, "Enter a name"),
        ({"email": "nowhere"}, "Enter a name"),
        ({"username": "MARA"}, "already"),
        ({"email": MARA}, "already"),
        ({"password": "short"}, "requirements"),
    ],
)
def test_an_agent_who_cannot_be_added_is_told_why_and_stays_typed(run: Run, wrong: Any, told_so: str) -> None:
    async def told(client: Client) -> None:
        w, browser, _ = await console(client)
        letters = w.letters()
        answer = await browser.post("/admin/agents/new", data={**NEW, **wrong})
        assert (answer.status_code, told_so in answer.text) == (422, True)
        assert f'value="{wrong.get("username", "zoe")}"' in answer.text
        assert not letters

    run(told)


def test_a_set_password_logs_in_and_the_one_before_does_not(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, mara = await console(client)
        hers = w.browser()
        await log_in(hers)
        answer = await browser.post(f"/admin/agents/{mara}/password", data={"password": OTHER})
        assert answer.headers["location"] == f"/admin/agents/{mara}?said=password-set"
        assert (await hers.get("/agent")).headers["location"] == "/login"
        assert [(await log_in(hers, password)).status_code for password in (PASSWORD, OTHER)] == [403, 303]
        weak = await browser.post(f"/admin/agents/{mara}/password", data={"password": "short"})
        assert weak.headers["location"].endswith("said=weak")
        assert (await log_in(hers, OTHER)).status_code == 303

    run(told)


def test_what_is_changed_of_a_person_holds(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, mara = await console(client)
        edited = {"name": "Mara L.", "username": "maral", "email": "maral@acme.example", "administrator": "on"}
        await browser.post(f"/admin/agents/{mara}", data=edited)
        page = (await browser.get(f"/admin/agents/{mara}")).text
        assert all(f'value="{edited[field]}"' in page for field in ("name", "username", "email"))
        answers = [await log_in(w.browser(), account=account) for account in (MARA, "mara", "maral")]
        assert [answer.status_code for answer in answers] == [403, 403, 303]
        assert answers[-1].headers["location"] == "/admin"
        taken = await browser.post(f"/admin/agents/{mara}", data={**edited, "username": "ada"})
        assert (taken.status_code, "already" in taken.text) == (422, True)

    run(told)


def test_an_unlock_in_the_console_lets_in_again(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, mara = await console(client)
        assert LOCKED in (await fail(hers := w.browser(), 5)).text
        await browser.post(f"/admin/agents/{mara}/unlock")
        assert (await log_in(hers)).status_code == 303

    run(told)


def test_a_deleted_person_is_nobody(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, mara = await console(client)
        await log_in(hers := w.browser())
        await browser.post(f"/admin/agents/{mara}/delete")
        assert (await hers.get("/agent")).headers["location"] == "/login"
        assert (await log_in(hers)).status_code == 403
        assert (await browser.get(f"/admin/agents/{mara}")).status_code == 404
        assert ">Mara</a>" not in (await browser.get("/admin/agents")).text

    run(told)


def test_nobody_takes_the_console_from_oneself(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, _ = await console(client)
        ada = next(each.id for each in w.deployment.records.everybody() if each.name == "Ada")
        assert (await browser.post(f"/admin/agents/{ada}/delete")).headers["location"].endswith("said=oneself")
        kept = {"name": "Ada", "username": "ada", "email": ADA, "agent": "on"}
        assert (await browser.post(f"/admin/agents/{ada}", data=kept)).status_code == 422
        assert (await browser.get("/admin")).status_code == 200

    run(told)


def test_the_console_reaches_no_other_company(run: Run) -> None:
    async def told(client: Client) -> None:
        w, browser, _ = await console(client)
        other = await w.person(name="Bo", organization=await w.company("Brand"))
        assert ">Bo</a>" not in (await browser.get("/admin/agents")).text
        for act in ("", "/password", "/unlock", "/delete"):
            answer = await browser.post(f"/admin/agents/{other}{act}", data={**NEW})
            assert answer.status_code == 404
        assert (await log_in(w.browser(), company="Brand")).status_code == 303

    run(told)


@pytest.mark.parametrize(("given", "kept"), [("14", 14), ("90", 90), ("", None), ("15", None)])
def test_the_policy_of_skipping_is_kept_for_the_company(run: Run, given: str, kept: int | None) -> None:
    async def told(client: Client) -> None:
        w, browser, mara = await console(client)
        await w.change_company(policy={"skip_days": 60})
        await browser.post("/admin/settings/security", data={"skip_days": given})
        page = (await browser.get("/admin/settings")).text
        assert ("selected>" in page) == (kept is not None)
        assert w.deployment.policy_of(w.deployment.records.account(mara)).skip_days == kept

    run(told)


def test_providers_that_are_not_connected_cannot_be_offered(run: Run) -> None:
    async def told(client: Client) -> None:
        _, browser, _ = await console(client)
        page = (await browser.get("/admin/settings")).text
        assert page.count(" disabled ") == 2

    run(told)
