"""What an entry of the record lacks, and secrets in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest

from fixtures.facts import Entry
from fixtures.secrets import Secrets
from steps.observations import record
from steps.person import Person
from steps.stage import Stage

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WHOLE = Entry(NOW - timedelta(seconds=3), "login", "right", "mara", "203.0.113.7")
MARA = cast(Person, SimpleNamespace(account=SimpleNamespace(person="mara")))
SECRET = "kP3x9aZ0"


def stage_with(*entries: Entry) -> Stage:
    deployment = SimpleNamespace(now=lambda: NOW, record=lambda: list(entries))
    secrets = Secrets()
    secrets.add(SECRET)
    return cast(Stage, SimpleNamespace(deployment=deployment, secrets=secrets))


def test_a_whole_entry_is_complete() -> None:
    others = replace(WHOLE, event="logout"), replace(WHOLE, person="jonas")
    assert record.entry(MARA, "login", stage_with(WHOLE, *others))() == record.COMPLETE


@pytest.mark.parametrize(
    ("found", "seen"),
    [
        ([], "0 entries"),
        ([WHOLE, WHOLE], "2 entries; all in all login, login"),
        ([replace(WHOLE, address=None)], "the address is missing"),
        ([replace(WHOLE, address="the office")], "the address is the office"),
        ([replace(WHOLE, outcome="")], "without an outcome"),
        ([replace(WHOLE, at=NOW + timedelta(hours=1))], "at 2026-03-01 13:00:00+00:00, and the clock shows"),
        ([replace(WHOLE, at=NOW - timedelta(hours=1))], "at 2026-03-01 11:00:00+00:00, and the clock shows"),
    ],
)
def test_what_is_wrong_is_said(found: list[Entry], seen: str) -> None:
    assert record.entry(MARA, "login", stage_with(*found))().startswith(seen)


def test_a_secret_is_found_in_an_entry() -> None:
    assert record.secrets(stage_with(WHOLE))() == record.NO_SECRET
    leaky = replace(WHOLE, outcome=f"right, with {SECRET}")
    assert record.secrets(stage_with(WHOLE, leaky))() == "a secret in login"
