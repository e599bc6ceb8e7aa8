"""Expectations: patient, and never satisfied by default."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Error, TimeoutError

from fixtures.target import TargetLost
from steps.expect import Disagreement, Expect


def expecting(*, patience: float = 0.05, reachable: bool = True, pace: Callable[[], None] = lambda: None) -> Expect:
    expect = Expect(patience, pace, lambda: reachable)
    expect.claim = "Mara is logged in"
    return expect


def test_it_returns_at_once_when_equal() -> None:
    looks: list[int] = []

    def look() -> int:
        looks.append(1)
        return len(looks)

    expecting(patience=60)(1, look)
    assert looks == [1]


def test_it_looks_again_until_equal_and_lets_time_pass_between() -> None:
    paces: list[int] = []
    values: Iterator[str] = iter(["login", "login", "splash"])
    assert expecting(patience=60, pace=lambda: paces.append(1))("splash", lambda: next(values)) == "splash"
    assert len(paces) == 2


def test_it_looks_at_least_once_without_patience() -> None:
    assert expecting(patience=0)("splash", lambda: "splash") == "splash"


def test_it_disagrees_with_claim_expected_and_seen() -> None:
    with pytest.raises(Disagreement) as caught:
        expecting()("the splash screen", lambda: "the login page")
    assert caught.value.claim == "Mara is logged in"
    assert caught.value.expected == "the splash screen"
    assert caught.value.seen == "the login page"
    assert "expected: the splash screen" in str(caught.value)


def test_a_page_that_has_settled_is_not_waited_for() -> None:
    expect = Expect(60, lambda: None, lambda: True, settled=0.05)
    with pytest.raises(Disagreement):
        expect("the splash screen", lambda: "the login page")


def test_a_page_with_an_answer_outstanding_has_not_settled() -> None:
    outstanding = iter([False] * 500)
    expect = Expect(60, lambda: None, lambda: True, settled=0.001, idle=lambda: next(outstanding, True))
    values = iter(["login"] * 400 + ["splash"])
    assert expect("splash", lambda: next(values)) == "splash"


def test_a_missing_control_is_a_disagreement_that_names_it() -> None:
    def look() -> str:
        raise TimeoutError("Timeout 5000ms exceeded.\nCall log:\n  - waiting for get_by_role('button')")

    with pytest.raises(Disagreement, match=r"no such control \(waiting for get_by_role\('button'\)\)"):
        expecting()("anything", look)


def test_a_page_that_is_being_replaced_is_looked_at_again() -> None:
    values: Iterator[Error | str] = iter([Error("Execution context was destroyed, most likely because of"), "splash"])

    def look() -> str:
        value = next(values)
        if isinstance(value, Error):
            raise value
        return value

    assert expecting(patience=60)("splash", look) == "splash"


def test_a_target_that_is_gone_is_no_disagreement() -> None:
    with pytest.raises(TargetLost, match="nothing can be said of: Mara is logged in"):
        expecting(reachable=False)("the splash screen", lambda: "nothing")


def test_an_error_of_the_harness_is_no_disagreement() -> None:
    def look() -> str:
        raise Error("strict mode violation: get_by_label resolved to 2 elements")

    with pytest.raises(Error, match="strict mode violation"):
        expecting()("anything", look)


@pytest.mark.parametrize("nothing", ["", None, 0])
def test_nothing_is_not_taken_for_what_was_expected(nothing: object) -> None:
    expected: object = "something"
    with pytest.raises(Disagreement):
        expecting()(expected, lambda: nothing)
