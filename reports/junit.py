"""`junit.xml` from the scenarios: a suite for each feature, check ids as properties, blocked as errors.

What is known to fail is skipped; each sentence that says in what the list of known failures is wrong is a case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from xml.etree import ElementTree as ET

from reports.results import Scenario, Step
from reports.verdict import CheckVerdict, Judgement

# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELEMENTS = {"failed": "failure", "blocked": "error", "not_testable": "skipped", "not_run": "skipped"}
_LIST = "The list of known failures"


def xml_of(scenarios: Sequence[Scenario], started: datetime, judgement: Judgement) -> str:
    """The document, of scenarios whose texts are masked already."""
    verdicts = {check.check.id: check for clause in judgement.clauses for check in clause.checks}
    endings = {
        each.id: _ending(each, [verdicts[check] for check in each.checks if check in verdicts]) for each in scenarios
    }
    root = ET.Element("testsuites", name="loginlab")
    ordered = sorted(scenarios, key=lambda each: each.file)
    for file, group in groupby(ordered, key=lambda each: each.file):
        own = list(group)
        stamp = started.isoformat(timespec="seconds")
        suite = ET.SubElement(root, "testsuite", name=_text(own[0].feature), file=file, timestamp=stamp)
        for scenario in own:
            _case(suite, scenario, *endings[scenario.id])
    if judgement.not_as_listed:
        suite = ET.SubElement(root, "testsuite", name=_LIST)
        for sentence in judgement.not_as_listed:
            case = ET.SubElement(suite, "testcase", name=_text(sentence), classname=_LIST, time="0.000")
            ET.SubElement(case, "failure", message=_text(sentence), type="not-as-listed")
    for counted in (*root, root):
        counted.attrib.update(_counts(counted))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _ending(scenario: Scenario, verdicts: Sequence[CheckVerdict]) -> tuple[str | None, str, str]:
    """The element for how a scenario ended, None if it passed; its type, and why."""
    known = [each.known for each in verdicts if each.verdict == "failed_known"]
    if scenario.outcome == "failed" and known and not any(each.verdict == "failed" for each in verdicts):
        return "skipped", "failed_known", f"failed as known: {'; '.join(map(str, known))}. {scenario.reason}"
    return _ELEMENTS.get(scenario.outcome), scenario.outcome, scenario.reason or scenario.outcome


def _case(suite: ET.Element, scenario: Scenario, element: str | None, type: str, message: str) -> None:
    case = ET.SubElement(
        suite,
        "testcase",
        name=_text(scenario.name),
        classname=_text(scenario.rule or scenario.feature),
        file=scenario.file,
        line=str(scenario.line),
        time=f"{scenario.seconds:.3f}",
    )
    properties = ET.SubElement(case, "properties")
    for check in scenario.checks:
        ET.SubElement(properties, "property", name="check", value=check)
    if element:
        ET.SubElement(case, element, message=_text(message), type=type)
    ET.SubElement(case, "system-out").text = _text("\n".join(_line(step) for step in scenario.steps))


def _line(step: Step) -> str:
    return f"{step.outcome:<11} {step.keyword} {step.text}"


def _counts(suite: ET.Element) -> dict[str, str]:
    cases = list(suite.iter("testcase"))
    return {
        "tests": str(len(cases)),
        "failures": str(sum(1 for _ in suite.iter("failure"))),
        "errors": str(sum(1 for _ in suite.iter("error"))),
        "skipped": str(sum(1 for _ in suite.iter("skipped"))),
        "time": f"{sum(float(case.get('time', 0)) for case in cases):.3f}",
    }


def _text(text: str) -> str:
    return _UNWRITABLE.sub("�", text)
