"""A language chosen before the login: back to the page by an address of its own, and what was typed goes along."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.simulator.conftest import TOKEN, Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
ROOT = Path(__file__).resolve().parents[2]


def _in_field(name: str, page: httpx.Response) -> str | None:
    """What is in a field of the page's first form that has one of that name; None without such a field."""
    found = re.search(rf'<section.*?<input id="{name}" name="{name}" value="([^"]*)".*?</section>', page.text, re.S)
    return found[1] if found else None


@pytest.mark.parametrize("path", ["/login", "/login?organization=Acme&own=1", "/login/options"])
def test_the_choice_leads_back_to_the_page_with_what_was_typed(run: Run, path: str) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(organization="Acme")
        async with client.browser(made["url"]) as browser:
            page = await browser.get(path)
            back = re.search(r'name="next" value="([^"]+)"', page.text)
            assert back
            typed = {"email": "mara@example.com", "organization": "Acme & Söhne; Ltd"}
            form = {"language": "fr", "next": back[1].replace("&amp;", "&"), **typed}
            answer = await browser.post("/language", data=form)
            assert (answer.status_code, answer.headers["location"]) == (303, path)
            shown = await browser.get(path)
            assert '<html lang="fr">' in shown.text
            assert _in_field("organization", shown) == "Acme &amp; Söhne; Ltd"
            assert _in_field("email", shown) == ("mara@example.com" if "options" not in path else None)
            assert "typed" not in browser.cookies
            assert "Söhne" not in (await browser.get(path)).text

    run(story)


def test_the_field_that_a_refusal_asked_for_stays_though_nothing_is_in_it(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        async with client.browser(made["url"]) as browser:
            await browser.post("/language", data={"next": "/login", "email": "m@x.example", "organization": ""})
            assert _in_field("organization", await browser.get("/login")) == ""

    run(story)


def test_what_was_typed_is_kept_from_scripts_from_other_pages_and_for_a_minute(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        async with client.browser(made["url"]) as browser:
            form = {"next": "/login", "email": "mara@example.com", "password": "Right-Pass-1"}
            answer = await browser.post("/language", data=form)
            (kept,) = (c for c in answer.headers.get_list("set-cookie") if c.startswith("typed="))
            assert all(part in kept for part in ("HttpOnly", "Path=/login", "Max-Age=60", "SameSite=lax"))
            assert "Right-Pass-1" not in kept
            elsewhere = await browser.post("/language", data={**form, "next": "/forgot"})
            assert "typed=" not in elsewhere.headers["set-cookie"]

    run(story)


@pytest.mark.parametrize("brought", ["x", "email", "&&=;", "email=%FF%00&organization=%3Cscript%3E", '"'])
def test_a_cookie_of_ones_own_making_is_text_or_nothing(run: Run, brought: str) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        async with client.browser(made["url"]) as browser:
            page = await browser.get("/login", headers={"Cookie": f"typed={brought}"})
            assert page.status_code == 200
            assert "<script>" not in page.text

    run(story)


@pytest.fixture
def url() -> Iterator[str]:
    """A deployment of a simulator with a port."""
    environment = {**os.environ, "LOGINLAB_TOKEN": TOKEN}
    command = [sys.executable, "-m", "simulator"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        control = json.loads(process.stdout.readline())["control"]
        headers = {"Authorization": f"Bearer {TOKEN}"}
        made = httpx.post(f"{control}/deployments", json={"product": "genesys-cloud"}, headers=headers, timeout=30)
        yield made.json()["url"]
        process.terminate()


def test_a_browser_keeps_what_was_typed_and_reloads_without_sending_a_form(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["LOGINLAB_BROWSER"], args=["--no-sandbox"])
        page = browser.new_page()
        for path, fields in [
            ("login", {"Adresse e-mail": "mara@example.com"}),
            ("login?organization=Acme", {"Nom de l'organisation": "Beta", "Adresse e-mail": "mara@example.com"}),
            ("login/options", {"Nom de l'organisation": "Acme"}),
        ]:
            page.context.clear_cookies()
            page.goto(f"{url}{path}")
            main = page.get_by_role("main")
            for number, text in enumerate(fields.values()):
                main.get_by_role("textbox").nth(number).fill(text)
            page.get_by_role("combobox").select_option(label="Français")
            expect(page.locator("html")).to_have_attribute("lang", "fr")
            for label, text in fields.items():
                expect(main.get_by_role("textbox", name=label, exact=True)).to_have_value(text)
            assert page.url == f"{url}{path}"
            with page.expect_request(page.url) as reloaded:
                page.reload()
            assert reloaded.value.method == "GET"
        browser.close()
