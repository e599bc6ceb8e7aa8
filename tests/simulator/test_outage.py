"""A service that is down says so, and is afterwards as it was (GC-FAULT-2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from simulator.deployments import outage
from simulator.deployments.registry import Deployments, Description
from simulator.products import PRODUCTS
from simulator.store.sqlite import SqliteStore
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
RIGHT = {"email": "mara@example.com", "password": "Right-Pass-1"}
INCIDENT = "Logins fail in the mornings <b>"


async def _down(client: Client, **wanted: Any) -> dict[str, Any]:
    made = await client.deployment(name="one", now="2030-01-02T03:04:05Z", **wanted)
    await client.person("one")
    assert (await client.control("PUT", "/deployments/one/outage", {"incident": INCIDENT})).status_code == 204
    return made


def test_every_page_says_that_the_service_is_unavailable(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await _down(client, regions=["eu-west-1"])
        async with client.browser(made["url"]) as browser:
            for path in (
                "/",
                "/login",
                "/forgot",
                "/none-such",
                "http://eu-west-1.one.genesys-cloud.localhost:1/login",
            ):
                page = await browser.get(path)
                assert (page.status_code, page.headers["retry-after"]) == (503, "60")
                assert 'role="alert"' in page.text
                assert 'href="http://status.one.genesys-cloud.localhost:1/"' in page.text
            assert (await browser.post("/login", data=RIGHT)).status_code == 503
            assert (await browser.get("/assets/style.css")).status_code == 200
            french = await browser.get("/login", headers={"Accept-Language": "fr"})
            assert "indisponible" in french.text

    run(story)


def test_the_status_page_stays_up_and_names_the_incident(run: Run) -> None:
    async def story(client: Client) -> None:
        await _down(client)
        async with client.browser("http://status.one.genesys-cloud.localhost:1/") as browser:
            page = await browser.get("/")
            assert page.status_code == 200
            assert "Logins fail in the mornings &lt;b&gt;" in page.text
            assert "2030-01-02 03:04 UTC" in page.text
            assert (await browser.get("/login")).headers["location"] == "/"
            await browser.post("/language", data={"language": "fr", "next": "/"})
            assert "Le service est indisponible" in (await browser.get("/")).text
            await client.control("DELETE", "/deployments/one/outage")
            assert "Tout fonctionne" in (await browser.get("/")).text
            assert "Logins fail" not in (await browser.get("/")).text

    run(story)


def test_sessions_and_counts_survive(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(name="one")
        await client.person("one")
        async with client.browser(made["url"]) as browser:
            await browser.post("/login", data=RIGHT)
            await client.control("PUT", "/deployments/one/outage", {"incident": INCIDENT})
            assert (await browser.get("/")).status_code == 503
            await client.control("DELETE", "/deployments/one/outage")
            assert (await browser.get("/")).status_code == 200

    run(story)


def test_an_outage_is_kept_over_a_restart(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "kept.db")
    registry = Deployments(store, PRODUCTS, 1)
    made = registry.create(Description("genesys-cloud", "one"))
    outage.begin(made, INCIDENT)
    registry.keep(made)
    store.close()
    again = SqliteStore(tmp_path / "kept.db")
    assert Deployments(again, PRODUCTS, 1).get("one").outage == made.outage
    again.close()


def test_nobody_elses_address_is_that_of_the_status_page(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        other = {"name": "Other", "address": "status"}
        refused = await client.control("POST", "/deployments/one/organizations", other)
        assert refused.status_code == 422
        assert "status page" in refused.json()["detail"]
        assert (await client.control("PUT", "/deployments/one/outage", {"incident": ""})).status_code == 422

    run(story)


def test_a_status_page_that_is_down_too_is_nowhere(run: Run) -> None:
    async def story(client: Client) -> None:
        await _down(client, defect="status-page-down-too")
        async with client.browser("http://status.one.genesys-cloud.localhost:1/") as browser:
            assert (await browser.get("/")).status_code == 404

    run(story)
