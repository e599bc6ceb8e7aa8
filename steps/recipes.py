"""Passwords as the features speak of them: `a password of 7 characters`, `the 10th password before the right one`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from unicodedata import normalize

from fixtures.chance import ALL_KINDS, Chance
from fixtures.figures import Kind
from fixtures.secrets import Secrets

KINDS: dict[str, Kind] = {
    "digit": "digit",
    "special character": "special",
    "upper-case letter": "upper",
    "lower-case letter": "lower",
}
_KIND = "|".join(KINDS)
_SEVERAL = rf"(?:{_KIND})s"
WIDE = {"two bytes": "é", "four bytes": "😀"}
"""A character of so many bytes in UTF-8; the one of four takes two units of UTF-16."""


DOUBLE_BYTE = "パスワガé"
"""Characters of which some have a composed and a decomposed form."""
ACCENTS = "\u3099\u309a\u0301"
"""The marks that are characters of their own in the decomposed form."""


class NoSuchPassword(LookupError):
    """A sentence speaks of a password that the person does not have at that point of the scenario."""


@dataclass
class Keyring:
    """The passwords of one person in one scenario. All of them are secrets from the moment they exist."""

    chance: Chance
    secrets: Secrets
    _right: str | None = None
    earlier: list[str] = field(default_factory=list)
    """Passwords that were in force before, oldest first."""
    tried: str | None = None
    """The password that was last proposed as a new one."""
    repeated: str | None = None
    """What was typed the second time, when the two were to be different."""
    typed: str | None = None
    """What was last typed into any password field."""
    other: Keyring | None = None
    """The same person's passwords in another organization."""
    at_configuration: str | None = None
    """The password in the Configuration Database."""
    at_provider: str = ""
    """The password at the identity provider."""
    for_other: bool = False
    """Whether the password that is being chosen is the one for the other organization."""

    @property
    def right(self) -> str:
        """The password in force, as far as can be known."""
        return _there(self._right, "a right password")

    @property
    def has_one(self) -> bool:
        """Whether the person has a password at all."""
        return self._right is not None

    @property
    def elsewhere(self) -> Keyring:
        """The passwords in another organization. Raises NoSuchPassword when there is none."""
        if self.other is None:
            raise NoSuchPassword("nobody has a password for another organization at this point of the scenario")
        return self.other

    @property
    def changes_in(self) -> Keyring:
        """Where a newly chosen password belongs."""
        return self.elsewhere if self.for_other else self

    def begin(self, right: str | None, earlier: tuple[str, ...] = ()) -> None:
        """What is in force when the scenario begins."""
        self._right = right and self.secrets.add(right)
        self.earlier = [self.secrets.add(password) for password in earlier]

    def change(self, new: str) -> None:
        """`new` is in force now."""
        if self._right is not None and self._right != new:
            self.earlier.append(self._right)
        self._right = self.secrets.add(new)

    def type(self, password: str) -> str:
        """Remember what is typed; returns it."""
        self.typed = self.secrets.add(password)
        return password

    def made(self, length: int = 16, kinds: tuple[Kind, ...] = ALL_KINDS, including: str = "") -> str:
        """A new password, a secret from now on."""
        return self.secrets.add(self.chance.password(length, kinds, including))


def _there(password: str | None, what: str) -> str:
    if password is None:
        raise NoSuchPassword(f"nobody has {what} at this point of the scenario")
    return password


def _before(ring: Keyring, place: int) -> str:
    if place > len(ring.earlier):
        raise NoSuchPassword(f"there are {len(ring.earlier)} passwords before the right one, and none is the {place}th")
    return ring.earlier[-place]


def _without(ring: Keyring, kind: str) -> str:
    return ring.made(kinds=tuple(name for name in ALL_KINDS if name != KINDS[kind]))


def _of(ring: Keyring, length: str, first: str, second: str | None) -> str:
    kinds = [KINDS[name.removesuffix("s")] for name in (first, second) if name]
    return ring.made(int(length), tuple(kinds))


def _apart(text: str) -> str:
    return normalize("NFD", text)


def _double_byte(ring: Keyring, form: str) -> str:
    return ring.secrets.add(normalize("NFC" if form == "composed" else "NFD", ring.made(including=DOUBLE_BYTE)))


type Recipe = Callable[[Keyring], str]

# Each row: what the words look like, and what they mean to a person's keyring.
_RECIPES: tuple[tuple[str, Callable[..., str]], ...] = (
    ("the right password", lambda ring: ring.right),
    ("the new password", lambda ring: _there(ring.tried, "a new password")),
    ("the old password", lambda ring: _before(ring, 1)),
    ("the password typed second", lambda ring: _there(ring.repeated, "a second entry")),
    (r"the (\d+)(?:st|nd|rd|th) password before the right one", lambda ring, place: _before(ring, int(place))),
    ("a good password", lambda ring: ring.made()),
    ("a wrong password", lambda ring: ring.made()),
    (r"a password of (\d+) characters", lambda ring, length: ring.made(int(length))),
    (
        r"a password of (\d+) characters, one of (two bytes|four bytes)",
        lambda ring, length, width: ring.made(int(length), including=WIDE[width]),
    ),
    (rf"a password of (\d+) ({_SEVERAL})(?: and ({_SEVERAL}))?", _of),
    (rf"a password without an? ({_KIND})", _without),
    (
        r"the first (\d+) characters of the (right|new) password",
        lambda ring, length, which: (ring.right if which == "right" else _there(ring.tried, "one"))[: int(length)],
    ),
    ("the right password in swapped letter case", lambda ring: ring.right.swapcase()),
    ("the right password with a blank before it", lambda ring: f" {ring.right}"),
    ("the right password with a blank after it", lambda ring: f"{ring.right} "),
    ("the right password without its last character", lambda ring: ring.right[:-1]),
    ("the right password in composed characters", lambda ring: normalize("NFC", ring.right)),
    ("the right password in decomposed characters", lambda ring: normalize("NFD", ring.right)),
    ("the right password without its accents", lambda ring: "".join(c for c in _apart(ring.right) if c not in ACCENTS)),
    (r"a password with (composed|decomposed) double-byte characters", _double_byte),
    ("the guide's example of a guessable password", lambda _: "password123"),
    ("a guessable password with a bit of everything", lambda _: "Password123!"),
    ("a birthday as password", lambda _: "24.12.1985"),
    ("the Configuration Server password", lambda ring: _there(ring.at_configuration, "a password there")),
    ("the password for the other organization", lambda ring: ring.elsewhere.right),
    ("the old password for the other organization", lambda ring: _before(ring.elsewhere, 1)),
)

PATTERN = "|".join(re.sub(r"\((?!\?)", "(?:", words) for words, _ in _RECIPES)
EXAMPLES = (
    "the right password",
    "the new password",
    "the old password",
    "the password typed second",
    "the 10th password before the right one",
    "a good password",
    "a wrong password",
    "a password of 7 characters",
    "a password of 7 characters, one of two bytes",
    "a password of 7 lower-case letters",
    "a password of 8 digits and special characters",
    "a password without an upper-case letter",
    "the first 72 characters of the new password",
    "the right password in swapped letter case",
    "the right password with a blank before it",
    "the right password with a blank after it",
    "the right password without its last character",
    "the right password in decomposed characters",
    "the right password without its accents",
    "a password with composed double-byte characters",
    "the guide's example of a guessable password",
    "a guessable password with a bit of everything",
    "a birthday as password",
    "the Configuration Server password",
    "the password for the other organization",
    "the old password for the other organization",
)


def recipe(words: str) -> Recipe:
    """What the words for a password mean. Raises LookupError when they mean nothing."""
    for pattern, meaning in _RECIPES:
        if match := re.fullmatch(pattern, words):
            return lambda ring: ring.secrets.add(meaning(ring, *match.groups()))
    raise LookupError(f"no password is called {words!r}")


def meeting(ring: Keyring, named: Collection[str], shortest: int, longest: int) -> str:
    """The password tried last, changed in what is named and in nothing else."""
    password = _there(ring.tried, "a refused password")
    if "other" in named:
        password = ring.made()
    if "max_length" in named:
        password = password[: longest - len(ALL_KINDS)]
    missing = tuple(kind for kind in ALL_KINDS if kind in named)
    password += ring.chance.password(len(missing), missing) if missing else ""
    if "min_length" in named:
        password += password[0] * (shortest - len(password))
    return ring.secrets.add(password)
