"""A form that comes twice counts once (GC-FAULT-1)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from simulator.deployments.registry import Deployments, Description
from simulator.identity import login
from simulator.identity.lockout import Lockout
from simulator.identity.login import Attempt
from simulator.products import PRODUCTS
from simulator.store.sqlite import SqliteStore
from tests.simulator.conftest import Client
from tests.simulator.second_factors import World
from tests.simulator.test_identity import MARA, NOW, POLICY

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
WRONG = {"email": "mara@example.com", "password": "Wrong-Pass-1"}


async def _attempt(browser: httpx.AsyncClient, path: str = "/login") -> dict[str, str]:
    """The hidden field of a page's own form."""
    found = re.findall(r'name="attempt" value="([^"]+)"', (await browser.get(path)).text)
    assert found
    return {"attempt": found[0]}


async def _deployment_with_mara(client: Client) -> dict[str, Any]:
    made = await client.deployment()
    await client.person(made["name"])
    return made


def test_a_wrong_attempt_sent_twice_is_answered_alike_and_counted_once(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            for number in range(3):
                await browser.post("/login", data={**WRONG, "password": f"Wrong-{number}"})
            form = {**WRONG, **await _attempt(browser)}
            answers = [await browser.post("/login", data=form) for _ in range(5)]
            assert ["not right" in answer.text for answer in answers] == [True] * 5
            assert (await browser.post("/login", data=RIGHT)).status_code == 303

    run(story)


def test_at_once_it_counts_once_too(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            form = {**WRONG, **await _attempt(browser)}
            await asyncio.gather(*(browser.post("/login", data=form) for _ in range(20)))
            assert (await browser.post("/login", data=RIGHT)).status_code == 303

    run(story)


def test_the_attempt_that_locks_is_told_of_the_lock_again(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            for number in range(4):
                await browser.post("/login", data={**WRONG, "password": f"Wrong-{number}"})
            form = {**WRONG, **await _attempt(browser)}
            answers = [await browser.post("/login", data=form) for _ in range(2)]
            assert all("locked" in answer.text for answer in answers)
        record = (await client.control("GET", f"/deployments/{made['name']}/record")).json()
        assert [entry["event"] for entry in record].count("locked") == 1

    run(story)


def test_other_entries_in_the_same_form_are_another_attempt(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            attempt = await _attempt(browser)
            answers = [
                await browser.post("/login", data={**WRONG, **attempt, "password": f"Wrong-{number}"})
                for number in range(5)
            ]
            assert "locked" in answers[-1].text

    run(story)


def test_without_the_field_every_form_counts(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            answers = [await browser.post("/login", data=WRONG) for _ in range(5)]
            assert "locked" in answers[-1].text

    run(story)


def test_after_ten_minutes_it_is_another_attempt(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            form = {**WRONG, **await _attempt(browser)}
            for _ in range(5):
                answer = await browser.post("/login", data=form)
                await client.control("PATCH", f"/deployments/{made['name']}/clock", {"advance": 601})
            assert "locked" in answer.text

    run(story)


def test_the_right_login_sent_twice_logs_in_both_times(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        async with client.browser(made["url"]) as browser:
            form = {**RIGHT, **await _attempt(browser)}
            assert [(await browser.post("/login", data=form)).status_code for _ in range(2)] == [303, 303]
            assert (await browser.get("/")).status_code == 200

    run(story)


def test_a_reset_asked_for_twice_by_one_form_sends_one_mail(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _deployment_with_mara(client)
        sent: list[str] = []
        client.registry.get(made["name"]).outbox.send = lambda letter, at: sent.append(letter.subject)  # type: ignore[method-assign]
        async with client.browser(made["url"]) as browser:
            for path in ("/forgot", "/forgot/organization"):
                form = {"email": "mara@example.com", **await _attempt(browser, path)}
                answers = [await browser.post(path, data=form) for _ in range(3)]
                assert len({answer.headers["location"] for answer in answers}) == 1
            assert len(sent) == 2
            await browser.post("/forgot", data={"email": "mara@example.com", **await _attempt(browser)})
            assert len(sent) == 3

    run(story)


def test_a_repeated_failure_leaves_the_count_as_it_is() -> None:
    repeat = Attempt(MARA, False, Lockout(4), repeated=True)
    decision = login.decide(repeat, NOW, POLICY)
    assert (decision.step, decision.lockout) == (login.Step.CREDENTIALS, Lockout(4))


def test_neither_password_nor_attempt_can_be_read_off_what_is_kept(tmp_path: Path) -> None:
    from simulator.deployments.deployment import Origin
    from simulator.deployments.logins import Credentials, sign_in

    store = SqliteStore(tmp_path / "kept.db")
    deployment = Deployments(store, PRODUCTS, 1).create(Description("genesys-cloud", "one", hashing="cheap"))
    given = Credentials("mara@example.com", "Secret-Pass-1", attempt="random-of-the-page")
    asyncio.run(sign_in(deployment, given, None, Origin()))
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"sent:login:" in kept
    assert b"Secret-Pass-1" not in kept
    assert b"random-of-the-page" not in kept


def test_the_same_login_twice_sends_one_text_message(run: Run) -> None:
    async def story(client: Client) -> None:
        world = await World.made(client, mfa_sms=True)
        await world.device(kind="sms", name="Mobile", phone="+44 7700 900123")
        async with world.browser() as browser:
            form = {**RIGHT, **await _attempt(browser)}
            assert [(await browser.post("/login", data=form)).headers["location"] for _ in range(2)] == ["/mfa"] * 2
            await browser.get("/mfa")
            await browser.get("/mfa")
            assert len(world.letters) == 1
            assert (await browser.post("/mfa", data={"code": world.text_code()})).headers["location"] == "/"

    run(story)
