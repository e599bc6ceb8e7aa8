"""The control API, as its users call it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]


def test_without_the_token_nothing_is_done(run: Run) -> None:
    async def story(client: Client) -> None:
        response = await client.control("POST", "/deployments", {"product": "genesys-cloud"}, token="wrong")
        assert response.status_code == 401
        assert "Authorization: Bearer" in response.json()["detail"]
        assert (await client.control("GET", "/health", token="wrong")).status_code == 200

    run(story)


def test_a_deployment_has_a_host_and_an_organization_of_its_own(run: Run) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment(name="one", organization="Acme")
        assert made["url"] == "http://one.genesys-cloud.localhost:1/"
        assert made["organization"]["name"] == "Acme"
        other = await client.deployment()
        assert other["url"] != made["url"]
        assert (await client.control("GET", "/deployments/one")).json() == made

    run(story)


def test_what_cannot_be_made_is_refused_with_the_reason(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        for body, status, says in [
            ({"product": "genesys-cloud", "name": "one"}, 409, "already"),
            ({"product": "genesys"}, 422, "The products are: genesys-cloud"),
            ({"product": "genesys-cloud", "name": "Not A Host"}, 422, "host name"),
            ({"product": "genesys-cloud", "policy": {"lockout": 3}}, 422, "There is no figure 'lockout'"),
            ({"product": "genesys-cloud", "defect": "none-such"}, 422, "There is no defect"),
            ({"product": "genesys-cloud", "colour": "red"}, 422, "colour"),
        ]:
            response = await client.control("POST", "/deployments", body)
            assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")
            assert says in response.json()["detail"], response.text

    run(story)


def test_a_refusal_never_repeats_what_was_sent(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        body = {"name": "Mara", "email": "no address", "password": "Secret-Pass-1", "more": "Secret-Pass-1"}
        response = await client.control("POST", "/deployments/one/people", body)
        assert response.status_code == 422
        assert "Secret-Pass-1" not in response.text

    run(story)


def test_an_address_has_one_account_in_an_organization(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        await client.person("one")
        body = {"name": "Mara", "email": "MARA@example.com", "password": "Right-Pass-1"}
        assert (await client.control("POST", "/deployments/one/people", body)).status_code == 409
        other = (await client.control("POST", "/deployments/one/organizations", {"name": "Other"})).json()
        body["organization"] = other["id"]
        assert (await client.control("POST", "/deployments/one/people", body)).status_code == 201

    run(story)


def test_the_clock_moves_and_ticks_on(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one", now="2030-01-01T00:00:00Z")
        path = "/deployments/one/clock"
        before = datetime.fromisoformat((await client.control("GET", path)).json()["now"])
        after = datetime.fromisoformat((await client.control("PATCH", path, {"advance": 86400})).json()["now"])
        assert before.year == 2030
        assert timedelta(days=1) <= after - before < timedelta(days=1, minutes=1)
        assert (await client.control("PATCH", path, {})).status_code == 422

    run(story)


def test_a_policy_that_nothing_satisfies_is_refused_and_nothing_changes(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        path = "/deployments/one/policy"
        refused = await client.control("PATCH", path, {"password_min_length": 50, "password_max_length": 40})
        assert refused.status_code == 422
        assert (await client.control("GET", path)).json()["password_min_length"] == 8
        changed = await client.control("PATCH", path, {"password_min_length": 12})
        assert changed.json()["password_min_length"] == 12

    run(story)


def test_a_deleted_deployment_is_gone_with_its_people(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        await client.person("one")
        assert (await client.control("DELETE", "/deployments/one")).status_code == 204
        assert (await client.control("GET", "/deployments/one")).status_code == 404
        await client.deployment(name="one")
        await client.person("one")

    run(story)


def test_the_documentation_page_needs_no_other_host(run: Run) -> None:
    async def story(client: Client) -> None:
        page = (await client.control("GET", "/docs")).text
        assert "swagger-ui" in page
        assert "https://" not in page

    run(story)


def test_failed_logins_count_as_at_the_login_page(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        person = {"name": "Mara", "email": "mara@one.example", "password": "Secret-Pass-1"}
        mara = (await client.control("POST", "/deployments/one/people", person)).json()["id"]
        for times in (2, 3):
            response = await client.control("POST", f"/deployments/one/people/{mara}/failed-logins", {"times": times})
            assert response.status_code == 204
        entries = (await client.control("GET", "/deployments/one/record")).json()
        refused = [entry for entry in entries if entry["event"] == "login-refused"]
        assert len(refused) == 5
        assert {entry["address"] for entry in refused} == {"127.0.0.1"}
        assert any(entry["event"] == "locked" and entry["person"] == mara for entry in entries), entries

    run(story)


def test_a_defect_is_planted_and_mended_in_a_deployment_that_is_there(run: Run) -> None:
    async def story(client: Client) -> None:
        await client.deployment(name="one")
        assert (await client.control("GET", "/deployments/one/defect")).status_code == 404
        wrong = await client.control("PUT", "/deployments/one/defect", {"name": "password-case-ignord"})
        assert wrong.status_code == 422
        assert "Did you mean password-case-ignored" in wrong.json()["detail"]
        planted = await client.control("PUT", "/deployments/one/defect", {"name": "password-case-ignored"})
        assert planted.json()["defect"] == "password-case-ignored"
        assert (await client.control("GET", "/deployments/one/defect")).json()["applied"] is False
        assert (await client.control("DELETE", "/deployments/one/defect")).status_code == 204
        assert (await client.control("GET", "/deployments/one")).json()["defect"] is None

    run(story)
