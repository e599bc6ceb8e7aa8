from __future__ import annotations

import io
import itertools
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reports.outcome import SPARED
from reports.progress import Progress, clock_time
from reports.results import Evidence, Scenario
from tests.reports.made import disagreeing, scenario

CHECKS = {"TOY-DOOR-1.1": "it opens with the key"}


def told(*scenarios: Scenario, live: bool = False, pursued: Mapping[str, str] | None = None, **about: Any) -> str:
    stream = io.StringIO()
    ticks = itertools.count(step=65)
    progress = Progress(stream, live=live, clock=lambda: float(next(ticks)), checks=CHECKS, **about)
    if pursued:
        progress.pursue(pursued)
    progress.begin(len(scenarios))
    for each in scenarios:
        progress.finish(each)
    progress.say("the end")
    return stream.getvalue()


def test_plain_lines_count_and_name_every_scenario() -> None:
    assert told(scenario("TOY-DOOR-1.1", seconds=0.42), scenario("TOY-DOOR-1.2", "not_testable")).splitlines() == [
        "[1/2] passed: TOY-DOOR-1.1 passed (0.4 s)",
        "[2/2] not testable: TOY-DOOR-1.2 not_testable (0.0 s)",
        "the end",
    ]


@pytest.mark.parametrize(("later", "times"), [(9, 1), (10, 2)])
def test_what_failed_long_before_the_end_is_told_again(later: int, times: int) -> None:
    stream = io.StringIO()
    progress = Progress(stream, live=False, clock=lambda: 0.0, checks=CHECKS)
    for each in (disagreeing("TOY-DOOR-1.1"), *(scenario(f"TOY-DOOR-1.{n}") for n in range(later))):
        progress.finish(each)
    progress.remind()
    assert stream.getvalue().count("  seen ") == times


def test_a_claim_that_is_the_sentence_itself_is_not_said_twice() -> None:
    failed = disagreeing("TOY-DOOR-1.1")
    steps = tuple(replace(step, claim=step.claim and step.text) for step in failed.steps)
    said = told(replace(failed, steps=steps))
    assert said.count("the door is open") == 1
    assert "claim" not in said


def test_a_failure_says_check_step_both_values_and_where_the_evidence_is(tmp_path: Path) -> None:
    picture = Evidence(kind="screenshot", name="last", file="evidence/a.jpg", media_type="image/jpeg")
    lines = told(disagreeing("TOY-DOOR-1.1", evidence=(picture,)), out=tmp_path).splitlines()
    assert lines[2:] == [
        "✘ failed  TOY-DOOR-1.1 failed",
        "  a.feature:3",
        "  TOY-DOOR-1.1  it opens with the key",
        "  Then the door is open",
        "  claim     the door",
        "  expected  open",
        "  seen      <b>shut</b>",
        f"  screenshot {tmp_path}/evidence/a.jpg",
        "",
        "the end",
    ]


def test_a_blocked_scenario_says_why() -> None:
    assert "  why       because blocked" in told(scenario("TOY-DOOR-1.1", "blocked")).splitlines()


def test_a_kill_is_no_failure_when_proving() -> None:
    spared = scenario("TOY-DOOR-1.1", "not_run", planted="door-open", reason=SPARED)
    found, beside = (disagreeing(check, planted="door-open") for check in ("TOY-DOOR-1.1", "TOY-DOOR-1.2"))
    lines = told(
        found, spared, beside, pursued={"door-open": "TOY-DOOR-1.1", "door-stuck": "TOY-DOOR-1.1"}
    ).splitlines()
    assert lines[:2] == [
        "[1/2 defects] killed: door-open: TOY-DOOR-1.1 failed (0.0 s)",
        "[1/2 defects] failed: door-open: TOY-DOOR-1.2 failed (0.0 s)",
    ]
    assert "  expected  open" in lines


def test_on_a_terminal_one_line_is_painted_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    text = told(scenario("TOY-DOOR-1.1"), scenario("TOY-DOOR-1.1"), live=True)
    assert text.split("\r\x1b[K") == [
        "0/2  ✔ 0 passed  1:05  ",
        "1/2  ✔ 1 passed  2:10  TOY-DOOR-1.1 passed",
        "2/2  ✔ 2 passed  3:15  TOY-DOOR-1.1 passed",
        "the end\n",
    ]


def test_the_moving_line_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "40")
    text = told(scenario("TOY-DOOR-1.1", name="x" * 200), live=True)
    assert "x" * 16 in text
    assert "x" * 17 not in text


def test_colours_only_where_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[32m" in told(scenario("TOY-DOOR-1.1"), live=True)
    assert "\x1b" not in told(disagreeing("TOY-DOOR-1.1"))


def test_a_stream_that_cannot_write_every_character_gets_what_it_can() -> None:
    raw = io.BytesIO()
    progress = Progress(io.TextIOWrapper(raw, "ascii"), live=False, clock=lambda: 0.0, checks=CHECKS)
    progress.begin(1)
    progress.finish(scenario("TOY-DOOR-1.1", "blocked", name="Zoë"))
    assert b"! blocked  Zo?" in raw.getvalue().replace(os.linesep.encode(), b"\n")


def test_minutes_and_seconds() -> None:
    assert [clock_time(each) for each in (0, 59.9, 65, 3661)] == ["0:00", "0:59", "1:05", "61:01"]
