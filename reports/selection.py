"""Which scenarios run, and in which order."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from reports.recorder import checks_of

ORDERS = ("file", "reversed", "random")


class Selection:
    """Keeps the scenarios that claim a wanted check, and puts them in order. None: all are wanted."""

    def __init__(self, wanted: frozenset[str] | None, order: str) -> None:
        self.wanted = wanted
        self.order = order

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """The same in every worker, or xdist refuses: the order depends on the seed and the items only."""
        if self.wanted is not None:
            kept = [item for item in items if self.wanted.intersection(checks_of(item))]
            dropped = [item for item in items if not self.wanted.intersection(checks_of(item))]
            if dropped:
                config.hook.pytest_deselected(items=dropped)
            items[:] = kept
        if self.order != "file":
            items[:] = arranged(items, self.order, seed_of(config))


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
