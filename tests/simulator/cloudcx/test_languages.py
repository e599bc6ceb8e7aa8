"""The company's language, the icon's, and the texts that the login page links to (CX-LANGUAGE-1, CX-LEGAL-1)."""

from __future__ import annotations

import httpx
import pytest

from tests.simulator.cloudcx.world import COMPANY, MARA, Run, log_in, world
from tests.simulator.conftest import Client

NOOR = "noor@acme.example"


async def choose(browser: httpx.AsyncClient, language: str, next_page: str = "/login") -> str:
    answer = await browser.post("/language", data={"language": language, "next": next_page})
    return str(answer.headers["location"])


async def spoken(browser: httpx.AsyncClient, path: str) -> str:
    return (await browser.get(path)).text.partition('<html lang="')[2][:2]


@pytest.mark.parametrize(("company", "language"), [(COMPANY, "fr"), ("acme", "fr"), ("Brand", "en"), ("", "en")])
def test_the_login_page_speaks_the_language_of_the_named_company(run: Run, company: str, language: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client, language="fr")
        for path in ("/login", "/forgot", "/terms"):
            assert await spoken(w.browser(), f"{path}?company={company}") == language
        await w.change_company(language="es")
        assert await spoken(w.browser(), f"/login?company={COMPANY}") == "es"

    run(told)


def test_the_icon_comes_before_the_company_until_somebody_logs_in(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client, language="fr")
        await w.person()
        await w.person(name="Noor", email=NOOR, username="noor", language="en")
        browser = w.browser()
        assert await choose(browser, "es", "/login?company=Acme") == "/login?company=Acme"
        assert await spoken(browser, "/login?company=Acme") == "es"
        await log_in(browser)
        assert await spoken(browser, "/agent") == "es"
        await log_in(browser, account=NOOR)
        assert await spoken(browser, "/agent") == "en"

    run(told)


def test_a_choice_behind_the_login_is_the_persons_own(run: Run) -> None:
    async def told(client: Client) -> None:
        w = await world(client, language="fr")
        await w.person(name="Noor", email=NOOR, username="noor")
        browser = await w.logged_in()
        assert await spoken(browser, "/agent") == "fr"
        await choose(browser, "es", "/agent")
        assert await spoken(browser, "/agent") == "es"
        await browser.post("/logout")
        assert await spoken(browser, "/login") == "es"
        await log_in(browser, account=NOOR)
        assert await spoken(browser, "/agent") == "fr"
        await log_in(elsewhere := w.browser(), account=MARA)
        assert await spoken(elsewhere, "/agent") == "es"

    run(told)


@pytest.mark.parametrize(
    "said", [("refused", 'role="alert"'), ("asked", 'role="status"'), ("nonsense", 'class="card"')]
)
def test_what_a_page_says_can_be_had_again_in_another_language(run: Run, said: tuple[str, str]) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        assert said[1] in (await w.browser().get(f"/login?said={said[0]}")).text

    run(told)


@pytest.mark.parametrize(("path", "own"), [("/terms", "Terms of Service"), ("/privacy", "Privacy Policy")])
def test_each_legal_text_is_open_to_all_and_leads_back(run: Run, path: str, own: str) -> None:
    async def told(client: Client) -> None:
        w = await world(client)
        assert f'href="{path}"' in (await w.browser().get("/login")).text
        page = (await w.browser().get(f"{path}?company=Acme")).text
        assert f"<h1>{own}</h1>" in page
        assert 'href="/login?company=Acme"' in page

    run(told)
