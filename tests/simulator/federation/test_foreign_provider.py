"""A provider that we did not write: PyPI's oidc-provider-mock, over a real socket."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest

from simulator.deployments.clock import Clock
from simulator.federation import oidc
from simulator.federation.answers import Desk
from simulator.federation.connecting import connected_oidc
from simulator.federation.http import Client
from simulator.federation.tokens import KeyRing
from simulator.identity import federation
from simulator.identity.federation import Accepted, Pending, Reason, Refused
from tests.simulator.federation.world import MARA, PARTY, OnceInMemory, token

pytestmark = pytest.mark.filterwarnings("ignore")


async def brought_by(url: str) -> dict[str, str]:
    async with httpx.AsyncClient(trust_env=False) as browser:
        response = await browser.post(url, data={"sub": MARA.email})
    return dict(parse_qsl(urlsplit(response.headers["location"]).query))


async def login(issuer: str, now: datetime, **changed: str) -> Accepted | Refused:
    client = Client()
    provider = await connected_oidc("p", "Mock", issuer, "us", "our secret", client=client)
    pending = federation.begin(provider, token, browser="b", then="/", now=now)
    brought = await brought_by(oidc.sign_in_url(provider, PARTY, pending))
    waiting: dict[str, Pending] = {pending.state: pending}
    desk = Desk(provider, PARTY, waiting.get, OnceInMemory())
    return await desk.oidc({**brought, **changed}, browser="b", now=now, client=client, ring=KeyRing())


@pytest.fixture
def issuer(monkeypatch: pytest.MonkeyPatch) -> Any:
    import oidc_provider_mock  # type: ignore[import-untyped]

    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


def test_a_login_at_a_foreign_provider_is_accepted(issuer: str) -> None:
    verdict = asyncio.run(login(issuer, Clock().now()))
    assert isinstance(verdict, Accepted), verdict
    assert verdict.claims.email == MARA.email


def test_a_code_that_it_did_not_give_is_refused(issuer: str) -> None:
    verdict = asyncio.run(login(issuer, Clock().now(), code="never-given"))
    assert isinstance(verdict, Refused)
    assert verdict.reason is Reason.CODE_REFUSED
