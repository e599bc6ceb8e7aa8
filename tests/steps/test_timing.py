"""The comparison of times: sees the fault, and nothing else."""

from __future__ import annotations

import random

import pytest

from steps.timing import FAULT, PAIRS, Comparison, confirmed


def noisy(shift: float, seed: int, spread: float) -> Comparison:
    """Answers of 40 ms with one-sided noise, now and then much later, as on a machine that has other work."""
    chance = random.Random(seed)

    def once() -> float:
        return 40 + chance.expovariate(1 / spread) + (150 if chance.random() < 0.1 else 0)

    return Comparison(tuple(once() + shift for _ in range(PAIRS)), tuple(once() for _ in range(PAIRS)))


@pytest.mark.parametrize("spread", [2.0, 10.0, 20.0])
def test_it_never_tells_without_the_fault(spread: float) -> None:
    for seed in range(2000):
        series = iter([noisy(0, seed, spread), noisy(0, -seed - 1, spread)])
        assert not confirmed(lambda series=series: next(series)).tells  # type: ignore[misc]


@pytest.mark.parametrize("direction", [1, -1])
@pytest.mark.parametrize("spread", [2.0, 5.0])
def test_it_always_tells_the_fault_in_either_direction(direction: int, spread: float) -> None:
    assert all(noisy(direction * FAULT, seed, spread).tells for seed in range(2000))


def test_what_seems_a_fault_is_measured_again_with_all_set_right_between() -> None:
    happened: list[str] = []
    fault = Comparison((80.0,) * 16, (40.0,) * 16)
    series = iter([fault, Comparison((40.0,) * 16, (40.0,) * 16)])

    def measure() -> Comparison:
        happened.append("measured")
        return next(series)

    assert not confirmed(measure, lambda: happened.append("set right")).tells
    assert happened == ["measured", "set right", "measured"]


def test_it_says_the_medians() -> None:
    assert str(Comparison((80.0,) * 16, (40.0,) * 16)) == "known 80 ms, unknown 40 ms (medians of 16 pairs)"
