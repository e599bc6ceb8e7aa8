"""A deployment with a public address: something in front of the simulator ends TLS, and people know no other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from simulator.deployments.registry import public_url
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
PUBLIC = "https://login.mypurecloud.com"
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
BEHIND = "http://login.mypurecloud.com"
"""How its requests come in, with TLS ended."""


def test_its_cookies_are_secure_and_for_its_host_alone(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(public_url=PUBLIC)
        await client.person(made["name"])
        assert made["url"] == f"{PUBLIC}/"
        async with client.browser(BEHIND) as browser:
            answer = await browser.post("/login", data=RIGHT, headers={"Origin": PUBLIC})
            given = answer.headers["set-cookie"]
            assert given.startswith("__Host-session=")
            assert {"secure", "httponly", "path=/"} <= {part.strip().lower() for part in given.split(";")}
            token = given.partition("=")[2].partition(";")[0]
            inside = await browser.get("/", headers={"Cookie": f"__Host-session={token}"})
            assert inside.status_code == 200

    run(story)


def test_a_form_of_another_site_is_refused_there_as_everywhere(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(public_url=PUBLIC)
        await client.person(made["name"])
        async with client.browser(BEHIND) as browser:
            for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
                assert (await browser.post("/login", data=RIGHT, headers=headers)).status_code == 403

    run(story)


def test_it_is_at_no_other_host_and_gives_its_host_back_when_it_goes(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(public_url=f"{PUBLIC}/", regions=["us-east-1"])
        name = made["name"]
        for host, status in (
            ("login.mypurecloud.com", 200),
            ("login.mypurecloud.com:443", 200),
            ("us-east-1.login.mypurecloud.com", 200),
            ("elsewhere.login.mypurecloud.com", 404),
            ("mypurecloud.com", 404),
            (f"{name}.genesys-cloud.localhost:1", 404),
        ):
            async with client.browser(f"http://{host}") as browser:
                assert (await browser.get("/login")).status_code == status, host
        taken = await client.control("POST", "/deployments", {"product": "cloudcx", "public_url": PUBLIC})
        assert (taken.status_code, "login.mypurecloud.com" in taken.text) == (409, True)
        await client.control("DELETE", f"/deployments/{name}")
        await client.deployment(public_url=PUBLIC)

    run(story)


def test_the_control_api_is_not_behind_it(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(public_url=PUBLIC)
        async with client.browser(BEHIND) as browser:
            answer = await browser.get("/control/health")
            assert (answer.status_code, "products" in answer.text) == (404, False)

    run(story)


@pytest.mark.parametrize(
    "url",
    ["http://login.mypurecloud.com", "https://", "login.mypurecloud.com", "https://a.example/login", "https://a/?b"],
)
def test_it_is_an_https_address_of_a_host_alone(url: str) -> None:
    with pytest.raises(ValueError, match="give an https address of a host alone"):
        public_url(url)
