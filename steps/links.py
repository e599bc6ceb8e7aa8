"""Personal links, and what one can do to them."""

from __future__ import annotations

from fixtures.chance import Chance
from fixtures.secrets import tokens


def secret_part(link: str) -> str:
    """The longest run of token characters: what makes the link personal. Raises ValueError when there is none."""
    runs = tokens(link)
    if not runs:
        raise ValueError("the link has no part that looks like a token")
    return max(runs, key=len)


def altered(link: str, spot: float, chance: Chance) -> str:
    """The link with one character of its secret part replaced: the first at `spot` 0, the last at 1."""
    token = secret_part(link)
    place = round(spot * (len(token) - 1))
    changed = token[:place] + chance.other_character(token[place]) + token[place + 1 :]
    return link.replace(token, changed)


def unknown(link: str, chance: Chance) -> str:
    """A link of the same form whose secret part nobody ever made."""
    token = secret_part(link)
    return link.replace(token, chance.token(token))
