"""Binding a provider's account to one of the company's: once, one to one, by credentials that count (CX-SSO-2, -3)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime

import pyotp

from simulator.identity.bindings import Binding, Identity, free, left_by_unbinding, recognised
from tests.simulator.cloudcx.signing_in import MARA, NOOR, PASSWORD, Company, company, inside
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
HERE = Identity("company", "https://accounts.example", "17", "Google", MARA)
ADA = "ada@example.com"
BOUND = (Binding(HERE, "mara"),)


def test_a_binding_is_known_by_issuer_and_subject_and_by_no_address() -> None:
    assert recognised(HERE, BOUND, tuple) == "mara"
    moved = Identity("company", HERE.issuer, "17", "Google", "elsewhere@example.com")
    assert recognised(moved, BOUND, tuple) == "mara"
    for other in (("https://other.example", "17"), (HERE.issuer, "18"), (HERE.issuer, "")):
        assert recognised(Identity("company", *other, "Google", MARA), BOUND, tuple) is None


def test_one_account_of_a_provider_and_one_of_the_company() -> None:
    other = Identity("company", HERE.issuer, "18", "Google", NOOR)
    elsewhere = Identity("company", "https://other.example", "17", "Office 365", MARA)
    assert free(other, "noor", BOUND)
    assert free(elsewhere, "mara", BOUND)
    assert not free(HERE, "noor", BOUND)
    assert not free(HERE, "mara", BOUND)
    assert not free(other, "mara", BOUND)


def test_unbinding_leaves_the_other_providers_binding() -> None:
    both = (*BOUND, Binding(Identity("company", "https://other.example", "17", "Office 365", MARA), "mara"))
    assert left_by_unbinding(both, HERE.issuer) == both[1:]


def test_bind_logs_in_and_the_next_login_asks_for_nothing_until_it_is_undone(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser:
            page = await own.sign_in(browser, "google")
            assert page.url.path == "/bind"
            assert own.made["organization"]["name"] in page.text
            assert inside(await own.fill_in(browser))
            assert (await browser.get("/bind")).is_redirect
            await browser.post("/logout")
            assert inside(await own.sign_in(browser, "google"))
            shown = (await browser.get("/profile/security")).text
            assert f"Google: {MARA}" in shown
            issuer = shown.partition('name="issuer" value="')[2].partition('"')[0]
            undone = await browser.post("/profile/security/connected/unbind", data={"issuer": issuer})
            assert "No account is connected." in (await browser.get(undone.headers["location"])).text
            await browser.post("/logout")
            assert (await own.sign_in(browser, "google")).url.path == "/bind"

    run(story)


def test_wrong_credentials_bind_nothing_and_log_nobody_in(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser:
            await own.sign_in(browser, "google")
            for email, password in ((MARA, "wrong"), ("nobody@example.com", PASSWORD), (MARA, "")):
                page = await own.fill_in(browser, email, password)
                assert page.status_code == 403
                assert "Company name, account or password is incorrect." in page.text
                assert "session" not in {cookie.name for cookie in browser.cookies.jar}
            assert await own.bound(MARA) == []
            assert inside(await own.fill_in(browser))

    run(story)


def test_wrong_attempts_on_either_page_count_together(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        name = own.made["organization"]["name"]
        async with own.browser() as browser:
            await own.sign_in(browser, "google")
            for _ in range(3):
                page = await own.fill_in(browser, MARA, "wrong")
                assert "incorrect" in page.text
            typed = {"company": name, "account": MARA, "password": "wrong"}
            assert "incorrect" in (await browser.post("/login", data=typed)).text
            assert "locked" in (await own.fill_in(browser, MARA, "wrong")).text
            assert "locked" in (await own.fill_in(browser)).text
            assert "locked" in (await browser.post("/login", data={**typed, "password": PASSWORD})).text
            assert await own.bound(MARA) == []
            await own.tell("POST", f"people/{own.people[MARA]}/unlock")
            assert inside(await own.fill_in(browser))

    run(story)


def test_an_unknown_account_locks_alike(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser:
            await own.sign_in(browser, "google")
            for _ in range(4):
                assert "incorrect" in (await own.fill_in(browser, "nobody@example.com", "wrong")).text
            assert "locked" in (await own.fill_in(browser, "nobody@example.com", "wrong")).text
            typed = {"company": own.made["organization"]["name"], "account": "nobody@example.com", "password": "x"}
            assert "locked" in (await browser.post("/login", data=typed)).text

    run(story)


def test_a_second_binding_of_either_side_is_refused_and_changes_nothing(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        await own.bind(MARA, "google")
        async with own.browser() as browser:
            page = await own.sign_in(browser, "google", NOOR)
            assert page.url.path == "/bind"
            refused = await own.fill_in(browser, MARA)
            assert "already connected to another account" in refused.text
            assert "session" not in {cookie.name for cookie in browser.cookies.jar}
            assert inside(await own.fill_in(browser, NOOR))
        assert await own.bound(MARA) == [("Google", MARA)]
        assert await own.bound(NOOR) == [("Google", NOOR)]

    run(story)


def test_one_binding_20_times_at_once_is_made_once_and_logs_in_once(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser:
            await own.sign_in(browser, "google")
            typed = {"account": MARA, "password": PASSWORD}
            requests = [browser.build_request("POST", "/bind", data=typed) for _ in range(20)]
            answers = await asyncio.gather(*(browser.send(request) for request in requests))
        assert sorted(answer.status_code for answer in answers) == [303] + [403] * 19
        assert sum("session=" in answer.headers.get("set-cookie", "") for answer in answers) == 1
        assert await own.bound(MARA) == [("Google", MARA)]

    run(story)


def test_two_people_binding_one_providers_account_at_once(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as one, own.browser() as other:
            for browser in (one, other):
                assert (await own.sign_in(browser, "google")).url.path == "/bind"
            answers = await asyncio.gather(own.fill_in(one, MARA), own.fill_in(other, NOOR))
        assert sorted(inside(answer) for answer in answers) == [False, True]
        assert sorted(await own.bound(MARA) + await own.bound(NOOR)) == [("Google", MARA)]

    run(story)


def test_what_waits_for_bind_is_the_browsers_own_and_ends_after_ten_minutes(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser, own.browser() as another:
            await own.sign_in(browser, "google")
            assert (await another.get("/bind")).is_redirect
            await own.tell("PATCH", "clock", {"advance": 601})
            assert not inside(await own.fill_in(browser))
        assert await own.bound(MARA) == []

    run(story)


def test_who_cancels_is_back_at_the_login_page_with_nothing_bound(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        async with own.browser() as browser:
            await own.sign_in(browser, "google")
            assert (await browser.post("/bind", data={"cancel": "yes"})).headers["location"] == "/login"
            assert not inside(await own.fill_in(browser))
        assert await own.bound(MARA) == []

    run(story)


async def _codes(own: Company) -> pyotp.TOTP:
    """Another person, Ada, with an authenticator app, whom Google knows."""
    secret = pyotp.random_base32()
    body = {"name": "Ada", "email": ADA, "password": PASSWORD, "two_factor": {"app": secret}}
    own.people[ADA] = (await own.tell("POST", "people", body))["id"]
    await own.know("google", ADA)
    return pyotp.TOTP(secret)


async def _code(own: Company, app: pyotp.TOTP) -> str:
    return app.at(datetime.fromisoformat((await own.tell("GET", "clock"))["now"]))


def test_with_an_app_the_right_code_binds_and_nothing_before(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        app = await _codes(own)
        async with own.browser() as browser:
            await own.sign_in(browser, "google", ADA)
            page = await own.fill_in(browser, ADA)
            assert page.url.path == "/verify"
            assert await own.bound(ADA) == []
            assert (await browser.post("/verify", data={"code": "000000"})).status_code == 403
            assert await own.bound(ADA) == []
            entered = await browser.post("/verify", data={"code": await _code(own, app)})
            assert entered.headers["location"] == "/agent"
            assert await own.bound(ADA) == [("Google", ADA)]
            await browser.post("/logout")
            assert inside(await own.sign_in(browser, "google", ADA))

    run(story)


def test_a_code_that_comes_after_somebody_else_has_bound_logs_nobody_in(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        app = await _codes(own)
        async with own.browser() as browser, own.browser() as other:
            await own.sign_in(browser, "google", ADA)
            await own.fill_in(browser, ADA)
            await own.sign_in(other, "google", ADA)
            assert inside(await own.fill_in(other, MARA))
            answer = await browser.post("/verify", data={"code": await _code(own, app)})
            assert "already-bound" in answer.headers["location"]
            assert "session" not in {cookie.name for cookie in browser.cookies.jar}
        assert await own.bound(ADA) == []

    run(story)


def test_a_login_that_was_cancelled_at_the_code_binds_nothing_later(run: Run) -> None:
    async def story(client: Client) -> None:
        own = await company(client)
        app = await _codes(own)
        async with own.browser() as browser:
            await own.sign_in(browser, "google", ADA)
            await own.fill_in(browser, ADA)
            await browser.post("/verify/cancel")
            typed = {"company": own.made["organization"]["name"], "account": ADA, "password": PASSWORD}
            await browser.post("/login", data=typed)
            entered = await browser.post("/verify", data={"code": await _code(own, app)})
            assert entered.headers["location"] == "/agent"
        assert await own.bound(ADA) == []

    run(story)
