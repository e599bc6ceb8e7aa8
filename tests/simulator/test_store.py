"""What is kept: across a restart, and never half."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.deployments.registry import Deployments, Description
from simulator.identity.accounts import Account
from simulator.products import PRODUCTS
from simulator.store.sqlite import SqliteStore


def test_a_kept_file_brings_deployments_back(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "kept.db")
    registry = Deployments(store, PRODUCTS, 1)
    made = registry.create(Description("genesys-cloud", "one", policy={"password_min_length": 12}))
    made.records.add_account(Account("1", made.organization.id, "Mara", "mara@example.com"), ["mara@example.com"])
    made.settings = made.settings.with_policy(password_history=3)
    registry.keep(made)
    store.close()
    again = SqliteStore(tmp_path / "kept.db")
    back = Deployments(again, PRODUCTS, 2).get("one")
    assert back.url == "http://one.genesys-cloud.localhost:2/"
    assert (back.policy.password_min_length, back.policy.password_history) == (12, 3)
    assert back.organization == made.organization
    assert [account.name for account in back.records.accounts("mara@example.com")] == ["Mara"]
    again.close()


def test_a_transaction_that_breaks_leaves_nothing(store: SqliteStore) -> None:
    records = store.records("one")

    def break_in_the_middle() -> None:
        with records.transaction():
            records.save_account(Account("1", "acme", "Mara", "mara@example.com"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_in_the_middle()
    assert records.account("1") is None


def test_deployments_do_not_see_each_other(store: SqliteStore) -> None:
    store.records("one").add_account(Account("1", "acme", "Mara", "mara@example.com"), ["mara@example.com"])
    assert store.records("two").account("1") is None
    assert store.records("two").accounts("mara@example.com") == ()


def test_no_secret_is_kept_in_clear(tmp_path: Path) -> None:
    import asyncio

    from simulator.deployments.deployment import Origin
    from simulator.deployments.logins import Credentials, sign_in
    from simulator.deployments.people import Newcomer, add_person, invite

    file = tmp_path / "kept.db"
    store = SqliteStore(file)
    deployment = Deployments(store, PRODUCTS, 1).create(Description("genesys-cloud", "one", hashing="cheap"))

    async def story() -> tuple[str, str]:
        await add_person(deployment, Newcomer("Mara", "mara@example.com"), ("Secret-Pass-1",))
        outcome = await sign_in(deployment, Credentials("mara@example.com", "Secret-Pass-1"), None, Origin())
        invited = await invite(deployment, Newcomer("Noor", "noor@example.com"), Origin())
        assert outcome.token
        return outcome.token, invited.link.rpartition("/")[2]

    session, invitation = asyncio.run(story())
    store.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"mara@example.com" in kept
    assert all(secret.encode() not in kept for secret in ("Secret-Pass-1", session, invitation))
