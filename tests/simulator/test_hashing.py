"""A login costs one hash: its time tells neither that there is an account nor that there are several."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import argon2
import argon2._password_hasher
import argon2.low_level
import pytest

from simulator.hashing import Hasher
from simulator.identity.links import Purpose
from tests.simulator.conftest import Client

type Run = Callable[[Callable[[Client], Awaitable[None]]], None]
SALT, OTHER_SALT = b"0123456789abcdef", b"fedcba9876543210"


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The name of each Argon2 function that is called from now on, by whichever module."""
    calls: list[str] = []

    def counted(module: object, name: str) -> None:
        own = getattr(module, name)

        def count(*given: object, **named: object) -> object:
            calls.append(name)
            return own(*given, **named)

        monkeypatch.setattr(module, name, count)

    for module in (argon2.low_level, argon2._password_hasher):
        for name in ("hash_secret", "verify_secret"):
            counted(module, name)
    return calls


async def _somebody(client: Client) -> str:
    """The address of a deployment with Mara in three organizations, with two passwords; Jonas in one; Ada and Tim in
    one each, with the same username; and Noor, who is invited."""
    made = await client.deployment(name="one", organization="Acme")
    ids = [made["organization"]["id"]]
    for name in ("Beta", "Gamma"):
        ids.append((await client.control("POST", "/deployments/one/organizations", {"name": name})).json()["id"])
    for id, password in zip(ids, ("Acme-Pass-1", "Other-Pass-1", "Other-Pass-1"), strict=True):
        await client.person("one", organization=id, password=password)
    await client.person("one", name="Jonas", email="jonas@example.com", username="jonas", password="Acme-Pass-1")
    for name, id in zip(("Ada", "Tim"), ids, strict=False):
        await client.person("one", name=name, email=f"{name}@example.com", username="desk", organization=id)
    await client.control("POST", "/deployments/one/invitations", {"name": "Noor", "email": "noor@example.com"})
    url: str = made["url"]
    return url


@pytest.mark.parametrize(
    ("email", "password", "organization", "says"),
    [
        ("nobody@example.com", "Acme-Pass-1", None, "not right"),
        ("noor@example.com", "Acme-Pass-1", None, "not right"),
        ("jonas@example.com", "Acme-Pass-1", None, None),
        ("jonas", "Acme-Pass-1", None, None),
        ("jonas@example.com", "Wrong-Pass-1", None, "not right"),
        ("mara@example.com", "Wrong-Pass-1", None, "not right"),
        ("mara@example.com", "Acme-Pass-1", None, "several organizations. Enter"),
        ("mara@example.com", "Other-Pass-1", None, "several organizations. Enter"),
        ("mara@example.com", "Other-Pass-1", "Gamma", None),
        ("mara@example.com", "Acme-Pass-1", "Gamma", "not right"),
        ("mara@example.com", "Acme-Pass-1", "No Such", "not right"),
        ("desk", "Right-Pass-1", None, "not right"),
        ("desk", "Right-Pass-1", "Beta", None),
    ],
)
def test_a_login_computes_one_hash(
    run: Run, computed: list[str], email: str, password: str, organization: str | None, says: str | None
) -> None:
    async def story(client: Client) -> None:
        url = await _somebody(client)
        typed = {"email": email, "password": password}
        async with client.browser(url) as browser:
            computed.clear()
            answer = await browser.post("/login", data=typed | ({"organization": organization} if organization else {}))
        assert len(computed) == 1
        assert answer.status_code == (403 if says else 303)
        assert (says or "") in answer.text

    run(story)


def test_it_stays_one_hash_when_a_password_is_chosen_anew(run: Run, computed: list[str]) -> None:
    async def story(client: Client) -> None:
        url = await _somebody(client)
        deployment = client.registry.get("one")
        account = deployment.records.accounts("mara@example.com")[1]
        new = {"password": "Newer-Pass-1", "again": "Newer-Pass-1"}
        async with client.browser(url) as browser:
            assert (await browser.post(deployment.issue_link(account, Purpose.RESET), data=new)).status_code == 303
        async with client.browser(url) as browser:
            computed.clear()
            await browser.post("/login", data={"email": "mara@example.com", "password": "Newer-Pass-1"})
        assert len(computed) == 1

    run(story)


def test_two_people_with_one_password_share_no_salt_and_one_person_does(run: Run) -> None:
    async def story(client: Client) -> None:
        await _somebody(client)
        records = client.registry.get("one").records
        mara = [account.password or "" for account in records.accounts("mara@example.com")]
        (jonas,) = records.accounts("jonas@example.com")
        assert len({hashed.split("$")[-2] for hashed in mara}) == 1
        assert mara[0].split("$")[-2] not in (jonas.password or "")

    run(story)


@pytest.mark.parametrize(
    ("salts", "password", "found", "number"),
    [
        ((SALT, SALT, SALT), "Second", True, 1),
        ((SALT, SALT, SALT), "Fourth", False, 1),
        ((SALT, OTHER_SALT, SALT), "Second", True, 2),
        ((), "Second", False, 0),
    ],
)
def test_a_computation_for_each_salt_finds_the_password(
    computed: list[str], salts: tuple[bytes, ...], password: str, found: bool, number: int
) -> None:
    async def story() -> bool:
        hasher = Hasher("cheap")
        hashes = [await hasher.hash(own, salt) for own, salt in zip(("First", "Second", "Third"), salts, strict=False)]
        computed.clear()
        return await hasher.matches_any(tuple(hashes), password)

    assert asyncio.run(story()) is found
    assert len(computed) == number


def test_nobodys_hash_costs_as_much_as_somebodys(computed: list[str]) -> None:
    """The first time as well."""
    hasher = Hasher("owasp")
    asyncio.run(hasher.spend())
    assert len(computed) == 1
    own = asyncio.run(hasher.hash("Right-Pass-1", SALT))
    assert argon2.extract_parameters(hasher._decoy) == argon2.extract_parameters(own)
