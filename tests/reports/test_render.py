from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reports.page import duration, marked_apart
from reports.render import RenderError, html_of, render
from reports.results import OUTCOMES, Evidence, Scenario
from tests.reports.made import clause, disagreeing, report, scenario

PICTURE = Evidence(kind="screenshot", name="last", file="evidence/a.jpg", media_type="image/jpeg", step=1)
SNAPSHOT = Evidence(kind="snapshot", name="then", file="evidence/a.yaml", media_type="text/yaml", step=1)
HTTP = Evidence(kind="http", name="exchange", file="evidence/a.json", media_type="application/json")
TRACE = Evidence(kind="trace", name="trace", file="evidence/a.zip", media_type="application/zip", step=99)
FILES = {
    "evidence/a.jpg": b"\xff\xd8",
    "evidence/a.yaml": b"- <script>alert(1)</script>",
    "evidence/a.json": b'{"a":[1]}',
    "evidence/a.zip": b"PK",
}
FAILED = disagreeing("TOY-DOOR-1.1", evidence=(PICTURE, SNAPSHOT, HTTP, TRACE))


def page(*scenarios: Scenario, **about: Any) -> str:
    return html_of(report(*scenarios, **about), FILES.get)


def test_every_outcome_can_be_shown() -> None:
    text = page(*(scenario("TOY-DOOR-1.1", outcome) for outcome in OUTCOMES))
    for outcome in OUTCOMES:
        assert f"TOY-DOOR-1.1 {outcome}" in text


@pytest.mark.parametrize(
    ("outcome", "words"), [("passed", "Conforms"), ("failed", "Does not conform"), ("blocked", "Cannot say")]
)
def test_the_verdict_is_on_top_in_words(outcome: str, words: str) -> None:
    text = page(scenario("TOY-DOOR-1.1", outcome))
    assert re.search(rf"<h1>.*</span> {words}</h1>", text)
    assert f"<title>{words}: Toy</title>" in text


def test_clauses_and_checks_can_be_linked_to() -> None:
    text = page(scenario("TOY-DOOR-1.1"))
    for name in ("TOY-DOOR-1", "TOY-DOOR-1.1", "TOY-DOOR-1.2"):
        assert text.count(f'id="{name}"') == 1


def test_clause_text_source_force_and_discrepancies_are_there() -> None:
    text = page(scenario("TOY-DOOR-1.1"))
    for words in ("The text of TOY-DOOR-1", "TOY: Doors", "stated", "Two captions.", "Either conforms."):
        assert words in text


def test_a_failure_shows_both_values_escaped_before_the_table() -> None:
    text = page(FAILED)
    first = text[: text.index("Clauses and checks")]
    assert "What went wrong" in first
    assert "&lt;b&gt;shut&lt;/b&gt;" in first
    assert "<b>shut</b>" not in text


def test_what_was_found_on_the_way_is_told_before_the_clauses_with_its_scenarios() -> None:
    found = "a credential travelled in the address of GET https://x.example/?<b>"
    text = page(scenario("TOY-DOOR-1.1", findings=(found,)), scenario("TOY-DOOR-1.2", findings=(found,)))
    told = text.index("Credentials where they do not belong")
    assert told < text.index('id="clauses"')
    assert text.count("GET https://x.example/?&lt;b&gt;") == 3  # once above, and with each scenario
    assert "?<b>" not in text
    assert '<a href="#scenario-1">' in text[told:]
    assert "Credentials where they do not belong" not in page(scenario("TOY-DOOR-1.1"))


def test_a_page_without_failures_has_no_such_part() -> None:
    assert "What went wrong" not in page(scenario("TOY-DOOR-1.1"))


def test_evidence_is_in_the_page_and_a_trace_is_a_link() -> None:
    text = page(FAILED)
    assert 'src="data:image/jpeg;base64,/9g="' in text
    assert "- &lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&#34;a&#34;: [\n    1\n  ]" in text
    assert '<a href="evidence/a.zip">' in text


def test_evidence_that_is_gone_is_said_to_be() -> None:
    assert "the file evidence/a.jpg is gone" in html_of(report(FAILED), lambda _: None)


def test_a_scenario_of_two_checks_is_shown_once_and_linked_once() -> None:
    text = page(replace(FAILED, checks=("TOY-DOOR-1.1", "TOY-DOOR-1.2")))
    assert text.count('id="scenario-1"') == 1
    assert "(shown under another check)" in text


def test_the_page_needs_nothing_from_the_network() -> None:
    text = page(FAILED)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', text)
    assert "default-src 'none'" in text


def test_a_run_that_broke_says_what_broke() -> None:
    text = page(scenario("TOY-DOOR-1.1"), problems=("The <i>simulator</i> is gone.",))
    assert "<li>The &lt;i&gt;simulator&lt;/i&gt; is gone.</li>" in text
    assert "It was interrupted" in page(scenario("TOY-DOOR-1.1"), interrupted=True)


def test_a_report_is_rendered_again_from_its_json(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps(report(FAILED)), "utf-8")
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "a.yaml").write_bytes(b"- heading")
    assert "- heading" in render(tmp_path).read_text("utf-8")


def test_files_outside_of_the_report_are_never_read(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "private.txt").write_text("private matter", "utf-8")
    sly = replace(SNAPSHOT, file="../private.txt")
    content = report(scenario("TOY-DOOR-1.1", evidence=(sly,)))
    (out / "report.json").write_text(json.dumps(content), "utf-8")
    assert "private matter" not in render(out).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "there is no report.json in"),
        ("{", "is not JSON"),
        ("[]", "is not a report of this version"),
        ('{"format": 99}', "is not a report of this version"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, text: str | None, complaint: str) -> None:
    if text is not None:
        (tmp_path / "report.json").write_text(text, "utf-8")
    with pytest.raises(RenderError, match=complaint):
        render(tmp_path)


@pytest.mark.parametrize(
    ("one", "two", "marked"),
    [
        ("a digit, a number, a sign", "a digit, a sign", "a digit, a <mark>number, a </mark>sign"),
        ("open the <door>", "open the <gate>", "open the &lt;<mark>door</mark>&gt;"),
        ("same", "same", "same"),
        ("one thing", "quite another", "one thing"),
        ("abcd", "abXcd", "ab<mark>∅</mark>cd"),
    ],
)
def test_the_part_that_differs_is_marked_if_the_rest_is_the_same(one: str, two: str, marked: str) -> None:
    assert str(marked_apart(one, two)) == marked


def test_durations_as_people_say_them() -> None:
    assert [duration(each) for each in (0.42, 12.3, 65, 120)] == ["0.4 s", "12 s", "1 min 5 s", "2 min 0 s"]


def test_a_page_of_every_clause_is_quick_and_whole() -> None:
    clauses = tuple(clause(f"TOY-DOOR-{n}", 3) for n in range(1, 60))
    scenarios = [scenario(check.id) for each in clauses for check in each.checks]
    assert page(*scenarios, clauses=clauses).count('class="check"') == 177
