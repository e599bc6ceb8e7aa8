"""`loginlab soak`: which scenarios are not the same every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loginlab import soak
from loginlab.__main__ import main
from loginlab.exits import BROKEN, CONFORMS, DIFFERS, INTERRUPTED, Refusal
from loginlab.soak import Ran, differing


def ran(seed: int = 1, code: int = CONFORMS, **outcomes: str) -> Ran:
    told = {id: {"id": id, "name": f"Scenario {id}", "outcome": how, "reason": how} for id, how in outcomes.items()}
    return Ran(seed, code, 1.0, told)


def test_what_is_the_same_every_time_is_steady() -> None:
    assert differing([ran(a="passed", b="not_testable"), ran(a="passed", b="not_testable")]) == []


@pytest.mark.parametrize("outcome", ["failed", "blocked", "not_testable"])
def test_what_differed_once_is_named_with_the_run_and_its_seed(outcome: str) -> None:
    found = differing([ran(7, a="passed"), ran(8, a=outcome), ran(9, a="passed")])
    assert found == [
        {
            "id": "a",
            "name": "Scenario a",
            "places": [{"run": 2, "seed": 8, "outcome": outcome, "reason": outcome}],
        }
    ]


def test_what_always_fails_is_no_less_a_defect_than_what_fails_once() -> None:
    assert len(differing([ran(a="failed"), ran(a="failed")])[0]["places"]) == 2


def test_a_scenario_that_a_run_does_not_have_differs() -> None:
    assert [each["id"] for each in differing([ran(a="passed", b="passed"), ran(a="passed")])] == ["b"]


@pytest.mark.parametrize(
    ("second", "code"),
    [(ran(2, a="passed"), CONFORMS), (ran(2, DIFFERS, a="failed"), DIFFERS), (ran(2, BROKEN, a="passed"), BROKEN)],
)
def test_all_runs_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: Ran, code: int) -> None:
    runs = iter([ran(a="passed"), second])
    monkeypatch.setattr(soak, "_run", lambda *_: next(runs))
    assert main(["soak", "--runs", "2", "--busy", "0", "--out", str(tmp_path)]) == code
    told = json.loads((tmp_path / "soak" / "soak.json").read_text("utf-8"))
    assert [each["seed"] for each in told["runs"]] == [1, 2]
    assert bool(told["differing"]) == (code == DIFFERS)


@pytest.mark.parametrize(
    ("end", "code"), [(KeyboardInterrupt(), INTERRUPTED), (Refusal("a run left no report", BROKEN), BROKEN)]
)
def test_what_ended_before_the_soak_did_is_told(
    end: BaseException, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = iter([ran(1, a="passed"), ran(2, DIFFERS, a="failed")])

    def run(*_: object) -> Ran:
        if (each := next(runs, None)) is None:
            raise end
        return each

    monkeypatch.setattr(soak, "_run", run)
    assert main(["soak", "--runs", "3", "--busy", "0", "--out", str(tmp_path)]) == code
    assert "1 of 1 scenarios differed or failed in 2 of 3 runs" in capsys.readouterr().out
    told = json.loads((tmp_path / "soak" / "soak.json").read_text("utf-8"))
    assert [each["name"] for each in told["differing"]] == ["Scenario a"]


def test_a_wrong_use_of_the_features_run_is_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["soak", "--product", "nobody", "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("loginlab: there are no features for the product 'nobody'")
