"""Mara, whose organization requires MFA, and what she does over HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import httpx

from simulator.identity import codes
from simulator.identity.settings import Letter
from tests.simulator.conftest import Client

RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@dataclass
class World:
    """A deployment with Mara; what it mails is put into `letters` instead."""

    client: Client
    name: str
    url: str
    person: str
    letters: list[Letter] = field(default_factory=list)

    @classmethod
    async def made(cls, client: Client, **policy: Any) -> World:
        made = await client.deployment(name="one", policy={"mfa_required": True, **policy})
        mara = await client.person("one")
        world = cls(client, "one", made["url"], mara["id"])
        setattr(client.registry.get("one").outbox, "send", lambda letter, _at: world.letters.append(letter))  # noqa: B010
        return world

    def browser(self) -> httpx.AsyncClient:
        return self.client.browser(self.url)

    async def control(self, method: str, path: str, body: Any = None) -> httpx.Response:
        return await self.client.control(method, f"/deployments/one{path}", body)

    async def policy(self, **figures: Any) -> None:
        assert (await self.control("PATCH", "/policy", figures)).status_code == 200

    async def device(self, person: str = "", **wanted: Any) -> str:
        """A device as a fact; a generator with SECRET unless said otherwise."""
        body = {"kind": "totp", "name": "My phone", "secret": SECRET, **wanted}
        if body["kind"] != "totp":
            del body["secret"]
        made = await self.control("POST", f"/people/{person or self.person}/devices", body)
        assert made.status_code == 201, made.text
        id: str = made.json()["id"]
        return id

    async def later(self, seconds: float) -> None:
        await self.control("PATCH", "/clock", {"advance": seconds})

    async def events(self) -> list[tuple[str, str]]:
        return [(e["event"], e["outcome"]) for e in (await self.control("GET", "/record")).json()]

    def code(self, away: int = 0, secret: str = SECRET) -> str:
        """The code of the present time step, or of one some steps away."""
        return codes.at_step(secret, codes.step_of(self.client.registry.get("one").clock.now()) + away)

    def text_code(self) -> str:
        """The code in the latest text message."""
        found = re.findall(r"\b\d{6}\b", self.letters[-1].text)
        assert len(found) == 1
        return str(found[0])


async def arrived(browser: httpx.AsyncClient) -> bool:
    """Whether the browser is logged in."""
    return (await browser.get("/")).status_code == 200


def key_on(page: httpx.Response) -> str:
    """The setup key that an enrolment page shows."""
    found = re.search(r'class="key">([A-Z2-7 ]+)<', page.text)
    assert found, page.text
    return found[1].replace(" ", "")
