"""Google and Office 365: their buttons, their wrong answers, and what an address alone is worth (CX-SSO-1, -4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from simulator.providers import wrong
from tests.simulator.cloudcx.signing_in import LOOKS, MARA, NOOR, PASSWORD, Company, action, company, inside
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
ACCEPTED = {"unknown-person", "unverified-address"}
"""What is wrong only for who goes by the address; here its owner is merely not bound."""
REFUSED = sorted(set(wrong.OIDC) - ACCEPTED)


async def _buttons(own: Company, browser: httpx.AsyncClient, name: str) -> list[str]:
    page = (await browser.get("/login", params={"company": name})).text
    return [look for look in LOOKS if f'id="{look}"' in page and f"/sso/start/{own.providers[look]}" in page]


def test_the_login_page_has_the_button_of_every_enabled_provider_and_no_other(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        name = own.made["organization"]["name"]
        async with own.browser() as browser:
            assert await _buttons(own, browser, name) == ["google", "office365"]
            assert await _buttons(own, browser, "Nobody's") == []
            assert await _buttons(own, browser, "") == []
            path = f"organizations/{own.made['organization']['id']}/providers/{own.providers['google']}"
            await own.tell("PATCH", path, {"enabled": False})
            assert await _buttons(own, browser, name) == ["office365"]
            assert (await browser.get(f"/sso/start/{own.providers['google']}")).status_code == 404
            assert "Sign in with Google" not in (await browser.get(f"/sso/start/{own.providers['google']}")).text

    run(story)


@pytest.mark.parametrize(("look", "host"), [("google", ".google.localhost"), ("office365", ".office-365.localhost")])
def test_each_button_leads_to_its_own_provider_where_an_account_is_chosen(run: Run, look: str, host: str) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser:
            answer = await browser.get(f"/sso/start/{own.providers[look]}")
            there = urlsplit(answer.headers["location"])
            assert there.hostname
            assert there.hostname.endswith(host)
            assert parse_qs(there.query)["prompt"] == ["select_account"]
            chooser = await browser.get(answer.headers["location"])
            assert "Use another account" in chooser.text
            assert MARA in chooser.text
            asked = await browser.post(action(chooser), data={"choose": MARA})
            assert f'value="{MARA}"' in asked.text
            assert 'name="password"' in asked.text
            other = await browser.post(action(chooser), data={"choose": ""})
            assert 'name="username" value=""' in other.text

    run(story)


@pytest.mark.parametrize("way", REFUSED)
@pytest.mark.parametrize("look", LOOKS)
def test_a_wrong_answer_leaves_no_session_and_nothing_to_bind_and_says_so(run: Run, look: str, way: str) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        await own.bind(MARA, look)
        await own.bind(NOOR, look)
        async with own.browser() as browser:
            if way == "replayed":
                assert inside(await own.sign_in(browser, look))
                browser.cookies.delete("session", domain=urlsplit(own.made["url"]).hostname)
            await own.answer(look, way)
            page = await own.sign_in(browser, look)
            assert page.url.path == "/login"
            assert 'role="alert"' in page.text
            names = {cookie.name for cookie in browser.cookies.jar}
            assert not names & {"session", "binding"}
        assert (await own.tell("GET", f"identity-providers/{look}"))["applied"]

    run(story)


@pytest.mark.parametrize("look", LOOKS)
def test_an_unverified_address_logs_in_who_is_bound_and_nobody_else(run: Run, look: str) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        await own.answer(look, "unverified-address")
        async with own.browser() as browser:
            assert (await own.sign_in(browser, look)).url.path == "/bind"
            assert await own.bound(MARA) == []

    run(story)


def test_an_address_that_two_providers_assert_is_bound_at_one_of_them_only(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        await own.bind(MARA, "google")
        async with own.browser() as browser:
            assert (await own.sign_in(browser, "office365")).url.path == "/bind"
        async with own.browser() as browser:
            assert inside(await own.sign_in(browser, "google"))

    run(story)


def test_an_address_that_changes_hands_logs_in_its_former_owner_and_not_the_new_one(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        await own.know("google", "old@example.com", subject="mara-for-ever")
        body = {"provider": own.providers["google"], "address": "old@example.com"}
        await own.tell("POST", f"people/{own.people[MARA]}/bindings", body)
        await own.know("google", "new@example.com", subject="mara-for-ever")
        await own.know("google", "old@example.com", subject="another-person")
        async with own.browser() as browser:
            assert (await own.sign_in(browser, "google", "old@example.com")).url.path == "/bind"
        async with own.browser() as browser:
            assert inside(await own.sign_in(browser, "google", "new@example.com"))
        assert await own.bound(MARA) == [("Google", "new@example.com")]

    run(story)


def test_every_customer_of_office_365_is_an_issuer_of_its_own(run: Run) -> None:
    """So that the account of another customer with the same address, or number, is nobody's: a binding is known by the
    issuer too."""

    async def story(client: Client) -> None:
        own, foreign = await company(client), await company(client)
        issuers = set()
        for each in (own, foreign):
            records = client.registry.get(each.made["name"]).records
            found = records.provider(each.providers["office365"])
            issuers |= {found[0].issuer if found else ""}
        assert len(issuers) == 2
        assert all(issuer.endswith("/v2.0") for issuer in issuers)

    run(story)


def test_a_password_login_of_another_company_is_not_opened_by_a_binding(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        other = await own.tell("POST", "organizations", {"name": "Beta"})
        await client.person(own.made["name"], organization=other["id"], email=MARA, password=PASSWORD)
        made = await own.tell("POST", f"organizations/{other['id']}/providers", {"kind": "oidc", "simulated": "google"})
        await own.bind(MARA, "google")
        own.providers["google"] = made["id"]
        async with own.browser() as browser:
            assert (await own.sign_in(browser, "google")).url.path == "/bind"

    run(story)
