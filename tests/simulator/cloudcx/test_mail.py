"""The welcome mail, and Forgot Password (CX-ACCOUNT-1, CX-PASSWORD-2)."""

from __future__ import annotations

import re

import httpx
import pytest

from simulator.identity.settings import Letter
from tests.simulator.cloudcx.world import COMPANY, MARA, OTHER, PASSWORD, Run, World, log_in, world
from tests.simulator.conftest import Client


def facts(letter: Letter, *names: str) -> list[str]:
    """What stands after each of the names in a letter."""
    return [re.search(rf"^{re.escape(name)} (.+)$", letter.text, re.M)[1] for name in names]  # type: ignore[index]


def test_the_welcome_mail_holds_everything_needed_to_log_in(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client, organization="Acme & Co")
        letters = w.letters()
        invited = await w.tell("POST", "invitations", {"name": "Mara", "email": MARA, "username": "mara"}, 201)
        (letter,) = letters
        names = ("Login URL:", "Company Name:", "Login Username:", "Login Email:", "Login Password:")
        url, company, username, email, password = facts(letter, *names)
        assert (letter.sender, letter.subject) == ("no-reply@cloudcx.example", "Welcome to CloudCX")
        assert (url, password) == (invited["link"], invited["password"])
        page = (await w.browser().get(url)).text
        assert 'name="company" value="Acme &amp; Co"' in page
        for account in (username, email):
            assert (await log_in(w.browser(), password, account, company)).status_code == 303

    run(told)


def test_the_welcome_mail_speaks_the_companys_language(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client, language="fr")
        letters = w.letters()
        await w.tell("POST", "invitations", {"name": "Mara", "email": MARA, "username": "mara"}, 201)
        assert letters[0].subject == "Bienvenue dans CloudCX"
        assert facts(letters[0], "Nom de l'entreprise\xa0:") == [COMPANY]

    run(told)


async def ask(w: World, account: str = MARA, company: str = COMPANY) -> httpx.Response:
    return await w.browser().post("/forgot", data={"company": company, "account": account})


async def link(w: World) -> str:
    letters = w.letters()
    await ask(w)
    return str(re.findall(r"http://\S+", letters[0].text)[0])


@pytest.mark.parametrize(
    ("account", "company", "mails"),
    [(MARA, COMPANY, 1), ("mara", " ACME ", 1), ("nobody", COMPANY, 0), (MARA, "Brand", 0), (MARA, "", 0)],
)
def test_whoever_asks_for_a_link_is_answered_alike(run: Run, account: str, company: str, mails: int) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person()
        letters = w.letters()
        answer = await ask(w, account, company)
        assert answer.headers["location"].endswith("said=asked")
        assert 'role="status"' in (await w.browser().get(answer.headers["location"])).text
        assert [letter.recipients for letter in letters] == [(MARA,)] * mails
        assert all(letter.subject == "Reset your CloudCX password" for letter in letters)

    run(told)


def test_the_link_sets_a_password_once_and_logs_nobody_in(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person()
        url, browser = await link(w), w.browser()
        assert "New Password</label>" in (await browser.get(url)).text
        done = await browser.post(url, data={"password": OTHER, "again": OTHER})
        assert done.headers["location"] == "/login?company=Acme&said=reset"
        assert 'role="status"' in (await browser.get(done.headers["location"])).text
        assert not browser.cookies
        again = await browser.post(url, data={"password": PASSWORD, "again": PASSWORD})
        assert (again.status_code, "used already" in again.text) == (410, True)
        assert [(await log_in(browser, p)).status_code for p in (PASSWORD, OTHER)] == [403, 303]

    run(told)


@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (60, 410)])
def test_the_link_serves_for_an_hour(run: Run, minutes: int, status: int) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person()
        url = await link(w)
        await w.advance(minutes=minutes)
        assert (await w.browser().get(url)).status_code == status

    run(told)


@pytest.mark.parametrize(
    ("entries", "told_so"),
    [(("short", "short"), "requirements"), ((OTHER, PASSWORD), "differ"), ((PASSWORD, PASSWORD), "present password")],
)
def test_a_password_that_will_not_do_is_told_why(run: Run, entries: tuple[str, str], told_so: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        await w.person()
        answer = await w.browser().post(await link(w), data={"password": entries[0], "again": entries[1]})
        assert answer.status_code == 422
        assert told_so in re.findall(r'role="alert"[^>]*>([^<]*)', answer.text)[0]

    run(told)
