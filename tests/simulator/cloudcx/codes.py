"""What a person with a second factor sends."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from simulator.identity import codes
from simulator.identity.settings import Letter
from tests.simulator.cloudcx.world import MARA, World, log_in, world
from tests.simulator.conftest import Client

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WRONG = "000000"


@dataclass
class Person:
    """Mara in her world, with a second factor; `letters` are what has been mailed."""

    world: World
    id: str
    backup: list[str]
    letters: list[Letter] = field(default_factory=list)

    async def asked(self, **more: str) -> httpx.AsyncClient:
        """A browser in which the password was right, and a code is asked for."""
        browser = self.world.browser()
        answer = await log_in(browser, **more)
        assert answer.headers.get("location") == "/verify", answer.text
        return browser

    @asynccontextmanager
    async def asking(self, **more: str) -> AsyncIterator[httpx.AsyncClient]:
        """The same, closed afterwards."""
        browser = await self.asked(**more)
        yield browser
        await browser.aclose()

    @property
    def mailed(self) -> str:
        """The latest mailed code."""
        found = re.findall(r"^(\d+)$", self.letters[-1].text, re.MULTILINE)
        assert len(found) == 1
        return str(found[0])

    def code(self, away: int = 0) -> str:
        """The app's present code, or that of some steps away."""
        return codes.at_step(SECRET, codes.step_of(self.world.deployment.clock.now()) + away)

    async def unlock(self) -> None:
        await self.world.tell("POST", f"people/{self.id}/unlock", expected=204)


async def person(client: Client, two_factor: Any = "email", **wanted: Any) -> Person:
    made = await world(client, **wanted)
    letters = made.letters()
    shown = await made.tell("POST", "people", {**MARA_S, "two_factor": two_factor}, 201)
    return Person(made, shown["id"], shown["backup_codes"], letters)


APP = {"app": SECRET}
MARA_S = {"name": "Mara", "email": MARA, "username": "mara", "password": "Right-Pass-1"}


async def verify(browser: httpx.AsyncClient, code: str, **more: str) -> httpx.Response:
    return await browser.post("/verify", data={"code": code, **more})


async def wrong(browser: httpx.AsyncClient, times: int = 1) -> httpx.Response:
    for _ in range(times):
        answer = await verify(browser, WRONG)
    return answer


async def entered(browser: httpx.AsyncClient) -> bool:
    """Whether the browser is logged in."""
    return (await browser.get("/agent")).status_code == 200


def told_left(page: httpx.Response) -> str | None:
    found = re.search(r"You have (\d+) login attempt\(s\) before your account is locked", page.text)
    return found[1] if found else None
