"""What a page of the catalogue is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.pages.world import World


@dataclass(frozen=True)
class Row:
    """`bring` leads a fresh browser to the page, whose main heading in English is `heading`."""

    heading: str
    bring: Callable[[World], None]
    languages: tuple[str, ...] = ("en", "fr")


def at(path: str) -> Callable[[World], None]:
    """A page that its address alone leads to."""
    return lambda world: world.go(path)
