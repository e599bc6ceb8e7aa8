"""The change window: from My Account, at the first login, at expiry; its criteria (GIA-CHANGE-1 to -5)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from simulator.identity.accounts import Account
from simulator.identity.passwords import due, generated, months_after, unmet
from simulator.products.intelligent_automation import POLICY
from tests.simulator.conftest import Client
from tests.simulator.intelligent_automation.world import MARA, OTHER, PASSWORD, Run, log_in, world


async def change(
    browser: httpx.AsyncClient, original: str = PASSWORD, new: str = OTHER, again: str | None = None
) -> httpx.Response:
    entries = {"original": original, "password": new, "again": new if again is None else again}
    return await browser.post("/password", data=entries)


@pytest.mark.parametrize(
    ("set_at", "over"),
    [
        ("2026-11-30", "2027-02-28"),  # no 30 February
        ("2027-11-30", "2028-02-29"),  # a leap year's
        ("2026-02-28", "2026-05-28"),
        ("2028-02-29", "2028-05-29"),
        ("2026-10-31", "2027-01-31"),
        ("2026-12-01", "2027-03-01"),
    ],
)
def test_three_months_are_calendar_months(set_at: str, over: str) -> None:
    begun, end = (datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC) for day in (set_at, over))
    assert months_after(begun, 3) == end
    mara = Account("1", "acme", "Mara", MARA, password="hash", password_set_at=begun)
    assert not due(mara, end - timedelta(seconds=1), POLICY)
    assert due(mara, end, POLICY)


def test_a_given_password_fits_the_policy() -> None:
    assert unmet(generated(POLICY, lambda text: text[0]), POLICY) == ()


def test_the_window_has_its_parts_in_order_and_changes_the_password(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser, here.browser() as other:
            await log_in(browser)
            await log_in(other)
            page = (await browser.get("/password")).text
            labels = re.findall(r"<label[^>]*>(.*?)</label>", page)
            assert labels == ["Password", "New Password", "Confirm New Password"]
            assert page.index("<button>Change Password") < page.index("Forgot your password?")
            assert (await change(browser)).headers["location"] == "/"
            assert (await browser.get("/home")).status_code == 200
            assert (await other.get("/home")).headers["location"] == "/login"
        async with here.browser() as anew:
            assert (await log_in(anew)).status_code == 403
            assert (await log_in(anew, OTHER)).status_code == 303

    run(story)


@pytest.mark.parametrize(("original", "again"), [("Wrong-Pass-9", OTHER), (PASSWORD, "Other-Pass-3")])
def test_a_wrong_original_or_two_entries_change_nothing(run: Run, original: str, again: str) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            await log_in(browser)
            answer = await change(browser, original, OTHER, again)
            assert answer.status_code in (403, 422)
            assert "Nothing was changed." in answer.text
        async with here.browser() as anew:
            assert (await log_in(anew)).status_code == 303

    run(story)


def test_wrong_originals_shut_the_window_and_end_the_session(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            await log_in(browser)
            for number in range(5):
                answer = await change(browser, f"Wrong-{number}")
            assert " disabled" in answer.text
            assert (await browser.get("/home")).headers["location"] == "/login"

    run(story)


def test_a_refused_password_is_told_every_criterion_of_the_administrator(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client, policy={"password_min_length": 11, "password_requires": ["digit", "special"]})
        await here.person()
        async with here.browser() as browser:
            await log_in(browser)
            answer = (await change(browser, new="abcdefghijk1")).text
            listed = re.findall(r"<li( class=\"unmet\")?>(.*?)(?: <|</li>)", answer)
            assert [(bool(missed), text) for missed, text in listed] == [
                (False, "At least 11 characters"),
                (False, "At most 128 characters"),
                (False, "A number"),
                (True, "A special character, such as ! or #"),
                (False, "Not one of your previous 4 passwords"),
            ]
            assert (await change(browser, new="abcdefghij-1")).status_code == 303

    run(story)


@pytest.mark.parametrize("database", ["own", "both"])
def test_an_expired_password_is_changed_before_anything_else(run: Run, database: str) -> None:
    async def story(client: Client) -> None:
        here = await world(client, now="2027-02-27T09:00:00Z")
        elsewhere = {"configuration_password": "Configured-1"} if database == "both" else {}
        await here.person(password_set="2026-11-30T09:00:00Z", database=database, **elsewhere)
        async with here.browser() as browser:
            assert (await log_in(browser)).headers["location"] == "/"
        await here.advance(days=1)
        async with here.browser() as browser:
            assert (await log_in(browser)).headers["location"] == "/password"
            assert "session" not in browser.cookies
            for place in ("/", "/home", "/people", "/login"):
                assert (await browser.get(place)).headers["location"] == "/password"
            assert "has to be changed" in (await browser.get("/password")).text
            assert (await change(browser)).headers["location"] == "/"
            assert (await browser.get("/home")).status_code == 200
            await here.advance(days=88)
            assert (await log_in(browser, OTHER)).headers["location"] == "/"
            await here.advance(days=1)
            assert (await log_in(browser, OTHER)).headers["location"] == "/password"

    run(story)


def test_who_does_not_want_to_change_can_go_back_to_the_window(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client, now="2027-03-27T09:00:00Z")
        await here.person(password_set="2026-11-30T09:00:00Z")
        async with here.browser() as browser:
            await log_in(browser)
            assert "Log In" in (await browser.get("/login?leave")).text
            assert (await browser.get("/password")).headers["location"] == "/login"

    run(story)


def test_a_half_login_runs_out(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(password_set="2020-01-01T09:00:00Z")
        async with here.browser() as browser:
            await log_in(browser)
            await here.advance(minutes=10)
            assert (await change(browser)).headers["location"] == "/login"

    run(story)
