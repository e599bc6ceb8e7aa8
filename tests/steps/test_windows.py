"""What is seen of Intelligent Automation's windows, where no planted defect shows both sides of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from steps.labels import load
from steps.observations import windows as seen
from steps.sight import LOGIN, SPLASH, Sight


def told(message: str, place: str = LOGIN, language: str = "en") -> tuple[Any, Any]:
    """Somebody who is told something, on a stage in a language."""
    words = load("intelligent-automation", language)
    who = SimpleNamespace(sees=lambda: Sight(place, message), window=lambda: None)
    return who, SimpleNamespace(journey=SimpleNamespace(words=lambda _: words))


@pytest.mark.parametrize(
    ("message", "language", "fits"),
    [
        ("Try again in 15 minutes.", "en", True),
        ("Try again in 14 minutes and 59 seconds.", "en", True),
        ("Réessayez dans 14 minutes et 59 secondes.", "fr", True),
        ("Try again in 13 minutes.", "en", False),
        ("Try again in 115 minutes.", "en", False),
        ("Try again later.", "en", False),
    ],
)
def test_the_minute_that_runs_may_be_told_as_begun_or_as_whole(message: str, language: str, fits: bool) -> None:
    who, stage = told(message, language=language)
    assert (seen.minutes_left(who, 15, stage)() == seen.waiting(15)) is fits


@pytest.mark.parametrize(
    ("message", "place", "fits"),
    [
        ("The Configuration Server does not answer.", LOGIN, True),
        ("Email or password is wrong.", LOGIN, False),
        ("The Configuration Server does not answer.", SPLASH, False),
    ],
)
def test_who_is_told_of_the_server_is_not_logged_in(message: str, place: str, fits: bool) -> None:
    who, stage = told(message, place)
    assert (seen.configuration_server_named(who, stage)() == seen.TOLD_OF_SERVER) is fits
