"""Types of places: what the features' words mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import steps.words  # noqa: F401 - defines the types
from steps.sentences import WORDS


def test_a_day_is_its_noon() -> None:
    assert read("Day", "29 February 2032") == datetime(2032, 2, 29, 12, tzinfo=UTC)


def read(kind: str, text: str) -> Any:
    return WORDS[kind].read(text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("1 minute", timedelta(minutes=1)),
        ("20 days", timedelta(days=20)),
        ("19 days, 23 hours and 59 minutes", timedelta(days=20) - timedelta(minutes=1)),
    ],
)
def test_durations(text: str, meaning: timedelta) -> None:
    assert read("Duration", text) == meaning


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("a number", {"digit"}),
        ("at least 8 characters, a number and a lower-case letter", {"min_length", "digit", "lower"}),
        ("at most 400 characters, a special character and an upper-case letter", {"max_length", "special", "upper"}),
        ("to differ from the previous 10", {"other"}),
        ("a lower-case letter and to differ from the previous 4", {"lower", "other"}),
    ],
)
def test_requirements(text: str, meaning: set[str]) -> None:
    assert read("Requirements", text) == meaning


def test_people_are_read_in_order() -> None:
    assert read("People", "Mara, Jonas, Ada and Timo") == ["Mara", "Jonas", "Ada", "Timo"]
