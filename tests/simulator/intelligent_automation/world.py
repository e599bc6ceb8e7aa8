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
MARA = "mara@example.com"
PASSWORD = "Right-Pass-1"
OTHER = "Other-Pass-2"


@dataclass
class World:
    """One deployment."""

    client: Client
    name: str
    url: str

    @property
    def deployment(self) -> Deployment:
        return self.client.registry.get(self.name)

    async def tell(self, method: str, path: str, body: Any = None, expected: int = 200) -> Any:
        """The control API's answer about this deployment."""
        answer = await self.client.control(method, f"/deployments/{self.name}/{path}", body)
        assert answer.status_code == expected, answer.text
        return answer.json() if answer.content else None

    async def person(self, **wanted: Any) -> dict[str, Any]:
        body = {"name": "Mara", "email": MARA, "password": PASSWORD, **wanted}
        made: dict[str, Any] = await self.tell("POST", "people", body, 201)
        return made

    async def policy(self, **figures: Any) -> None:
        await self.tell("PATCH", "policy", figures)

    async def advance(self, **by: float) -> None:
        seconds = by.get("days", 0) * 86400 + by.get("minutes", 0) * 60 + by.get("seconds", 0)
        await self.tell("PATCH", "clock", {"advance": seconds})

    def browser(self, address: str = "192.0.2.1") -> httpx.AsyncClient:
        return self.client.browser(self.url, address)

    def letters(self) -> list[Letter]:
        """What would be mailed from now on."""
        sent: list[Letter] = []
        self.deployment.outbox.send = lambda letter, at: sent.append(letter)  # type: ignore[method-assign]
        return sent


async def world(client: Client, **wanted: Any) -> World:
    made = await client.deployment(product="intelligent-automation", **wanted)
    return World(client, made["name"], made["url"])


async def log_in(
    browser: httpx.AsyncClient, password: str = PASSWORD, email: str = MARA, **more: str
) -> httpx.Response:
    return await browser.post("/login", data={"email": email, "password": password, **more})


async def fail(browser: httpx.AsyncClient, times: int, email: str = MARA) -> httpx.Response:
    """The answer to the last of so many wrong logins."""
    for number in range(times):
        answer = await log_in(browser, f"Wrong-{number}", email)
    return answer
