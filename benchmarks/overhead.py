"""A scenario's time over the same clicks in plain Playwright, with evidence and without, all three taken in turns."""

from __future__ import annotations

import contextlib
import io
import os
import statistics
import tempfile
import time
from collections.abc import Generator
from pathlib import Path

import pytest

from benchmarks.figures import Figure
from loginlab import browser, bundle, driving

ROUNDS = 10
FEATURE = "forgotten_password.feature"
SCENARIO = "test_the_new_password_works_and_the_old_one_does_not"
PLAIN = "test_plain_reset"


class Turns:
    """Runs the plain clicks, the scenario without evidence and the scenario with it, in turns, and times them."""

    def __init__(self) -> None:
        self.turns: list[str] = []
        self.seconds: dict[str, list[float]] = {"plain": [], "none": [], "full": []}
        self.failures: list[str] = []

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Only these two, again and again; never one twice running, for pytest would not set it up anew."""
        found = {item.name: item for item in items}
        items[:] = [found[PLAIN], found[SCENARIO]] * 2 * (ROUNDS + 1)
        self.turns = ["plain", "none", "plain", "full"] * (ROUNDS + 1)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Set-up and teardown count: the world of a scenario is part of its price, here and there."""
        turn = self.turns.pop(0)
        item.config.option.evidence = "full" if turn == "full" else "none"
        started = time.monotonic()
        ended = yield
        self.seconds[turn].append(time.monotonic() - started)
        return ended

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A run that fails measures nothing."""
        if not report.passed:
            self.failures.append(report.longreprtext)

    def median(self, turn: str) -> float:
        """Seconds. The first round, which loads what is loaded late, is left out."""
        return statistics.median(self.seconds[turn][2 if turn == "plain" else 1 :])


def measure() -> list[Figure]:
    """Medians of ten. Raises RuntimeError when the clicks or the scenario fail."""
    turns = Turns()
    bundle.enter()
    os.environ.update(bundle.environment(), PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    said = io.StringIO()
    with tempfile.TemporaryDirectory() as out, contextlib.redirect_stdout(said):
        features = bundle.features("genesys-cloud") / FEATURE
        told = ["-x", "--out", out, "--progress", "plain", "--browser-path", browser.find(), "--import-mode=importlib"]
        yardstick = Path(__file__).with_name("plain_reset.py")
        pytest.main([*driving.plumbing(), *told, str(features), str(yardstick)], plugins=[turns])
    if turns.failures or not turns.seconds["full"]:
        raise RuntimeError("\n".join(turns.failures[:1]) or said.getvalue())
    plain, bare, full = (turns.median(turn) for turn in ("plain", "none", "full"))
    return [
        Figure("a scenario in plain Playwright", plain * 1000, "ms"),
        Figure("the same by the harness, no evidence", bare / plain, "x", "aim 1.10 or less"),
        Figure("the same by the harness, evidence", full / plain, "x", "aim 1.30 or less"),
    ]
