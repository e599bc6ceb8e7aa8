"""Passkeys through the product's own addresses, with an authenticator in software."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from simulator.deployments.passkeys import site
from simulator.identity.devices import Device, Passkey
from simulator.identity.links import Purpose
from simulator.identity.passkeys import Site
from tests.simulator.conftest import Client
from tests.simulator.passkeys.browser import Browser, action, attribute
from tests.simulator.softkey import SoftKey, unb64

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
REQUIRED = {"policy": {"mfa_required": True}}


def _inside(page: httpx.Response) -> bool:
    return "You are logged in to" in page.text


async def _requiring(client: Client, **wanted: Any) -> dict[str, Any]:
    """A deployment whose organization requires a device of Mara and Mallory."""
    made = await client.deployment(**wanted)
    await client.person(made["name"])
    await client.person(made["name"], name="Mallory", email="mallory@example.com")
    changed = await client.control("PATCH", _organization(made), REQUIRED)
    assert changed.status_code == 200, changed.text
    return made


def _organization(made: dict[str, Any]) -> str:
    return f"/deployments/{made['name']}/organizations/{made['organization']['id']}"


def _mara(client: Client, made: dict[str, Any]) -> str:
    id: str = client.registry.get(made["name"]).records.accounts("mara@example.com")[0].id
    return id


def _story(wanted: dict[str, Any] | None = None) -> Callable[..., Callable[[Run], None]]:
    """A test told with a deployment and Mara's browser, whose authenticator is new."""

    def told(story: Callable[[Client, dict[str, Any], Browser], Awaitable[None]]) -> Callable[[Run], None]:
        def test(run: Run) -> None:
            async def whole(client: Client) -> None:
                made = await _requiring(client, **(wanted or {}))
                async with Browser(client, made["url"], SoftKey()) as browser:
                    await story(client, made, browser)

            run(whole)

        return test

    return told


async def _enrolled_and_out(browser: Browser) -> None:
    assert _inside(await browser.enrolled())
    await browser.http.post("/logout")


@_story()
async def test_a_passkey_is_enrolled_then_asked_for_and_logs_in(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await _enrolled_and_out(mara)
    prompt = await mara.log_in()
    assert not _inside(prompt)
    assert (await mara.http.get("/")).headers["location"] == "/login"
    assert _inside(await mara.confirm(prompt))


@_story()
async def test_what_is_kept_is_public(client: Client, made: dict[str, Any], mara: Browser) -> None:
    await mara.enrolled()
    shown = await client.control("GET", f"/deployments/{made['name']}/people/{_mara(client, made)}/devices")
    [device] = shown.json()
    assert (device["name"], device["kind"]) == ("Phone", "passkey")
    assert device["kept"].keys() == {
        "credential_id", "public_key", "sign_count", "transports", "aaguid", "backup_eligible", "backed_up",
    }  # fmt: skip


@_story()
async def test_a_refused_enrolment_enrols_nothing_and_can_be_tried_again(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await mara.log_in()
    refused = await mara.confirm(await mara.begin(), mara.key.but(user_verified=False))
    assert "could not be verified" in refused.text
    assert attribute(refused, "data-starts") == "no"
    assert not _devices(client, made)
    again = await mara.http.get("/mfa/add/passkey")
    assert attribute(again, "data-starts") == "yes"
    assert _inside(await mara.confirm(again))


@_story()
async def test_an_enrolled_authenticator_is_declined_and_says_so(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await mara.enrolled()
    window = {"name": "Other", "method": "passkey"}
    page = await mara.opened(await mara.http.post("/account/devices/add", data=window))
    known = [one["id"] for one in json.loads(attribute(page, "data-options"))["excludeCredentials"]]
    assert known == list(mara.key.keys)
    page = await mara.confirm(page, mara.key.but(id=unb64(known[0])))
    assert "has a passkey of yours already" in page.text


@_story()
async def test_another_persons_passkey_does_not_log_in(client: Client, made: dict[str, Any], mara: Browser) -> None:
    await _enrolled_and_out(mara)
    async with Browser(client, made["url"], SoftKey()) as mallory:
        await mallory.log_in(email="mallory@example.com")
        await mallory.confirm(await mallory.begin())
        await mallory.http.post("/logout")
        prompt = await mallory.log_in()
        refused = await mallory.confirm(prompt)
        assert "could not be verified" in refused.text
        assert (await mallory.http.get("/")).headers["location"] == "/login"
    assert _outcomes(client, made, "passkey-refused") == ["other-person"]


def _outcomes(client: Client, made: dict[str, Any], event: str) -> list[str]:
    return [entry.outcome for entry in client.registry.get(made["name"]).records.record() if entry.event == event]


@_story()
async def test_an_answer_serves_once_and_in_its_own_browser(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await _enrolled_and_out(mara)
    prompt = await mara.log_in()
    form = mara.answer(prompt)
    async with Browser(client, made["url"], SoftKey()) as mallory:
        other = await mallory.log_in()
        assert "could not be verified" in (await mallory.send(other, form)).text
        assert "could not be verified" in (await mallory.send(other, form)).text
    assert _outcomes(client, made, "passkey-refused") == ["other-browser", "unsolicited"]
    assert "could not be verified" in (await mara.send(prompt, form)).text


@_story()
async def test_an_answer_to_an_earlier_challenge_is_refused(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await _enrolled_and_out(mara)
    first, second = await mara.log_in(), await mara.http.get("/mfa")
    mixed = {**mara.answer(second), "credential": mara.answer(first)["credential"]}
    assert "could not be verified" in (await mara.send(second, mixed)).text
    assert _outcomes(client, made, "passkey-refused") == ["other-challenge"]


@_story()
async def test_a_challenge_has_an_end(client: Client, made: dict[str, Any], mara: Browser) -> None:
    await _enrolled_and_out(mara)
    prompt = await mara.log_in()
    await client.control("PATCH", f"/deployments/{made['name']}/clock", {"advance": 121})
    assert "could not be verified" in (await mara.confirm(prompt)).text
    assert _outcomes(client, made, "passkey-refused") == ["too-late"]
    assert _inside(await mara.confirm(await mara.http.get("/mfa")))


@_story()
async def test_one_answer_presented_20_times_at_once_logs_in_once(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await _enrolled_and_out(mara)
    prompt = await mara.log_in()
    form = mara.answer(prompt)
    answers = await asyncio.gather(*(mara.http.post(action(prompt), data=form) for _ in range(20)))
    assert sum(answer.headers.get("location") == "/" for answer in answers) == 1


@_story()
async def test_refused_passkeys_count_as_wrong_attempts(client: Client, made: dict[str, Any], mara: Browser) -> None:
    await _enrolled_and_out(mara)
    page = await mara.log_in()
    for _ in range(5):
        page = await mara.confirm(await mara.http.get("/mfa"), mara.key.but(user_verified=False))
    assert "This account is locked" in page.text
    assert "This account is locked" in (await mara.log_in()).text


@_story()
async def test_a_cancelled_ceremony_reaches_nobody_and_counts_for_nothing(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await _enrolled_and_out(mara)
    await mara.log_in()
    for _ in range(9):
        prompt = await mara.http.get("/mfa")
    assert _inside(await mara.confirm(prompt))


@_story()
async def test_with_several_devices_the_chosen_passkey_is_asked_for(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await mara.enrolled()
    other = SoftKey()
    window = {"name": "Laptop", "method": "passkey"}
    page = await mara.opened(await mara.http.post("/account/devices/add", data=window))
    assert "My Account" in (await mara.confirm(page, other)).text
    await mara.http.post("/logout")
    choice = await mara.log_in()
    [laptop] = [device.id for device in _devices(client, made) if device.name == "Laptop"]
    assert "Choose a device" in choice.text
    prompt = await mara.http.get(f"/mfa?device={laptop}")
    assert "could not be verified" in (await mara.confirm(prompt)).text
    assert _inside(await mara.confirm(await mara.http.get(f"/mfa?device={laptop}"), other))
    assert _outcomes(client, made, "passkey-refused") == ["not-asked-for"]


def _devices(client: Client, made: dict[str, Any]) -> tuple[Device, ...]:
    return client.registry.get(made["name"]).records.devices(_mara(client, made))


@_story({"regions": ["us-east-1"]})
async def test_the_logins_own_hosts_are_the_only_origins(client: Client, made: dict[str, Any], mara: Browser) -> None:
    changed = await client.control("PATCH", _organization(made), {"address": "acme"})
    assert changed.status_code == 200
    deployment = client.registry.get(made["name"])
    host = f"{made['name']}.genesys-cloud.localhost"
    origins = (f"http://{host}:1", f"http://us-east-1.{host}:1", f"http://acme.{host}:1")
    assert site(deployment) == Site(host, origins)
    deployment.url = f"http://{host}:80/"
    assert site(deployment).origins[0] == f"http://{host}"


@_story({"regions": ["us-east-1", "eu-west-1"]})
async def test_one_passkey_serves_in_every_region(client: Client, made: dict[str, Any], mara: Browser) -> None:
    deployment = client.registry.get(made["name"])
    async with Browser(client, deployment.url_of("us-east-1"), mara.key) as here:
        await _enrolled_and_out(here)
        prompt = await here.log_in()
        assert json.loads(attribute(prompt, "data-options"))["rpId"] == urlsplit(made["url"]).hostname
        assert _inside(await here.confirm(prompt))


@_story()
async def test_a_passkey_as_a_fact_logs_in(client: Client, made: dict[str, Any], mara: Browser) -> None:
    await _enrolled_and_out(mara)
    [kept] = _devices(client, made)
    assert isinstance(kept.factor, Passkey)
    people = f"/deployments/{made['name']}/people/{_mara(client, made)}/devices"
    assert (await client.control("DELETE", people)).status_code == 204
    fact = {
        "kind": "passkey",
        "name": "Phone",
        "credential_id": kept.factor.credential_id,
        "public_key": kept.factor.public_key,
        "transports": ["internal"],
        "backup_eligible": True,
        "backed_up": True,
    }
    given = await client.control("POST", people, fact)
    assert (given.status_code, given.json()["secret"]) == (201, None)
    assert (await client.control("POST", people, fact)).status_code == 409
    assert _inside(await mara.confirm(await mara.log_in()))


@pytest.mark.parametrize("wrong", [{"public_key": "AAAA"}, {"credential_id": ""}, {"credential_id": "not base64!"}])
def test_a_fact_that_is_no_passkey_is_refused(run: Run, wrong: dict[str, str]) -> None:
    async def story(client: Client) -> None:
        made = await client.deployment()
        person = await client.person(made["name"])
        fact = {"kind": "passkey", "name": "Phone", "credential_id": "AAAA", "public_key": "AAAA", **wrong}
        answer = await client.control("POST", f"/deployments/{made['name']}/people/{person['id']}/devices", fact)
        assert answer.status_code == 422

    run(story)


@_story()
async def test_a_reset_is_confirmed_by_the_passkey(client: Client, made: dict[str, Any], mara: Browser) -> None:
    await _enrolled_and_out(mara)
    deployment = client.registry.get(made["name"])
    account = deployment.records.accounts("mara@example.com")[0]
    link = deployment.issue_link(account, Purpose.RESET)
    new = {"password": "Other-Pass-1", "again": "Other-Pass-1"}
    prompt = await mara.opened(await mara.http.post(link, data=new))
    assert deployment.records.account(account.id) == account
    assert _inside(await mara.confirm(prompt))
    assert deployment.records.account(account.id) != account


@_story()
async def test_the_page_needs_no_script_of_its_own_and_says_what_it_needs(
    client: Client, made: dict[str, Any], mara: Browser
) -> None:
    await mara.log_in()
    page = await mara.begin()
    assert "<noscript>" in page.text
    assert not re.search(r"<script(?![^>]* src=)", page.text)
    assert "script-src 'self'" in page.headers["content-security-policy"]
