"""Single sign-on in the desktop app: begun there, carried out in the browser, completed there (GC-CHANNEL-1)."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from tests.simulator import test_sso as sso
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
AGENT = {"User-Agent": "Mozilla/5.0 Chrome/140.0 GenesysCloudDesktop/2.40"}
INSIDE = "You are logged in to Example Organization"


class Desk:
    """A deployment with a provider, app windows and external browsers."""

    def __init__(self, client: Client, made: dict[str, Any], stack: AsyncExitStack) -> None:
        self.client, self.made, self._stack = client, made, stack

    async def app(self) -> httpx.AsyncClient:
        window = await self.browser()
        window.headers.update(AGENT)
        return window

    async def browser(self) -> httpx.AsyncClient:
        return await self._stack.enter_async_context(self.client.browser(self.made["url"]))

    async def begun(self, app: httpx.AsyncClient) -> str:
        """The link that the app gives to the external browser."""
        page = await sso._click(app)
        assert page.status_code == 200
        return _link(page, "Continue in your browser")

    async def carried_out(self, link: str, browser: httpx.AsyncClient | None = None) -> str:
        """The address that the external browser's page gives back to the app."""
        browser = browser or await self.browser()
        page = await sso._follow(browser, await browser.get(link))
        assert "session" not in browser.cookies
        assert (await browser.get("/")).headers["location"] == "/login"
        address = _link(page, "Open Genesys Cloud")
        scheme, _, query = address.partition("login?")
        assert scheme == "genesyscloud-desktop://"
        return f"/sso/desktop?{query}"

    async def record(self) -> list[tuple[str, str]]:
        entries = (await self.client.control("GET", f"/deployments/{self.made['name']}/record")).json()
        return [(entry["event"], entry["outcome"]) for entry in entries]


def _link(page: httpx.Response, caption: str) -> str:
    found = re.search(rf'<a class="button" href="([^"]+)"[^>]*>{caption}</a>', page.text)
    assert found, page.text
    return html.unescape(found[1])


def _with_desk(run: Run, story: Callable[[Desk], Awaitable[None]], kind: str = "oidc") -> None:
    async def whole(client: Client) -> None:
        made, _ = await sso._connected(client, kind)
        async with AsyncExitStack() as stack:
            await story(Desk(client, made, stack))

    run(whole)


async def _refused(window: httpx.AsyncClient, address: str) -> bool:
    page = await window.get(address)
    return page.status_code == 403 and 'role="alert"' in page.text and "session" not in window.cookies


@pytest.mark.parametrize("kind", sso.KINDS)
def test_the_app_is_logged_in_and_the_external_browser_is_not(run: Run, kind: str) -> None:
    async def story(desk: Desk) -> None:
        app = await desk.app()
        address = await desk.carried_out(await desk.begun(app))
        assert INSIDE in (await sso._follow(app, await app.get(address))).text
        assert await desk.record() == [("handed-over", "to-the-app"), ("login", "sso")]

    _with_desk(run, story, kind)


def test_a_code_serves_once(run: Run) -> None:
    async def story(desk: Desk) -> None:
        app = await desk.app()
        address = await desk.carried_out(await desk.begun(app))
        outcomes = await asyncio.gather(*(app.get(address) for _ in range(20)))
        assert sorted(answer.status_code for answer in outcomes) == [303] + [403] * 19
        await app.post("/logout")
        assert await _refused(app, address)

    _with_desk(run, story)


def test_a_code_serves_the_window_that_began_and_no_other(run: Run) -> None:
    async def story(desk: Desk) -> None:
        app, other, never = await desk.app(), await desk.app(), await desk.app()
        link = await desk.begun(app)
        await desk.begun(other)
        for window in (other, never, await desk.browser()):
            assert await _refused(window, await desk.carried_out(link))
        stolen = await desk.carried_out(link)
        assert await _refused(other, stolen)
        assert await _refused(app, stolen)
        assert (await app.get(await desk.carried_out(link))).status_code == 303

    _with_desk(run, story)


def test_a_code_serves_for_a_minute_and_the_link_for_ten(run: Run) -> None:
    async def story(desk: Desk) -> None:
        clock = f"/deployments/{desk.made['name']}/clock"
        app = await desk.app()
        link = await desk.begun(app)
        late = await desk.carried_out(link)
        await desk.client.control("PATCH", clock, {"advance": 60})
        assert await _refused(app, late)
        await desk.client.control("PATCH", clock, {"advance": 540})
        page = await (await desk.browser()).get(link)
        assert page.status_code == 404
        assert "Begin again in the app" in page.text

    _with_desk(run, story)


def test_a_hand_off_is_over_once_it_has_logged_in(run: Run) -> None:
    async def story(desk: Desk) -> None:
        app = await desk.app()
        link = await desk.begun(app)
        first, second = await desk.carried_out(link), await desk.carried_out(link)
        assert (await app.get(first)).status_code == 303
        await app.post("/logout")
        assert await _refused(app, second)
        assert (await (await desk.browser()).get(link)).status_code == 404

    _with_desk(run, story)


@pytest.mark.parametrize("address", ["/sso/desktop", "/sso/desktop?code=", "/sso/desktop?code=invented"])
def test_an_invented_code_logs_nobody_in(run: Run, address: str) -> None:
    async def story(desk: Desk) -> None:
        app = await desk.app()
        await desk.begun(app)
        assert await _refused(app, address)

    _with_desk(run, story)


def test_a_place_that_is_not_allowed_is_refused_in_the_browser_and_in_the_app(run: Run) -> None:
    async def story(desk: Desk) -> None:
        app, name = await desk.app(), desk.made["name"]
        code = await desk.carried_out(await desk.begun(app))
        change = {"allowed_addresses": ["192.0.2.7"]}
        await desk.client.control("PATCH", f"/deployments/{name}/policy", change)
        assert "location" in (await app.get(code)).text
        browser, link = await desk.browser(), await desk.begun(app)
        assert "location" in (await sso._follow(browser, await browser.get(link))).text
        assert [outcome for _, outcome in await desk.record()][1:] == ["sso-other-place"] * 2

    _with_desk(run, story)


def test_neither_code_nor_cookie_is_kept(run: Run) -> None:
    async def story(desk: Desk) -> None:
        app = await desk.app()
        link = await desk.begun(app)
        code = (await desk.carried_out(link)).partition("code=")[2]
        kept = str(desk.client.registry.get(desk.made["name"]).records._all("SELECT * FROM kept WHERE deployment = ?"))  # type: ignore[attr-defined]
        assert "hand-off-code:" in kept
        assert all(secret not in kept for secret in (code, app.cookies["desktop"], link.rpartition("/")[2]))

    _with_desk(run, story)


def test_a_password_logs_in_in_the_app_as_in_the_browser(run: Run) -> None:
    async def story(desk: Desk) -> None:
        app = await desk.app()
        right = {"email": "mara@example.com", "password": "Right-Pass-1"}
        assert (await app.post("/login", data=right)).headers["location"] == "/"

    _with_desk(run, story)
