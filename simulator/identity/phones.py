"""Telephone numbers in the international form (ITU-T E.164)."""

from __future__ import annotations

import re

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
"""At most 15 digits, country code and all; the shortest numbers in use have 7."""
TRUNK = re.compile(r"\(0\)")
"""The zero that is dialled at home only, as in +44 (0)20."""
PUNCTUATION = re.compile(r"[\s()./-]")


def number(typed: str) -> str | None:
    """A number without the blanks and brackets that people write; None if it is none."""
    bare = PUNCTUATION.sub("", TRUNK.sub("", typed))
    bare = f"+{bare[2:]}" if bare.startswith("00") else bare
    return bare if E164.fullmatch(bare) else None


def in_part(phone: str) -> str:
    """What a page shows of a number: enough to know one's own by, too little to call it (GC-SMS-1)."""
    return phone[-2:]
