"""Passwords by their names in the features."""

from __future__ import annotations

import string

import pytest

from fixtures.chance import Chance
from fixtures.secrets import Secrets
from steps.recipes import EXAMPLES, Keyring, NoSuchPassword, meeting, recipe


@pytest.fixture
def ring() -> Keyring:
    ring = Keyring(Chance(1, "here"), Secrets())
    ring.begin("Right-1-now", tuple(f"Earlier-{place}-x" for place in range(11)))
    ring.at_configuration = "There-1-now"
    ring.other = Keyring(ring.chance, ring.secrets)
    ring.other.begin("Other-1-now", ("Other-0-now",))
    return ring


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_name_means_a_password(words: str, ring: Keyring) -> None:
    ring.tried, ring.repeated = "Tried-1-now" * 10, "Second-1-now"
    assert recipe(words)(ring)


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_password_is_a_secret(words: str, ring: Keyring) -> None:
    ring.tried, ring.repeated = "Tried-1-now" * 10, "Second-1-now"
    assert ring.secrets.mask(recipe(words)(ring)) == "•••"


@pytest.mark.parametrize("length", [7, 8, 400, 401])
def test_lengths_are_in_characters(length: int, ring: Keyring) -> None:
    assert len(recipe(f"a password of {length} characters")(ring)) == length


@pytest.mark.parametrize(
    ("words", "characters", "octets", "units"),
    [
        ("a password of 7 characters, one of two bytes", 7, 8, 7),
        ("a password of 7 characters, one of four bytes", 7, 10, 8),
    ],
)
def test_wide_characters_count_once(words: str, characters: int, octets: int, units: int, ring: Keyring) -> None:
    password = recipe(words)(ring)
    assert (len(password), len(password.encode()), len(password.encode("utf-16-le")) // 2) == (
        characters,
        octets,
        units,
    )


def kinds(password: str) -> set[str]:
    alphabets = {"digit": string.digits, "upper": string.ascii_uppercase, "lower": string.ascii_lowercase}
    return {next((kind for kind, alphabet in alphabets.items() if sign in alphabet), "special") for sign in password}


@pytest.mark.parametrize(
    ("words", "has"),
    [
        ("a good password", {"digit", "upper", "lower", "special"}),
        ("a password of 8 characters", {"digit", "upper", "lower", "special"}),
        ("a password without a digit", {"upper", "lower", "special"}),
        ("a password without an upper-case letter", {"digit", "lower", "special"}),
        ("a password of 7 lower-case letters", {"lower"}),
        ("a password of 8 digits and special characters", {"digit", "special"}),
    ],
)
def test_kinds_of_characters(words: str, has: set[str], ring: Keyring) -> None:
    assert kinds(recipe(words)(ring)) == has


def test_earlier_passwords_are_counted_back_from_the_right_one(ring: Keyring) -> None:
    assert recipe("the 1st password before the right one")(ring) == "Earlier-10-x"
    assert recipe("the 11th password before the right one")(ring) == "Earlier-0-x"
    ring.change("New-1-now")
    assert recipe("the old password")(ring) == "Right-1-now"
    assert recipe("the right password")(ring) == "New-1-now"


@pytest.mark.parametrize("words", ["the 12th password before the right one", "the new password"])
def test_a_password_that_nobody_has_is_an_error(words: str, ring: Keyring) -> None:
    with pytest.raises(NoSuchPassword):
        recipe(words)(ring)


def test_unknown_words_are_an_error(ring: Keyring) -> None:
    with pytest.raises(LookupError, match="no password is called"):
        recipe("a nice password")


@pytest.mark.parametrize(
    ("refused", "named", "length"),
    [
        ("a" * 7, {"min_length", "digit", "special", "upper"}, 10),
        ("a" * 3, {"min_length"}, 8),
        ("1" * 401, {"max_length", "special", "upper", "lower"}, 399),
        ("a" * 8, {"digit"}, 9),
    ],
)
def test_following_advice_changes_what_is_named_and_nothing_else(
    refused: str, named: set[str], length: int, ring: Keyring
) -> None:
    ring.tried = refused
    changed = meeting(ring, named, 8, 400)
    assert len(changed) == length
    assert kinds(changed) == kinds(refused) | named - {"min_length", "max_length"}


def test_a_password_chosen_for_the_other_organization_leaves_the_first_ones(ring: Keyring) -> None:
    ring.for_other = True
    ring.changes_in.change("New-1-there")
    assert recipe("the right password")(ring) == "Right-1-now"
    assert recipe("the password for the other organization")(ring) == "New-1-there"
    assert recipe("the old password for the other organization")(ring) == "Other-1-now"


def test_two_forms_of_one_password_are_different_texts_with_the_same_accents(ring: Keyring) -> None:
    ring.change(recipe("a password with composed double-byte characters")(ring))
    composed = recipe("the right password in composed characters")(ring)
    decomposed = recipe("the right password in decomposed characters")(ring)
    bare = recipe("the right password without its accents")(ring)
    assert len({composed, decomposed, bare}) == 3
    assert len(decomposed) > len(composed) == len(bare)
