from __future__ import annotations

import pytest

from reports.outcome import Ending, disagrees, ending_of


class Disagreement(AssertionError):
    def __init__(self, expected: object = "open", seen: object = "shut", claim: str | None = "the door") -> None:
        super().__init__("the door: open / shut")
        self.expected, self.seen, self.claim = expected, seen, claim


def ending(error: BaseException | None, *, kind: str | None = "then", skipped: bool = False) -> Ending:
    return ending_of(error, skipped=skipped, kind=kind, where="Then the door is open")


def test_no_error_is_passed() -> None:
    assert ending(None) == Ending("passed")


def test_a_then_that_disagrees_is_failed_with_both_values() -> None:
    failed = ending(Disagreement())
    assert failed.outcome == "failed"
    assert (failed.claim, failed.expected, failed.seen) == ("the door", "open", "shut")
    assert failed.reason == "the door: expected open; seen shut"


def test_a_disagreement_without_a_claim_is_failed_too() -> None:
    assert ending(Disagreement(claim=None)).reason == "expected open; seen shut"


@pytest.mark.parametrize("kind", ["given", "when", None])
def test_a_disagreement_outside_of_a_then_is_blocked(kind: str | None) -> None:
    assert ending(Disagreement(), kind=kind).outcome == "blocked"


@pytest.mark.parametrize(
    "error",
    [
        AssertionError("assert 1 == 2"),
        TimeoutError("Timeout 5000ms exceeded.\nCall log:\n  - waiting"),
        ValueError(),
        Disagreement(expected=None),
        Disagreement(seen=3),
    ],
)
def test_anything_else_raised_in_a_then_is_blocked(error: BaseException) -> None:
    blocked = ending(error)
    assert blocked.outcome == "blocked"
    assert (blocked.expected, blocked.seen) == (None, None)


def test_a_blocked_scenario_says_where_and_what_on_one_line_and_keeps_the_whole_message() -> None:
    blocked = ending(TimeoutError("too late\nCall log:\n  - waiting for the bell"))
    assert blocked.reason == "Then the door is open: TimeoutError: too late Call log: - waiting for the bell"
    assert blocked.message == "TimeoutError: too late\nCall log:\n  - waiting for the bell"


def test_an_error_without_a_text_is_named() -> None:
    assert ending(ValueError()).message == "ValueError: ValueError"


def test_a_missing_capability_is_not_testable_with_the_reason() -> None:
    skipped = ending(Exception("not testable: needs clock"), skipped=True, kind="given")
    assert (skipped.outcome, skipped.reason) == ("not_testable", "needs clock")


def test_any_other_skip_is_blocked() -> None:
    skipped = ending(Exception("later"), skipped=True)
    assert (skipped.outcome, skipped.reason) == ("blocked", "Then the door is open: skipped: later")


def test_a_disagreement_is_told_by_its_attributes_not_by_its_class() -> None:
    assert disagrees(Disagreement())
    assert not disagrees(AssertionError("expected seen"))


def test_long_values_are_short_in_the_reason() -> None:
    failed = ending(Disagreement(seen="x" * 5000))
    assert failed.reason is not None
    assert len(failed.reason) < 400
    assert failed.seen is not None
    assert len(failed.seen) == 2000
