"""A deployment of the product, and what a browser would send to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from simulator.deployments.deployment import Deployment
from simulator.identity.settings import Letter
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
COMPANY = "Acme"
MARA = "mara@acme.example"
PASSWORD = "Right-Pass-1"
OTHER = "Other-Pass-2"
REFUSED = "Company name, account or password is incorrect."
LOCKED = "Your account is locked. Contact the administrator to unlock it."


@dataclass
class World:
    """One deployment."""

    client: Client
    name: str
    url: str
    organization: str

    @property
    def deployment(self) -> Deployment:
        return self.client.registry.get(self.name)

    async def tell(self, method: str, path: str, body: Any = None, expected: int = 200) -> Any:
        """The control API's answer about this deployment."""
        answer = await self.client.control(method, f"/deployments/{self.name}/{path}", body)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    async def company(self, name: str, **wanted: Any) -> str:
        """A further company's id."""
        made = await self.tell("POST", "organizations", {"name": name, **wanted}, 201)
        return str(made["id"])

    async def change_company(self, **wanted: Any) -> None:
        await self.tell("PATCH", f"organizations/{self.organization}", wanted)

    async def person(self, **wanted: Any) -> str:
        """A person's id."""
        body = {"name": "Mara", "email": MARA, "username": "mara", "password": PASSWORD, **wanted}
        made = await self.tell("POST", "people", body, 201)
        return str(made["id"])

    async def advance(self, **by: float) -> None:
        seconds = by.get("days", 0) * 86400 + by.get("minutes", 0) * 60 + by.get("seconds", 0)
        await self.tell("PATCH", "clock", {"advance": seconds})

    def browser(self) -> httpx.AsyncClient:
        return self.client.browser(self.url)

    async def logged_in(self, **wanted: Any) -> httpx.AsyncClient:
        """A new person's browser, with a session."""
        await self.person(**wanted)
        browser = self.browser()
        answer = await log_in(browser, wanted.get("password", PASSWORD), account=wanted.get("email", MARA))
        assert answer.status_code == 303, answer.text
        return browser

    def letters(self) -> list[Letter]:
        """What would be mailed from now on."""
        sent: list[Letter] = []
        self.deployment.outbox.send = lambda letter, at: sent.append(letter)  # type: ignore[method-assign]
        return sent


async def world(client: Client, **wanted: Any) -> World:
    made = await client.deployment(product="cloudcx", **{"organization": COMPANY, **wanted})
    return World(client, made["name"], made["url"], made["organization"]["id"])


async def log_in(
    browser: httpx.AsyncClient, password: str = PASSWORD, account: str = MARA, company: str = COMPANY, **more: str
) -> httpx.Response:
    return await browser.post("/login", data={"company": company, "account": account, "password": password, **more})


async def fail(browser: httpx.AsyncClient, times: int, account: str = MARA, company: str = COMPANY) -> httpx.Response:
    """The answer to the last of so many wrong logins."""
    for number in range(times):
        answer = await log_in(browser, f"Wrong-{number}", account, company)
    return answer
