"""A simulator in process, spoken to over HTTP without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import httpx
import pytest

from simulator.control.api import control_api
from simulator.deployments.registry import Deployments
from simulator.federation.http import Client as FederationClient
from simulator.products import PRODUCTS
from simulator.providers.sites import Sites
from simulator.store.sqlite import SqliteStore
from simulator.web.app import Simulator

TOKEN = "a token for tests"


class Client:
    """Sends to the product pages of a deployment and to the control API."""

    def __init__(self, registry: Deployments) -> None:
        self.registry = registry
        sites = Sites(registry)
        app = Simulator(registry, PRODUCTS, lambda: control_api(registry, sites, TOKEN), sites.at)
        self._transport = httpx.ASGITransport(app)
        registry.abroad.__dict__["client"] = FederationClient(self._transport)

    async def control(self, method: str, path: str, body: Any = None, token: str = TOKEN) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport, base_url="http://127.0.0.1:1/control") as client:
            return await client.request(method, path, json=body, headers={"Authorization": f"Bearer {token}"})

    def browser(self, url: str, address: str = "127.0.0.1") -> httpx.AsyncClient:
        """A browser with cookies of its own, at a network address."""
        transport = httpx.ASGITransport(self._transport.app, client=(address, 123))
        return httpx.AsyncClient(transport=transport, base_url=url)

    async def deployment(self, **wanted: Any) -> dict[str, Any]:
        response = await self.control(
            "POST", "/deployments", {"product": "genesys-cloud", "hashing": "cheap", **wanted}
        )
        assert response.status_code == 201, response.text
        made: dict[str, Any] = response.json()
        return made

    async def person(self, deployment: str, **wanted: Any) -> dict[str, Any]:
        body = {"name": "Mara", "email": "mara@example.com", "password": "Right-Pass-1", **wanted}
        response = await self.control("POST", f"/deployments/{deployment}/people", body)
        assert response.status_code == 201, response.text
        made: dict[str, Any] = response.json()
        return made


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    store = SqliteStore()
    yield store
    store.close()


@pytest.fixture
def client(store: SqliteStore) -> Client:
    return Client(Deployments(store, PRODUCTS, 1))


@pytest.fixture
def run(client: Client) -> Callable[[Callable[[Client], Awaitable[None]]], None]:
    """Runs a coroutine function with the client, in an event loop of its own."""

    def go(story: Callable[[Client], Awaitable[None]]) -> None:
        async def whole() -> None:
            await story(client)

        asyncio.run(whole())

    return go
