"""The login window, its languages and its errors, and the way in and out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from simulator.products import intelligent_automation
from simulator.products.intelligent_automation import letters, texts
from tests.simulator.conftest import Client
from tests.simulator.intelligent_automation.world import MARA, OTHER, Run, fail, log_in, world

FOLDER = Path(intelligent_automation.__file__).parent
LANGUAGES = intelligent_automation.LANGUAGES


def test_the_window_has_all_its_parts_from_top_to_bottom(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        async with here.browser() as browser:
            page = (await browser.get("/login", headers={"Accept-Language": "fr"})).text
        parts = (
            "<h1>Intelligent Automation",
            ">Email<",
            ">Password<",
            ">Language<",
            ">Log In<",
            "Forgot your password?",
        )
        assert [page.index(part) for part in parts] == sorted(page.index(part) for part in parts)
        assert re.findall(r'<option value="([\w-]+)".*?( selected)?>(.*?)<', page) == [
            ("en-GB", " selected", "English (United Kingdom)"),
            ("en-US", "", "English (United States)"),
            ("fr-FR", "", "Français (France)"),
        ]
        assert "role=" not in page[page.index("<h1") :]

    run(story)


def test_a_chosen_language_changes_the_window_and_keeps_the_address(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        async with here.browser() as browser:
            chosen = {"language": "fr-FR", "email": "mara@exa", "next": "/login"}
            assert (await browser.post("/language", data=chosen)).headers["location"] == "/login"
            page = (await browser.get("/login")).text
            assert "Se connecter" in page
            assert 'value="mara@exa"' in page

    run(story)


def test_the_language_of_the_window_is_the_one_that_the_person_works_in(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person(language="en-US")
        async with here.browser() as browser:
            await log_in(browser, language="fr-FR")
            assert "Bienvenue" in (await browser.get("/home")).text

    run(story)


def test_the_right_credentials_lead_in_and_logout_leads_out_for_good(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            assert (await browser.get("/home")).headers["location"] == "/login"
            assert (await log_in(browser)).headers["location"] == "/"
            assert (await browser.get("/")).headers["location"] == "/home"
            home = (await browser.get("/home")).text
            assert "Welcome" in home
            assert "People" not in home
            old = browser.cookies["session"]
            assert (await browser.post("/logout")).headers["location"] == "/login"
            browser.cookies.set("session", old)
            assert (await browser.get("/home")).headers["location"] == "/login"

    run(story)


def test_an_error_stands_above_the_fields_and_is_the_same_for_an_unknown_address(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            told = []
            for email in (MARA, "nobody@example.com"):
                page = (await log_in(browser, OTHER, email)).text
                assert page.index('role="alert"') < page.index("<label")
                told.append(re.sub(r'name="attempt" value=".*?"', "", page).replace(email, ""))
            assert told[0] == told[1]

    run(story)


@pytest.mark.parametrize("email", [MARA, "nobody@example.com"])
def test_from_the_third_failure_on_the_system_administrator_is_suggested(run: Run, email: str) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.person()
        async with here.browser() as browser:
            assert "administrator" not in (await fail(browser, 2, email)).text
            assert "administrator" in (await fail(browser, 1, email)).text
            assert "administrator" in (await fail(browser, 1, email)).text

    run(story)


def test_while_the_service_is_down_its_pages_say_so(run: Run) -> None:
    async def story(client: Client) -> None:
        here = await world(client)
        await here.tell("PUT", "outage", {"incident": "Logins fail"}, 204)
        async with here.browser() as browser:
            assert (await browser.get("/login")).status_code == 503
        async with client.browser(here.deployment.url_of("status")) as browser:
            assert "Logins fail" in (await browser.get("/")).text

    run(story)


def _told() -> set[str]:
    templates = extract_from_dir(FOLDER / "templates", [("**", "jinja2.ext:babel_extract")], callback=None)
    single = {value for name, value in vars(texts).items() if name.isupper() and isinstance(value, str)}
    tables = (texts.REFUSALS, texts.LINKS, texts.CRITERIA, letters.SUBJECTS)
    return {str(message[2]) for message in templates} | single | {text for table in tables for text in table.values()}


def test_every_text_is_there_in_french_with_its_placeholders() -> None:
    with (FOLDER / "locales" / "fr-FR.po").open("rb") as file:
        known = {str(message.id) for message in read_po(file)}
    assert _told() - known == set()
    for text in _told():
        assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", LANGUAGES.translate(text, "fr-FR")), text
