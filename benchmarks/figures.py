"""A measured figure, and the table of them."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, in which unit, and what we aim at (empty: no aim)."""

    what: str
    value: float
    unit: str
    aim: str = ""


def table(figures: Iterable[Figure]) -> str:
    """The figures in aligned lines."""
    rows = [(figure.what, f"{figure.value:,.2f}", figure.unit, figure.aim) for figure in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        f"{what:<{widths[0]}}  {value:>{widths[1]}} {unit:<{widths[2]}}  {aim}".rstrip()
        for what, value, unit, aim in rows
    )


def interleaved(rounds: int, *timings: Callable[[], float]) -> list[float]:
    """The median of each timing over so many rounds, taken in turns so that a busy moment meets all of them alike.

    One round before them is not counted.
    """
    samples: Sequence[list[float]] = [[] for _ in timings]
    for place in range(rounds + 1):
        for timing, kept in zip(timings, samples, strict=True):
            seconds = timing()
            if place:
                kept.append(seconds)
    return [statistics.median(kept) for kept in samples]
