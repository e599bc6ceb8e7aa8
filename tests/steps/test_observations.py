"""Observations that no planted defect exercises in every direction."""

from __future__ import annotations

import html
from types import SimpleNamespace
from typing import Any, cast

import pytest

from fixtures.figures import documented
from fixtures.secrets import Secrets
from steps.labels import load
from steps.observations import choosing, logging_in
from steps.person import Person
from steps.sight import LOGIN, PASSWORD_FORM, SPLASH, Sight
from steps.stage import Stage

PASSWORD = "p&ss<W0rd>"


def stage_on_which(*, url: str = "/", source: str = "<p>", log: str = "refused") -> Stage:
    """A stage on which somebody has just typed PASSWORD."""
    window = SimpleNamespace(
        requests=[SimpleNamespace(method="GET", url="/"), SimpleNamespace(method="POST", url=url)],
        page=SimpleNamespace(url="/"),
        sources=lambda: {"the page": source},
    )
    actor = SimpleNamespace(window=lambda: window, ring=SimpleNamespace(typed=PASSWORD))
    deployment = SimpleNamespace(logs=lambda: {"the log": log})
    return cast(Stage, SimpleNamespace(actor=actor, secrets=Secrets(), deployment=deployment))


@pytest.mark.parametrize(
    ("leak", "where"),
    [
        ({}, logging_in.NOWHERE),
        ({"url": "/login?password=p%26ss%3CW0rd%3E"}, "in an address (POST)"),
        ({"source": f'<input value="{html.escape(PASSWORD)}">'}, "in the page"),
        ({"log": f"refused {PASSWORD!r}"}, "in the log"),
        ({"url": f"/?{PASSWORD}", "log": PASSWORD}, "in an address (POST), the log"),
    ],
)
def test_a_password_is_found_wherever_it_leaks(leak: dict[str, str], where: str) -> None:
    assert logging_in.places_of_password(stage_on_which(**leak))() == where


def told(message: str, place: str = PASSWORD_FORM) -> tuple[Person, Stage]:
    """A person who is told something about a password."""
    journey = SimpleNamespace(words=lambda _: load("genesys-cloud"))
    who = SimpleNamespace(sees=lambda: Sight(place, message), window=lambda: None, figures=documented("genesys-cloud"))
    return cast(Person, who), cast(Stage, SimpleNamespace(journey=journey))


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("Use at least 8 characters.", "at least 8 characters"),
        ("Use at least 9 characters.", f"{PASSWORD_FORM}, which says “Use at least 9 characters.”"),
        ("No more than 400 characters / Add a number", "at most 400 characters, a number"),
        ("Add an uppercase letter and a lower-case letter.", "an upper-case letter, a lower-case letter"),
        ("Not one of your previous 10 passwords.", "to differ from the previous 10"),
        ("A special character is missing.", "a special character"),
        ("No.", f"{PASSWORD_FORM}, which says “No.”"),
        ("", f"{PASSWORD_FORM}, without a message"),
    ],
)
def test_requirements_are_read_out_of_any_sensible_wording(message: str, named: str) -> None:
    assert choosing.requirements(*told(message))() == named


def test_requirements_named_after_the_form_was_left_do_not_count() -> None:
    assert choosing.requirements(*told("Use at least 8 characters.", LOGIN))().startswith(LOGIN)


@pytest.mark.parametrize(
    ("sight", "words"),
    [
        (Sight(SPLASH), SPLASH),
        (Sight(LOGIN, "Wrong."), "the login page, which says “Wrong.”"),
        (Sight(LOGIN), "the login page, without a message"),
        (Sight("another page", "", "Error"), "a page titled “Error”, without a message"),
        (Sight("another page", "", "", "other.example"), "a page of other.example, without a message"),
        (
            Sight("another page", "Hello.", "Home", "other.example"),
            "a page of other.example titled “Home”, which says “Hello.”",
        ),
    ],
)
def test_a_sight_is_told_in_words(sight: Sight, words: str) -> None:
    assert str(sight) == words


@pytest.mark.parametrize("sight", [Sight(SPLASH, "Wrong."), Sight(LOGIN), Sight(PASSWORD_FORM, "Wrong.")])
def test_a_refusal_is_at_the_login_page_and_says_something(sight: Sight) -> None:
    who: Any = SimpleNamespace(sees=lambda: sight)
    assert logging_in.refusal(who)() != logging_in.REFUSED
