"""Expectations: an observation is looked at until it is what was expected, or the time is over. One place raises."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Error

from fixtures.browser import missing_control
from fixtures.target import TargetLost

# What Playwright says when a page is replaced while it is looked at.
_IN_BETWEEN = (
    "Execution context was destroyed",
    "navigating and changing the content",
    "Frame was detached",
    "interrupted by another navigation",
)
_NO_ANSWER = ("net::ERR_", "NS_ERROR_")


class Disagreement(AssertionError):
    """A Then that does not hold: the claim in the feature's words, what was expected, and what was seen instead."""

    def __init__(self, claim: str, expected: object, seen: object) -> None:
        self.claim = claim
        self.expected = str(expected)
        self.seen = str(seen)
        super().__init__(f"{claim}\n  expected: {self.expected}\n  seen:     {self.seen}")


@dataclass
class Expect:
    """Compares what is expected with what is seen.

    `patience` is in seconds, and so is `settled`: an observation that has been the same for so long, with no answer
    outstanding (`idle`), is not going to change. `pace` waits until something new can be seen; `reachable` tells
    whether the target answers; `claim` is the sentence that is being judged.
    """

    patience: float
    pace: Callable[[], None]
    reachable: Callable[[], bool]
    settled: float = math.inf
    idle: Callable[[], bool] = lambda: True
    claim: str = field(default="", init=False)

    def __call__[T](self, expected: T, look: Callable[[], T]) -> T:
        """Look until what is seen equals `expected`, and return it.

        Raises Disagreement when the time is over, TargetLost when that is because the target does not answer any more.
        """
        began = since = math.nan
        before: object = None
        while True:
            seen = _look(look)
            if seen == expected:
                return expected
            now = time.monotonic()
            if math.isnan(began):
                began = now  # a first look may have to do something before, which is not the observation's time
            if seen != before or not self.idle():
                before, since = seen, now
            if now - began >= self.patience or now - since >= self.settled:
                self.disagree(expected, seen)
            self.pace()

    def disagree(self, expected: object, seen: object) -> None:
        """Raise: this is the only place that does."""
        if not self.reachable():
            raise TargetLost(f"the target does not answer any more, so that nothing can be said of: {self.claim}")
        raise Disagreement(self.claim, expected, seen)


def _look[T](look: Callable[[], T]) -> T | str:
    """What is seen, or in words why nothing can be.

    An error of the harness's own is not an observation, and goes on.
    """
    try:
        return look()
    except Error as error:
        first, *rest = error.message.splitlines()
        if missing_control(error):
            waited_for = next((line.strip(" -") for line in rest if "waiting for" in line), "")
            return f"no such control ({waited_for or first})"
        if any(sign in error.message for sign in (*_IN_BETWEEN, *_NO_ANSWER)):
            return f"no page ({first})"
        raise
