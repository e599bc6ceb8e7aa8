from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from tests.reports import lab
from tests.reports.lab import BELL, HEAD, Ran, scenario
from tests.reports.toy_harness import SECRET

SCHEMAS = lab.ROOT / "reports" / "schema"
WAIT, OPEN, SHUT = "When Mara waits", "Then the door is open", "Then the door is shut"
OUTLINE = """
    @TOY-DOOR-1.3
    Scenario Outline: Its states
      When Mara waits
      Then the door is <state>

      Examples:
        | state   |
        | open    |
        | hunter2 |
"""
EVERYTHING = (
    HEAD
    + scenario("With the key")
    + scenario("Without", WAIT, SHUT, "And nothing else happens", check="TOY-DOOR-1.2")
    + OUTLINE
    + scenario("Setting up breaks", check="TOY-DOOR-1.4")
    + scenario("Clearing up breaks", check="TOY-DOOR-1.4")
    + scenario("No such sentence", WAIT, "Then the cat sings", check="TOY-DOOR-1.4")
    + scenario("A When disagrees", "When the harness disagrees", OPEN, check="TOY-DOOR-1.4")
    + scenario("A Then breaks", WAIT, "Then the door is unknown", check="TOY-DOOR-1.4")
    + scenario("It lacks something", "When the harness lacks the clock", OPEN, check="TOY-DOOR-1.4")
    + scenario("It skips", "When the harness skips", OPEN, check="TOY-DOOR-1.4")
    + BELL
    + scenario("It rings", WAIT, SHUT, check="TOY-BELL-1.1")
)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ran]:
    """One run of everything without xdist, and one with it."""
    return {
        workers: lab.run(lab.prepare(tmp_path_factory.mktemp("lab"), a=EVERYTHING), "-n", workers)
        for workers in ("0", "2")
    }


@pytest.fixture(params=["0", "2"], ids=["alone", "two-workers"])
def ran(request: pytest.FixtureRequest, runs: dict[str, Ran]) -> Ran:
    """Each of the two runs."""
    return runs[request.param]


@pytest.mark.parametrize(
    ("name", "outcome", "reason"),
    [
        ("With the key", "passed", None),
        ("Without", "failed", "the door: expected shut; seen open •••"),
        ("Its states (open)", "passed", None),
        ("Its states (•••)", "failed", "the door: expected •••; seen open •••"),
        ("Setting up breaks", "blocked", "setting up: RuntimeError: no house to be had"),
        ("Clearing up breaks", "blocked", "clearing up: RuntimeError: the house is still there"),
        ("No such sentence", "blocked", "Then the cat sings: StepDefinitionNotFoundError: "),
        ("A When disagrees", "blocked", "When the harness disagrees: Disagreement: a fact: expected this, seen that"),
        ("A Then breaks", "blocked", "Then the door is unknown: TimeoutError: ••• did not answer"),
        ("It lacks something", "not_testable", "needs clock, which the target does not give"),
        ("It skips", "blocked", "When the harness skips: skipped: for some other reason"),
    ],
)
def test_each_ending_has_its_outcome(ran: Ran, name: str, outcome: str, reason: str | None) -> None:
    found = ran.outcome(name)
    assert found["outcome"] == outcome
    assert (found["reason"] or "").startswith(reason or "")
    assert (found["reason"] is None) == (reason is None)


def test_the_steps_say_how_far_the_scenario_came(ran: Ran) -> None:
    steps = ran.outcome("Without")["steps"]
    assert [(step["keyword"], step["kind"], step["outcome"]) for step in steps] == [
        ("Given", "given", "passed"),
        ("When", "when", "passed"),
        ("Then", "then", "failed"),
        ("And", "then", "not_reached"),
    ]
    assert (steps[2]["claim"], steps[2]["expected"], steps[2]["seen"]) == ("the door", "shut", "open •••")
    assert [step["outcome"] for step in ran.outcome("It lacks something")["steps"]][1:] == ["stopped", "not_reached"]
    assert {step["outcome"] for step in ran.outcome("Setting up breaks")["steps"]} == {"not_reached"}
    assert [step["outcome"] for step in ran.outcome("No such sentence")["steps"]][1:] == ["passed", "blocked"]


def test_a_scenario_says_where_it_stands(ran: Ran) -> None:
    found = ran.outcome("Its states (open)")
    assert (found["feature"], found["rule"], found["file"]) == ("Doors", "A door opens", "features/a.feature")
    assert found["tags"] == ["TOY-DOOR-1", "TOY-DOOR-1.3", "reads"]
    assert found["example"] == {"state": "open"}
    assert found["line"] == 1 + EVERYTHING[: EVERYTHING.index("Scenario Outline")].count("\n")


def test_the_checks_and_totals_are_judged(ran: Ran) -> None:
    verdicts = {check["id"]: check["verdict"] for clause in ran.report["clauses"] for check in clause["checks"]}
    assert verdicts == {
        "TOY-DOOR-1.1": "passed",
        "TOY-DOOR-1.2": "failed",
        "TOY-DOOR-1.3": "failed",
        "TOY-DOOR-1.4": "blocked",
        "TOY-DOOR-1.5": "uncovered",
        "TOY-BELL-1.1": "observed",
        "TOY-BELL-1.2": "uncovered",
    }
    assert ran.check("TOY-BELL-1.1")["reason"] == "not seen: the door: expected shut; seen open •••"
    assert ran.report["totals"]["uncovered"] == 2


def test_a_failed_check_outweighs_blocked_ones_in_the_exit_code(ran: Ran) -> None:
    assert (ran.code, ran.report["exit_code"], ran.report["verdict"]) == (1, 1, "does-not-conform")


def test_report_json_keeps_its_schema(ran: Ran) -> None:
    conforms(ran.report, "report.schema.json")


def test_no_secret_is_in_any_file_or_on_the_terminal(ran: Ran) -> None:
    assert ran.secrets() == []
    assert SECRET not in ran.out + ran.err


def test_junit_xml_has_the_same_outcomes_and_the_check_ids(ran: Ran) -> None:
    cases = ET.parse(ran.folder / "out" / "junit.xml").getroot().findall(".//testcase")
    found = {str(case.get("name")): case for case in cases}
    assert found["With the key"].find("failure") is None
    assert found["Without"].find("failure") is not None
    assert found["It skips"].find("error") is not None
    assert found["It lacks something"].find("skipped") is not None
    checks = [each.get("value") for each in found["It rings"].iter("property")]
    assert checks == ["TOY-BELL-1.1"]
    assert len(cases) == 12


def test_gherkin_steps_are_allure_steps_with_their_evidence(ran: Ran) -> None:
    found = allure(ran)
    assert len(found) == 12
    assert found["Without"]["status"] == "failed"
    assert [(step["name"], step["status"]) for step in found["Without"]["steps"]] == [
        ("Given a house", "passed"),
        ("When Mara waits", "passed"),
        ("Then the door is shut", "failed"),
        ("And nothing else happens", "skipped"),
    ]
    attached = found["Without"]["steps"][0]["attachments"][0]
    assert (ran.folder / "out" / "allure" / attached["source"]).read_text("utf-8") == "- heading: a door\n"
    assert found["A When disagrees"]["status"] == "broken"
    assert found["It lacks something"]["status"] == "skipped"
    assert found["Its states (•••)"]["parameters"] == [{"name": "state", "value": "•••"}]


def test_the_page_shows_failures_and_evidence(ran: Ran) -> None:
    page = (ran.folder / "out" / "report.html").read_text("utf-8")
    assert "Does not conform" in page
    assert 'id="TOY-DOOR-1.2"' in page
    assert "heading: a door" in page
    assert "What went wrong" in page


def test_the_terminal_tells_failures_as_they_come_and_the_end(ran: Ran) -> None:
    for line in (
        "Toy at http://localhost/•••, seed 7",
        "✘ failed  Without",
        "  TOY-DOOR-1.2  it stays shut without",
        "  Then the door is shut",
        "  expected  shut",
        "  seen      open •••",
        "! blocked  A Then breaks",
        "Does not conform: Toy",
        "  Seed     7 (the same run again: --seed 7)",
    ):
        assert line in ran.out.splitlines(), ran.out
    assert "[12/12]" in ran.out
    assert "Traceback" not in ran.out + ran.err
    assert "=====" not in ran.out


def test_with_workers_and_without_the_report_is_the_same(runs: dict[str, Ran]) -> None:
    assert told(runs["0"]) == told(runs["2"])


def told(ran: Ran) -> dict[str, Any]:
    """The report without what differs from run to run: times, and the folder in the message of a missing step."""
    report: dict[str, Any] = json.loads(json.dumps(ran.report).replace(str(ran.folder), "lab"))
    for each in report["scenarios"]:
        del each["seconds"]
        for step in each["steps"]:
            del step["seconds"]
    return {key: value for key, value in report.items() if key not in ("started", "seconds")}


def allure(ran: Ran) -> dict[str, Any]:
    paths = (ran.folder / "out" / "allure").glob("*-result.json")
    return {each["name"]: each for each in (json.loads(path.read_text("utf-8")) for path in paths)}


def conforms(content: dict[str, Any], schema: str) -> None:
    described = json.loads((SCHEMAS / schema).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    jsonschema.validate(content, described, format_checker=jsonschema.FormatChecker())
