"""The login page: three fields, one refusal, and a lock for five wrong passwords (CX-LOGIN-1, -2, CX-ROLE-1)."""

from __future__ import annotations

import pytest

from tests.simulator.cloudcx.world import LOCKED, MARA, OTHER, PASSWORD, REFUSED, Run, fail, log_in, world
from tests.simulator.conftest import Client


@pytest.mark.parametrize("account", [MARA, "mara", " MARA "])
def test_the_right_three_log_in_by_username_or_email(run: Run, account: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person()
        answer = await log_in(browser := w.browser(), account=account, company=" acme")
        assert (answer.status_code, answer.headers["location"]) == (303, "/agent")
        assert "Agent Panel</h1>" in (await browser.get("/agent")).text

    run(told)


@pytest.mark.parametrize(
    ("company", "account", "password"),
    [("Other", MARA, PASSWORD), ("", MARA, PASSWORD), ("Acme", "nobody", PASSWORD), ("Acme", MARA, "Wrong-Pass-1")],
)
def test_any_of_the_three_wrong_is_refused_alike(run: Run, company: str, account: str, password: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person()
        answer = await log_in(w.browser(), password, account, company)
        assert answer.status_code == 403
        assert f'role="alert" id="alert" class="alert">{REFUSED}<' in answer.text
        assert "set-cookie" not in answer.headers

    run(told)


def test_one_account_name_in_two_companies_opens_the_named_one(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person(name="Mara of Acme")
        await w.person(name="Mara of Brand", organization=await w.company("Brand"), password=OTHER)
        assert (await log_in(w.browser(), OTHER)).status_code == 403
        browser = w.browser()
        await log_in(browser, OTHER, company="Brand")
        assert "Mara of Brand" in (await browser.get("/agent")).text

    run(told)


@pytest.mark.parametrize("account", [MARA, "nobody@acme.example"])
def test_the_fifth_wrong_password_locks_until_the_administrator_unlocks(run: Run, account: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        mara = await w.person()
        browser = w.browser()
        assert REFUSED in (await fail(browser, 4, account)).text
        assert LOCKED in (await fail(browser, 1, account)).text
        await w.advance(days=400)
        assert LOCKED in (await log_in(browser, account=account)).text
        await w.tell("POST", f"people/{mara}/unlock", expected=204)
        assert ((await log_in(browser, account=account)).status_code == 303) == (account == MARA)

    run(told)


@pytest.mark.parametrize(
    ("roles", "landing", "closed"),
    [
        ({}, "/agent", "/admin"),
        ({"administrator": True, "agent": False}, "/admin", "/agent"),
        ({"administrator": True}, "/admin", None),
    ],
)
def test_each_role_enters_its_own_place(run: Run, roles: dict[str, bool], landing: str, closed: str | None) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        browser = await w.logged_in(**roles)
        assert (await browser.get("/")).headers["location"] == landing
        assert (await browser.get(landing)).status_code == 200
        if closed:
            assert (await browser.get(closed)).status_code == 403

    run(told)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("path", ["/admin", "/admin/agents", "/admin/agents/x/password", "/admin/settings", "/admin/x"])
def test_everything_in_the_console_is_closed_to_agents(run: Run, method: str, path: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        assert (await w.browser().request(method, path)).headers["location"] == "/login"
        assert (await (await w.logged_in()).request(method, path)).status_code == 403

    run(told)


def test_a_log_out_ends_the_session(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        browser = await w.logged_in()
        for path in ("/profile", "/profile/security"):
            assert (await browser.get(path)).status_code == 200
        await browser.post("/logout")
        assert (await browser.get("/profile")).headers["location"] == "/login"

    run(told)
