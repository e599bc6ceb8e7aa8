"""From what scenarios left to what it says about a product: pure functions, no files, no pytest.

Nothing but passed is green: a check is as good as the worst of its scenarios, a clause as the worst of its checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.catalogue import Check, Clause
from reports.known import NONE_KNOWN, KnownFailure, KnownFailures
from reports.results import Scenario, worst

# Worst first. `failed_known`: it failed, and is on the list of those that are known to.
VERDICTS = ("failed", "blocked", "failed_known", "not_testable", "not_run", "uncovered", "observed", "passed")
JUDGED = ("passed", "failed", "failed_known", "observed")

CONFORMS, DIFFERS, USAGE, BROKE = 0, 1, 2, 3


@dataclass(frozen=True)
class CheckVerdict:
    """What is known about one check. `scenarios` are the names of those that ran or should have; `known` is what the
    list of known failures says of it."""

    check: Check
    verdict: str
    reason: str | None
    scenarios: tuple[str, ...]
    known: KnownFailure | None = None


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
    """All clauses of a product judged.

    verdict: conforms, known-failures (what fails is known), does-not-conform, not-as-listed or cannot-say.
    not_as_listed: in sentences, in what the list of known failures is wrong.
    """

    clauses: tuple[ClauseVerdict, ...]
    totals: dict[str, int]
    exit_code: int
    verdict: str
    not_as_listed: tuple[str, ...] = ()


def judge(
    clauses: Sequence[Clause],
    scenarios: Sequence[Scenario],
    *,
    covered: Collection[str],
    known: KnownFailures = NONE_KNOWN,
    strict: bool = False,
    broken: bool = False,
    sampled: bool = False,
    sharded: bool = False,
) -> Judgement:
    """Judges every clause of a product.

    scenarios: those selected for the run; what they found on the way counts like a failed stated clause. covered: ids
    of checks that some feature file has a scenario for, selected or not. strict: an implied clause counts like a
    stated one. broken: the run did not come to its end. sampled: of a check, some scenarios may have been left out, so
    that a pass does not contradict the list of known failures. sharded: the rest is judged elsewhere.
    """
    judged = tuple(
        ClauseVerdict(
            clause, tuple(check_verdict(check, clause.force, scenarios, covered, known) for check in clause.checks)
        )
        for clause in clauses
    )
    totals = dict.fromkeys(VERDICTS, 0)
    for clause in judged:
        for each in clause.checks:
            totals[each.verdict] += 1
    wrong = tuple(not_as_listed(judged, known, sampled=sampled))
    code = exit_code(judged, strict=strict, broken=broken, listed_wrongly=bool(wrong), sharded=sharded)
    if any(scenario.findings for scenario in scenarios):
        return Judgement(judged, totals, DIFFERS, "does-not-conform", wrong)
    return Judgement(judged, totals, code, verdict_of(judged, code, strict=strict), wrong)


def check_verdict(
    check: Check,
    force: str,
    scenarios: Iterable[Scenario],
    covered: Collection[str] = (),
    known: KnownFailures = NONE_KNOWN,
) -> CheckVerdict:
    """Judges one check by the worst of the scenarios that claim it; advice is observed, never failed."""
    own = [scenario for scenario in scenarios if check.id in scenario.checks]
    listed = known.of(check.id)
    if not own:
        return replace(_without(check, check.id in covered), known=listed)
    verdict = worst(scenario.outcome for scenario in own)
    reason = _reason([scenario for scenario in own if scenario.outcome == verdict], len(own))
    if force == "advice" and verdict in ("passed", "failed"):
        verdict, reason = "observed", "seen" if verdict == "passed" else f"not seen: {reason}"
    if verdict == "failed" and listed and not known.expired(listed):
        verdict = "failed_known"
    return CheckVerdict(check, verdict, reason, tuple(scenario.name for scenario in own), listed)


def not_as_listed(clauses: Iterable[ClauseVerdict], known: KnownFailures, *, sampled: bool) -> Iterator[str]:
    """In what the list of known failures is wrong, in sentences; of checks that ran only."""
    for each in (check for clause in clauses for check in clause.checks if check.known and check.scenarios):
        if each.known and each.verdict == "passed" and not sampled:
            yield f"{each.check.id} passed, and is a known failure by the list ({each.known.issue}): take it off."
        elif each.known and known.expired(each.known):
            yield (
                f"{each.check.id} was accepted as a known failure until {each.known.until} ({each.known.issue}), which "
                "is past: have it mended, or agree on another date."
            )


def exit_code(
    clauses: Sequence[ClauseVerdict],
    *,
    strict: bool = False,
    broken: bool = False,
    listed_wrongly: bool = False,
    sharded: bool = False,
) -> int:
    """0 conforms, 1 does not, 2 nothing was judged, 3 something was blocked or the run broke.

    A disagreement outweighs everything: it was seen, whatever else broke. A shard in which nothing could be judged is
    no mistake.
    """
    verdicts = {each.verdict for clause in clauses for each in clause.checks}
    if listed_wrongly or "failed" in _binding(clauses, strict=strict):
        return DIFFERS
    if broken or "blocked" in verdicts:
        return BROKE
    return CONFORMS if sharded or verdicts.intersection(JUDGED) else USAGE


def verdict_of(clauses: Sequence[ClauseVerdict], code: int, *, strict: bool = False) -> str:
    """The exit code in a word; nothing that failed is said to conform."""
    binding = _binding(clauses, strict=strict)
    if code == DIFFERS:
        return "does-not-conform" if "failed" in binding else "not-as-listed"
    if code != CONFORMS or not any(each.verdict in JUDGED for clause in clauses for each in clause.checks):
        return "cannot-say"
    return "known-failures" if "failed_known" in binding else "conforms"


def _binding(clauses: Iterable[ClauseVerdict], *, strict: bool) -> set[str]:
    """The verdicts of the checks that decide whether a product conforms."""
    forces = ("stated", "implied") if strict else ("stated",)
    return {each.verdict for clause in clauses if clause.clause.force in forces for each in clause.checks}


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
