"""Which scenarios run, and in which order."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from reports.recorder import checks_of
from reports.shards import Shard, dealt

ORDERS = ("file", "reversed", "random")


class Selection:
    """Keeps the scenarios that claim a wanted check, at most so many rows of each outline, and of those one shard; and
    puts them in order. None: all are wanted.
    """

    def __init__(self, wanted: frozenset[str] | None, rows: int | None, shard: Shard | None, order: str) -> None:
        self.wanted = wanted
        self.rows = rows
        self.shard = shard
        self.order = order

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """The same in every worker, or xdist refuses: the order depends on the seed and the items only."""
        kept = [item for item in items if self.wanted is None or self.wanted.intersection(checks_of(item))]
        if self.rows is not None:
            kept = drawn(kept, self.rows, seed_of(config))
        if self.shard is not None:
            kept = dealt(kept, self.shard, lambda item: item.nodeid)
        running = set(kept)
        if dropped := [item for item in items if item not in running]:
            config.hook.pytest_deselected(items=dropped)
            items[:] = kept
        if self.order != "file":
            items[:] = arranged(items, self.order, seed_of(config))


def drawn(items: Sequence[pytest.Item], rows: int, seed: int | str) -> list[pytest.Item]:
    """At most so many rows of each outline, and of the checks that its rows claim; others for another seed."""
    outlines: dict[object, list[pytest.Item]] = {}
    for item in items:
        outlines.setdefault((item.nodeid.partition("[")[0], checks_of(item)), []).append(item)
    draw = random.Random(seed)  # noqa: S311 (a choice, not a secret)
    kept = {item for each in outlines.values() for item in draw.sample(each, min(rows, len(each)))}
    return [item for item in items if item in kept]


def arranged[T](items: Sequence[T], order: str, seed: int | str) -> list[T]:
    """The items in one of `ORDERS`; random is the same for the same seed."""
    if order == "reversed":
        return list(reversed(items))
    if order == "random":
        return random.Random(seed).sample(items, len(items))  # noqa: S311 (an order, not a secret)
    return list(items)


def seed_of(config: pytest.Config) -> int | str:
    """The seed of the run: the option, else what the target says, else 0."""
    seed = config.getoption("seed", None)
    if seed is None:
        seed = (config.hook.pytest_loginlab_target(config=config) or {}).get("seed")
    return 0 if seed is None else seed
