"""The product's pages at the level of HTTP: what a browser test would not see."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from simulator.identity.links import Purpose
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}


def _wrong(number: int) -> dict[str, str]:
    return {"email": "mara@example.com", "password": f"Wrong-Pass-{number}"}


async def _deployment_with_mara(client: Client, **wanted: object) -> str:
    made = await client.deployment(**wanted)
    await client.person(made["name"])
    url: str = made["url"]
    return url


def test_fifty_wrong_logins_at_once_lock_at_the_fifth_and_none_slips_through(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client, hashing="owasp")
        async with client.browser(url) as browser:
            answers = await asyncio.gather(*(browser.post("/login", data=_wrong(n)) for n in range(50)))
            told_locked = [answer for answer in answers if "administrator" in answer.text]
            assert all(answer.status_code == 403 and "set-cookie" not in answer.headers for answer in answers)
            assert len(told_locked) == 46
            assert (await browser.post("/login", data=RIGHT)).status_code == 403

    run(story)


def test_a_session_is_renewed_at_login(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            await browser.post("/login", data=RIGHT)
            first = browser.cookies["session"]
            await browser.post("/login", data=RIGHT)
            assert browser.cookies["session"] != first
        async with client.browser(url) as thief:
            thief.cookies.set("session", first)
            assert (await thief.get("/")).headers["location"] == "/login"

    run(story)


def test_a_cookie_of_ones_own_making_is_never_adopted(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            browser.cookies.set("session", "chosen-by-an-attacker")
            answer = await browser.post("/login", data=RIGHT)
            assert "chosen-by-an-attacker" not in answer.headers["set-cookie"]

    run(story)


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            cookie = (await browser.post("/login", data=RIGHT)).headers["set-cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=lax" in cookie
        async with client.browser(url.replace("http:", "https:")) as browser:
            cookie = (await browser.post("/login", data=RIGHT)).headers["set-cookie"]
            assert cookie.startswith("__Host-session=")
            assert "Secure" in cookie

    run(story)


def test_a_form_sent_by_another_site_is_refused(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://x"}):
                answer = await browser.post("/login", data=RIGHT, headers=headers)
                assert answer.status_code == 403
                assert "another site" in answer.text
            same = {"Sec-Fetch-Site": "same-origin", "Origin": url.rstrip("/")}
            assert (await browser.post("/login", data=RIGHT, headers=same)).status_code == 303

    run(story)


def test_every_page_carries_the_security_headers_and_is_not_kept(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            for path in ("/login", "/forgot", "/reset/none", "/none-such"):
                headers = (await browser.get(path)).headers
                assert "default-src 'none'" in headers["content-security-policy"]
                assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")

    run(story)


def test_what_was_typed_is_shown_as_text(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            page = (await browser.post("/login", data={"email": '"><script>x</script>', "password": "p"})).text
            assert "<script>x" not in page
            assert "&lt;script&gt;x" in page

    run(story)


def test_a_form_that_is_none_or_too_large_gets_a_clear_error(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client)
        async with client.browser(url) as browser:
            assert (await browser.post("/login", json=RIGHT)).status_code == 415
            assert (await browser.post("/login", data={"email": "x" * 70_000})).status_code == 413
            fields = {f"field{number}": "x" for number in range(60)}
            assert (await browser.post("/login", data=fields)).status_code == 400

    run(story)


@pytest.mark.parametrize("purpose", Purpose)
def test_one_link_presented_20_times_at_once_sets_one_password(run: Run, purpose: Purpose) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client, name="one")
        deployment = client.registry.get("one")
        account = deployment.records.accounts("mara@example.com")[0]
        link = deployment.issue_link(account, purpose)
        async with client.browser(url) as browser:
            forms = [{"password": f"Other-Pass-{n}", "again": f"Other-Pass-{n}"} for n in range(20)]
            answers = await asyncio.gather(*(browser.post(link, data=form) for form in forms))
        assert sorted(answer.status_code for answer in answers) == [303] + [410] * 19

    run(story)


def test_hosts_of_nobody_lead_to_an_explanation(run: Run) -> None:
    async def story(client: Client) -> None:
        await _deployment_with_mara(client, name="one")
        for host in (
            "two.genesys-cloud.localhost",
            "one.cloudcx.localhost",
            "one.genesys-cloud.localhost.evil.example",
        ):
            async with client.browser(f"http://{host}/") as browser:
                answer = await browser.get("/login")
                assert answer.status_code == 404
                assert "There is no deployment at this address" in answer.text

    run(story)


def test_an_address_of_several_organizations_is_told_apart_by_name_only_after_the_password(run: Run) -> None:
    async def story(client: Client) -> None:
        url = await _deployment_with_mara(client, name="one", organization="Acme")
        other = (await client.control("POST", "/deployments/one/organizations", {"name": "Beta"})).json()
        await client.person("one", organization=other["id"], password="Beta-Pass-1")
        async with client.browser(url) as browser:
            asked: httpx.Response = await browser.post("/login", data=RIGHT)
            assert "several organizations. Enter" in asked.text
            assert "several organizations. Enter" not in (await browser.post("/login", data=_wrong(1))).text
            assert (await browser.post("/login", data={**RIGHT, "organization": "Beta"})).status_code == 403
            assert (await browser.post("/login", data={**RIGHT, "organization": "acme"})).status_code == 303

    run(story)
