"""A browser without a screen, whose authenticator answers what a page of the product asks."""

from __future__ import annotations

import html
import json
import re

import httpx

from tests.simulator.conftest import Client
from tests.simulator.softkey import SoftKey

RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}


class Browser:
    """A browser that fills forms, and whose authenticator answers what a page asks."""

    def __init__(self, client: Client, url: str, key: SoftKey) -> None:
        self.http, self.url, self.key = client.browser(url), url, key
        self.origin = url.rstrip("/")

    async def __aenter__(self) -> Browser:
        await self.http.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.__aexit__()

    async def opened(self, response: httpx.Response) -> httpx.Response:
        while response.is_redirect:
            response = await self.http.get(response.headers["location"])
        return response

    async def log_in(self, **otherwise: str) -> httpx.Response:
        return await self.opened(await self.http.post("/login", data={**RIGHT, **otherwise}))

    async def begin(self, name: str = "Phone") -> httpx.Response:
        """Names a passkey in the window, and goes on."""
        return await self.opened(await self.http.post("/mfa/add", data={"name": name, "method": "passkey"}))

    def answer(self, page: httpx.Response, key: SoftKey | None = None) -> dict[str, str]:
        """The page's form as its script sends it."""
        options = json.loads(attribute(page, "data-options"))
        act = (key or self.key).create if attribute(page, "data-ceremony") == "create" else (key or self.key).get
        form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.text))
        return {**form, "credential": act(options, self.origin)}

    async def send(self, page: httpx.Response, form: dict[str, str]) -> httpx.Response:
        return await self.opened(await self.http.post(action(page), data=form))

    async def confirm(self, page: httpx.Response, key: SoftKey | None = None) -> httpx.Response:
        return await self.send(page, self.answer(page, key))

    async def enrolled(self) -> httpx.Response:
        await self.log_in()
        return await self.confirm(await self.begin())


def attribute(page: httpx.Response, name: str) -> str:
    """What an attribute of the page says, wherever it stands."""
    found = re.search(rf'{name}="([^"]*)"', page.text)
    assert found, page.text
    return html.unescape(found[1])


def action(page: httpx.Response) -> str:
    """Where the page sends a passkey's answer."""
    found = re.search(r'<form id="passkey"[^>]* action="([^"]+)"', page.text)
    assert found, page.text
    return found[1]
