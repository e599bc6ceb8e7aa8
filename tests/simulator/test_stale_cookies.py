"""A cookie that is worth nothing never stands in the way of a login (GC-FAULT-3)."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlencode

import pytest

from simulator.control.api import control_api
from simulator.products import PRODUCTS
from simulator.providers.sites import Sites
from simulator.web.app import Simulator
from tests.simulator.conftest import TOKEN, Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
HOST = b"one.genesys-cloud.localhost:1"
PLACES = ("/", "/account", "/login", "/region", "/sso/desktop?code=x", "/sso/finish?ticket=x", "/forgot")


async def _raw(
    client: Client, method: str, path: str, cookie: bytes, body: bytes = b""
) -> tuple[int, dict[bytes, bytes]]:
    """One request whose cookie header holds these very bytes, which no client would send; the answer's head."""
    sites = Sites(client.registry)
    app = Simulator(client.registry, PRODUCTS, lambda: control_api(client.registry, sites, TOKEN), sites.at)
    form = [(b"content-type", b"application/x-www-form-urlencoded")] if body else []
    address, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "headers": [(b"host", HOST), (b"cookie", cookie), *form],
        "server": ("127.0.0.1", 1),
        "client": ("127.0.0.1", 1),
    }
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return sent[0]["status"], dict(sent[0]["headers"])


def _stale() -> list[bytes]:
    bytes_at_random = random.Random(4)
    values = [bytes(bytes_at_random.randrange(256) for _ in range(43)) for _ in range(20)]
    written = [
        b"",
        b"session",
        b"=",
        b";;=;",
        b"session=",
        b'session="',
        b'session="\\"\\777"',
        b"session=\x00\r\n\xff",
    ]
    long = [b"session=" + b"A" * 60_000, b"session=" + "é日".encode() * 100, b"; ".join([b"session=x"] * 500)]
    others = b"session=x; language=\xff\xfe; region=%00; sso=\xff; desktop=\xff; half-login=\xff\xfe; typed=\xff"
    return [*written, *long, others, *(b"session=" + value for value in values)]


@pytest.mark.parametrize("cookie", _stale(), ids=range(len(_stale())))
def test_random_bytes_lead_to_the_login_page_and_the_login_works(run: Run, cookie: bytes) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        await client.person("one")
        for path in PLACES:
            status, headers = await _raw(client, "GET", path, cookie)
            assert status in (200, 303, 403), path
            assert path not in ("/", "/account") or headers[b"location"] == b"/login"
        status, headers = await _raw(client, "POST", "/login", cookie, urlencode(RIGHT).encode())
        assert (status, headers[b"location"]) == (303, b"/")

    run(story)


def test_a_truncated_an_expired_and_another_deployments_session_are_nobodys(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(name="one")
        other = await client.deployment(name="two")
        for name in ("one", "two"):
            await client.person(name)
        async with client.browser(made["url"]) as browser, client.browser(other["url"]) as elsewhere:
            await browser.post("/login", data=RIGHT)
            await elsewhere.post("/login", data=RIGHT)
            own, foreign = browser.cookies["session"], elsewhere.cookies["session"]
        assert (await _raw(client, "GET", "/", f"session={own}".encode()))[0] == 200
        for token in (own[:-1], own[:20], f"{own}x", own.swapcase(), foreign):
            cookie = f"session={token}".encode()
            assert (await _raw(client, "GET", "/", cookie))[1][b"location"] == b"/login"
            assert (await _raw(client, "POST", "/login", cookie, urlencode(RIGHT).encode()))[0] == 303
        await client.control("PATCH", "/deployments/one/clock", {"advance": 20 * 24 * 3600})
        cookie = f"session={own}".encode()
        assert (await _raw(client, "GET", "/", cookie))[1][b"location"] == b"/login"
        assert (await _raw(client, "POST", "/login", cookie, urlencode(RIGHT).encode()))[0] == 303

    run(story)
