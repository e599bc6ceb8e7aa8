"""From what scenarios left to what it says about a product: pure functions, no files, no pytest.

Nothing but passed is green: a check is as good as the worst of its scenarios, a clause as the worst of its checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from reports.catalogue import Check, Clause
from reports.results import Scenario, worst

# Worst first.
VERDICTS = ("failed", "blocked", "not_testable", "not_run", "uncovered", "observed", "passed")
JUDGED = ("passed", "failed", "observed")

CONFORMS, DIFFERS, USAGE, BROKE = 0, 1, 2, 3
_WORDS = {CONFORMS: "conforms", DIFFERS: "does-not-conform", USAGE: "cannot-say", BROKE: "cannot-say"}


@dataclass(frozen=True)
class CheckVerdict:
    """What is known about one check. `scenarios` are the names of those that ran or should have."""

    check: Check
    verdict: str
    reason: str | None
    scenarios: tuple[str, ...]


@dataclass(frozen=True)
class ClauseVerdict:
    """A clause with its checks; its verdict is the worst of theirs."""

    clause: Clause
    checks: tuple[CheckVerdict, ...]

    @property
    def verdict(self) -> str:
        """The worst verdict of the checks, in the order of `VERDICTS`."""
        return min((each.verdict for each in self.checks), key=VERDICTS.index)


@dataclass(frozen=True)
class Judgement:
    """All clauses of a product judged. `verdict`: conforms, does-not-conform or cannot-say."""

    clauses: tuple[ClauseVerdict, ...]
    totals: dict[str, int]
    exit_code: int

    @property
    def verdict(self) -> str:
        """The exit code in a word."""
        return _WORDS[self.exit_code]


def judge(
    clauses: Sequence[Clause],
    scenarios: Sequence[Scenario],
    *,
    covered: Collection[str],
    strict: bool = False,
    broken: bool = False,
) -> Judgement:
    """Judges every clause of a product.

    scenarios: those selected for the run; what they found on the way counts like a failed stated clause. covered: ids
    of checks that some feature file has a scenario for, selected or not. strict: an implied clause counts like a
    stated one. broken: the run did not come to its end.
    """
    judged = tuple(
        ClauseVerdict(clause, tuple(check_verdict(check, clause.force, scenarios, covered) for check in clause.checks))
        for clause in clauses
    )
    totals = dict.fromkeys(VERDICTS, 0)
    for clause in judged:
        for each in clause.checks:
            totals[each.verdict] += 1
    found = any(scenario.findings for scenario in scenarios)
    return Judgement(judged, totals, DIFFERS if found else exit_code(judged, strict=strict, broken=broken))


def check_verdict(
    check: Check, force: str, scenarios: Iterable[Scenario], covered: Collection[str] = ()
) -> CheckVerdict:
    """Judges one check by the worst of the scenarios that claim it; advice is observed, never failed."""
    own = [scenario for scenario in scenarios if check.id in scenario.checks]
    if not own:
        return _without(check, check.id in covered)
    verdict = worst(scenario.outcome for scenario in own)
    reason = _reason([scenario for scenario in own if scenario.outcome == verdict], len(own))
    if force == "advice" and verdict in ("passed", "failed"):
        verdict, reason = "observed", "seen" if verdict == "passed" else f"not seen: {reason}"
    return CheckVerdict(check, verdict, reason, tuple(scenario.name for scenario in own))


def exit_code(clauses: Sequence[ClauseVerdict], *, strict: bool = False, broken: bool = False) -> int:
    """0 conforms, 1 does not, 2 nothing was judged, 3 something was blocked or the run broke.

    A disagreement outweighs everything: it was seen, whatever else broke.
    """
    binding = ("stated", "implied") if strict else ("stated",)
    if any(each.verdict == "failed" for clause in clauses if clause.clause.force in binding for each in clause.checks):
        return DIFFERS
    verdicts = {each.verdict for clause in clauses for each in clause.checks}
    if broken or "blocked" in verdicts:
        return BROKE
    return CONFORMS if verdicts.intersection(JUDGED) else USAGE


def _without(check: Check, covered: bool) -> CheckVerdict:
    if covered:
        return CheckVerdict(check, "not_run", "not selected for this run", ())
    return CheckVerdict(check, "uncovered", "no scenario judges this yet", ())


def _reason(worst_ones: Sequence[Scenario], total: int) -> str | None:
    first = worst_ones[0]
    if first.outcome == "passed":
        return None
    if first.outcome == "not_run":
        called_off, ended, _ = (first.reason or "").partition("the run ended before it")
        why = called_off if ended else ""
        return f"{why}the run ended before {len(worst_ones)} of its {total} scenarios"
    others = len(worst_ones) - 1
    more = f" (and {others} more of its scenarios)" if others else ""
    return f"{first.reason or first.outcome}{more}"
