"""Signing in with Google and Office 365: a company with both, what its people type, and a browser between the two."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.simulator.conftest import Client

MARA, NOOR = "mara@example.com", "noor@example.com"
PASSWORD, THERE = "Right-Pass-1", "At-The-Provider-1"
LOOKS = ("google", "office365")


@dataclass
class Company:
    """A deployment with Mara and Noor, whom both providers know."""

    client: Client
    made: dict[str, Any]
    providers: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return f"/deployments/{self.made['name']}"

    async def tell(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self.client.control(method, f"{self.path}/{path}", body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    async def know(self, look: str, email: str, **wanted: Any) -> None:
        """Gives somebody an account at a provider."""
        account = {"name": email.partition("@")[0], "email": email, "password": THERE, **wanted}
        await self.tell("POST", f"identity-providers/{look}/people", account)

    async def bound(self, email: str) -> list[tuple[str, str]]:
        bindings = await self.tell("GET", f"people/{self.people[email]}/bindings")
        return [(each["provider"], each["address"]) for each in bindings]

    async def bind(self, email: str, look: str) -> None:
        await self.tell("POST", f"people/{self.people[email]}/bindings", {"provider": self.providers[look]})

    async def answer(self, look: str, wrong: str | None, impersonates: str = NOOR) -> None:
        await self.tell("PATCH", f"identity-providers/{look}", {"wrong": wrong, "impersonates": impersonates})

    def browser(self) -> httpx.AsyncClient:
        return self.client.browser(self.made["url"])

    async def sign_in(self, browser: httpx.AsyncClient, look: str, email: str = MARA) -> httpx.Response:
        """By the button of a provider, as far as it leads."""
        return await self.follow(browser, await browser.get(f"/sso/start/{self.providers[look]}"), email)

    async def follow(self, browser: httpx.AsyncClient, answer: httpx.Response, email: str) -> httpx.Response:
        for _ in range(12):
            if answer.is_redirect:
                answer = await browser.get(answer.headers["location"])
            elif 'name="choose"' in answer.text:
                answer = await browser.post(action(answer), data={"choose": email})
            elif 'name="username"' in answer.text:
                answer = await browser.post(action(answer), data={"username": email, "password": THERE})
            else:
                break
        return answer

    async def fill_in(self, browser: httpx.AsyncClient, email: str = MARA, password: str = PASSWORD) -> httpx.Response:
        """The binding page, completed; where it leads to."""
        answer = await browser.post("/bind", data={"account": email, "password": password})
        return await self.follow(browser, answer, email)


async def company(client: Client) -> Company:
    made = await client.deployment(product="cloudcx")
    own = Company(client, made)
    for email in (MARA, NOOR):
        name = email.partition("@")[0].capitalize()
        person = await client.person(made["name"], name=name, email=email)
        own.people[email] = person["id"]
    for look in LOOKS:
        path = f"organizations/{made['organization']['id']}/providers"
        own.providers[look] = (await own.tell("POST", path, {"kind": "oidc", "simulated": look}))["id"]
        for email in (MARA, NOOR):
            await own.know(look, email)
    return own


def action(answer: httpx.Response) -> str:
    """Where the page's first form is sent."""
    found = re.search(r'<form[^>]* action="([^"]+)"', answer.text)
    assert found, answer.text
    return str(answer.url.join(html.unescape(found[1])))


def inside(answer: httpx.Response) -> bool:
    return answer.url.path in ("/agent", "/admin") and answer.status_code == 200
