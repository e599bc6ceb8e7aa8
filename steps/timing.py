"""Times of answers, compared in pairs: a known address, an unknown one, the other way round, and so on.

The fault that is looked for is 30 ms and more. Noise on a busy machine can be as large, but it strikes both sides of
the pairs alike, it only ever makes answers later, and it does not come twice in the same way: so medians of the pairs
and the quickest quarters are compared, and what seems to be a fault is measured a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from fixtures.browser import Window
from steps.person import Person
from steps.stage import Stage

FAULT = 30.0
"""Milliseconds."""
PAIRS = 16
NO_DIFFERENCE = "no difference that would tell"
_THRESHOLD = FAULT / 2


@dataclass(frozen=True)
class Comparison:
    """Milliseconds of the answers for known and unknown addresses, pair by pair."""

    known: tuple[float, ...]
    unknown: tuple[float, ...]

    @property
    def tells(self) -> bool:
        """Whether the times tell the two apart.

        The median of the pairs' differences and the difference of the lower quartiles both pass half of the fault, in
        one direction.
        """
        middle = median(known - unknown for known, unknown in zip(self.known, self.unknown, strict=True))
        quiet = _lower_quartile(self.known) - _lower_quartile(self.unknown)
        return min(middle, quiet) > _THRESHOLD or max(middle, quiet) < -_THRESHOLD

    def __str__(self) -> str:
        known, unknown = median(self.known), median(self.unknown)
        return f"known {known:.0f} ms, unknown {unknown:.0f} ms (medians of {len(self.known)} pairs)"


def _lower_quartile(times: Sequence[float]) -> float:
    return quantiles(times, n=4)[0]


def time_logins(attacker: Person, stage: Stage) -> None:
    """Time the answers to wrong passwords; nobody's attempts are all used up."""
    each = stage.deployment.figures.lockout_attempts - 1
    victims = [who for who in stage.registered() for _ in range(each)][:PAIRS]

    def attempt(window: Window, address: str) -> None:
        stage.journey.log_in(window, address, attacker.ring.type(attacker.ring.made()))

    def known(who: Person) -> str:
        stage.deployment.spend_attempt(who.account)
        return who.account.email

    def series() -> Comparison:
        return _compare(attacker, stage, victims, known, attempt)

    def set_counts_to_nought() -> None:
        for who in stage.registered():
            who.be_logged_in()

    attacker.comparison = confirmed(series, set_counts_to_nought)


def time_resets(attacker: Person, stage: Stage) -> None:
    """Time the answers to requests for reset links."""
    people = stage.registered()
    victims = [people[turn % len(people)] for turn in range(PAIRS)]

    def series() -> Comparison:
        return _compare(attacker, stage, victims, lambda who: who.account.email, stage.journey.ask_for_reset)

    attacker.comparison = confirmed(series)


def confirmed(series: Callable[[], Comparison], between: Callable[[], None] = lambda: None) -> Comparison:
    """A comparison; one that tells is made again, and counts only if it tells again."""
    first = series()
    if not first.tells:
        return first
    between()
    return series()


def _compare(
    attacker: Person,
    stage: Stage,
    victims: Sequence[Person],
    address_of: Callable[[Person], str],
    act: Callable[[Window, str], None],
) -> Comparison:
    window = attacker.window()

    def milliseconds(address: str) -> float:
        with window.page.expect_event("requestfinished", lambda request: request.method == "POST") as sent:
            act(window, address)
        timing = sent.value.timing
        return float(timing["responseStart"] - timing["requestStart"])

    def stranger() -> str:
        return stage.deployment.stranger("Nobody").email

    milliseconds(stranger())  # the first answer pays for what is done once
    known: list[float] = []
    unknown: list[float] = []
    for turn, who in enumerate(victims):
        for is_known in (True, False) if turn % 2 else (False, True):
            (known if is_known else unknown).append(milliseconds(address_of(who) if is_known else stranger()))
    attacker.acts()
    return Comparison(tuple(known), tuple(unknown))


def difference(stage: Stage) -> str:
    """What the times tell."""
    comparison = stage.actor.comparison
    if comparison is None:
        raise LookupError("nothing was timed")
    return str(comparison) if comparison.tells else NO_DIFFERENCE
