"""`junit.xml` from the scenarios: a suite for each feature, check ids as properties, blocked as errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from xml.etree import ElementTree as ET

from reports.results import Scenario, Step

# XML 1.0 has no way to write these.
_UNWRITABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ELEMENTS = {"failed": "failure", "blocked": "error", "not_testable": "skipped", "not_run": "skipped"}


def xml_of(scenarios: Sequence[Scenario], started: datetime) -> str:
    """The document, of scenarios whose texts are masked already."""
    root = ET.Element("testsuites", attrib={"name": "loginlab"} | _counts(scenarios))
    ordered = sorted(scenarios, key=lambda each: each.file)
    for file, group in groupby(ordered, key=lambda each: each.file):
        own = list(group)
        stamp = started.isoformat(timespec="seconds")
        about = {"name": _text(own[0].feature), "file": file, "timestamp": stamp}
        suite = ET.SubElement(root, "testsuite", about | _counts(own))
        for scenario in own:
            _case(suite, scenario)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _case(suite: ET.Element, scenario: Scenario) -> None:
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
    if element := _ELEMENTS.get(scenario.outcome):
        ET.SubElement(case, element, message=_text(scenario.reason or scenario.outcome), type=scenario.outcome)
    ET.SubElement(case, "system-out").text = _text("\n".join(_line(step) for step in scenario.steps))


def _line(step: Step) -> str:
    return f"{step.outcome:<11} {step.keyword} {step.text}"


def _counts(scenarios: Sequence[Scenario]) -> dict[str, str]:
    outcomes = [_ELEMENTS.get(each.outcome) for each in scenarios]
    return {
        "tests": str(len(scenarios)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
        "skipped": str(outcomes.count("skipped")),
        "time": f"{sum(each.seconds for each in scenarios):.3f}",
    }


def _text(text: str) -> str:
    return _UNWRITABLE.sub("�", text)
