"""What an exception means for the scenario it ended. Failed is said only when a Then disagreed."""

from __future__ import annotations

from dataclasses import dataclass

NOT_TESTABLE = "not testable: "
SPARED = "spared: the defect was found before"
"""Why a proof leaves a scenario out."""
_LONGEST = 2000


@dataclass(frozen=True)
class Ending:
    """How a scenario ended and why, with both values when a Then disagreed."""

    outcome: str
    reason: str | None = None
    claim: str | None = None
    expected: str | None = None
    seen: str | None = None
    message: str | None = None


PASSED = Ending("passed")


def disagrees(error: BaseException) -> bool:
    """Whether the exception carries what was expected and what was seen (as `steps.expect.Disagreement` does)."""
    return all(isinstance(getattr(error, name, None), str) for name in ("expected", "seen"))


def ending_of(error: BaseException | None, *, skipped: bool, kind: str | None, where: str) -> Ending:
    """Classifies what ended a phase of a scenario.

    error: what was raised, or None. skipped: whether pytest counts it as a skip. kind: given, when or then if
    a step raised it, None outside of steps. where: words for the place, such as "setting up".
    """
    if error is None:
        return PASSED
    text = str(error).strip() or type(error).__name__
    if skipped:
        return _skipped(text, where)
    if kind == "then" and disagrees(error):
        return _disagreement(error)
    message = f"{type(error).__name__}: {text}"[:_LONGEST]
    return Ending("blocked", f"{where}: {_line(message)}", message=message)


def _skipped(text: str, where: str) -> Ending:
    if text.startswith(NOT_TESTABLE):
        reason = text.removeprefix(NOT_TESTABLE)
        return Ending("not_testable", reason, message=reason)
    if text == SPARED:
        return Ending("not_run", SPARED)
    return Ending("blocked", f"{where}: skipped: {_line(text)}", message=text[:_LONGEST])


def _disagreement(error: BaseException) -> Ending:
    claim = getattr(error, "claim", None)
    claim = claim if isinstance(claim, str) and claim else None
    expected, seen = (str(getattr(error, name))[:_LONGEST] for name in ("expected", "seen"))
    start = f"{claim}: " if claim else ""
    reason = f"{start}expected {_line(expected)}; seen {_line(seen)}"
    return Ending("failed", reason, claim, expected, seen, str(error)[:_LONGEST])


def _line(text: str) -> str:
    """Any text on one line, short enough to be read in a list."""
    one = " ".join(text.split())
    return one if len(one) <= 300 else one[:299] + "…"
