"""The query parameters of the HTTP API: known ones only, so that a misspelt one cannot match everything."""

from __future__ import annotations

import math
from collections.abc import Mapping

from fake_smtp.problems import BadRequest

LONGEST = 600.0
"""Seconds that one request may wait."""


class Query:
    """The parameters of one request. Raises BadRequest on one that is unknown."""

    def __init__(self, given: Mapping[str, str], *known: str) -> None:
        if unknown := sorted(set(given) - set(known)):
            raise BadRequest(f"There is no parameter {unknown[0]!r} here; known: {', '.join(known) or 'none'}.")
        self._given = given

    def text(self, name: str) -> str | None:
        """The value; None if it is missing or empty."""
        return self._given.get(name) or None

    def watermark(self) -> int:
        """`since`: a whole number, 0 if it is missing."""
        value = self._given.get("since") or "0"
        if not (value.isascii() and value.isdigit() and len(value) <= 18):
            raise BadRequest(f"since is a watermark, a whole number from 0 on, not {value!r}.")
        return int(value)

    def seconds(self, default: float) -> float:
        """`within`: seconds, 0 to `LONGEST`."""
        value = self._given.get("within") or str(default)
        try:
            seconds = float(value)
        except ValueError:
            seconds = math.nan
        if not 0 <= seconds <= LONGEST:
            raise BadRequest(f"within is a number of seconds from 0 to {LONGEST:g}, not {value!r}.")
        return seconds
