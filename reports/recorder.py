"""Follows each scenario where it runs; what it left goes on its reports, masked, as `report.loginlab` (a plain dict).

The dict of the last phase to be reported is the whole; earlier ones are what is known if the process dies.
"""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.parser import Scenario as Rendered
from pytest_bdd.parser import ScenarioTemplate
from pytest_bdd.parser import Step as Sentence
from pytest_bdd.scenario import scenario_wrapper_template_registry
from pytest_bdd.utils import registry_get_safe

from reports.catalogue import CHECK_ID
from reports.masking import masked
from reports.outcome import Ending, ending_of
from reports.results import OUTCOMES, Evidence, Scenario, Step

_PHASES = {"setup": "setting up", "teardown": "clearing up"}
OBSERVED = "observed"
"""The property of an item that holds what is reported of its scenario, and never failed."""
_CURRENT = pytest.StashKey["Recording"]()


class Recording:
    """One scenario while it runs: which step it is at, and the worst ending so far."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.steps = list(scenario.steps)
        self.at = -1
        self.running = False
        self.since = 0.0
        self.until: float | None = None
        self.error: BaseException | None = None
        self.ending = Ending("passed")
        self.seconds = 0.0
        self.evidence: dict[str, Evidence] = {}
        self.notes: list[str] = []
        self.findings: list[str] = []
        self.applied: bool | None = None
        self.changed: list[dict[str, Any]] = []

    def begin_step(self) -> None:
        """The next step starts."""
        self.at += 1
        self.running = True
        self.since = time.monotonic()

    def end_step(self, outcome: str = "passed") -> None:
        """The step has come to its end."""
        seconds = round((self.until or time.monotonic()) - self.since, 3)
        self.steps[self.at] = replace(self.steps[self.at], outcome=outcome, seconds=seconds)
        self.running = False

    def fail_step(self, error: BaseException) -> None:
        """The step raised; what this means is said when the phase is reported."""
        self.error = error
        self.until = time.monotonic()

    def end_phase(self, ending: Ending) -> None:
        """Keeps the worse of the endings; the step that was running takes what its ending says."""
        if self.running:
            self.end_step("stopped" if ending.outcome == "not_testable" else ending.outcome)
            told = {name: getattr(ending, name) for name in ("claim", "expected", "seen", "message")}
            self.steps[self.at] = replace(self.steps[self.at], **told)
        if OUTCOMES.index(ending.outcome) < OUTCOMES.index(self.ending.outcome):
            self.ending = ending

    def left(self) -> Scenario:
        """What is known now."""
        return replace(
            self.scenario,
            outcome=self.ending.outcome,
            reason=self.ending.reason,
            steps=tuple(self.steps),
            evidence=tuple(self.evidence.values()),
            notes=tuple(dict.fromkeys(self.notes)),
            findings=tuple(dict.fromkeys(self.findings)),
            seconds=round(self.seconds, 3),
            applied=self.applied,
            changed=tuple(self.changed),
        )


class Recorder:
    """The hooks, in every process that runs scenarios."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Starts the recording; an item that is no scenario gets none."""
        if (template := template_of(item)) is not None:
            item.stash[_CURRENT] = Recording(describe(item, template))

    def pytest_bdd_before_step(self, request: pytest.FixtureRequest) -> None:
        """A step starts."""
        if recording := _recording(request.node):
            recording.begin_step()

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_after_step(self, request: pytest.FixtureRequest) -> None:
        """A step has passed; before others take its evidence, which is not the step's time."""
        if recording := _recording(request.node):
            recording.end_step()

    @pytest.hookimpl(tryfirst=True)
    def pytest_bdd_step_error(self, request: pytest.FixtureRequest, exception: BaseException) -> None:
        """A step has failed: this is why, even if collecting the evidence goes wrong after it."""
        if recording := _recording(request.node):
            recording.fail_step(exception)

    def pytest_bdd_step_func_lookup_error(self, request: pytest.FixtureRequest) -> None:
        """A sentence that no step knows."""
        if recording := _recording(request.node):
            recording.begin_step()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Ends the phase and puts what is known on its report."""
        report = yield
        if recording := _recording(item):
            recording.seconds += report.duration
            recording.end_phase(_unless_lost(item, call.when, _ending(recording, call, report)))
            recording.notes += [str(text) for name, text in item.user_properties if name == OBSERVED]
            if call.when != "setup" or report.outcome != "passed":
                _ask_harness(recording, item, when=call.when)
            report.loginlab = masked(item.config, recording.left().to_dict())  # type: ignore[attr-defined]
        return report


def template_of(item: pytest.Item) -> ScenarioTemplate | None:
    """The scenario of a feature file behind an item, or None for any other test."""
    return registry_get_safe(scenario_wrapper_template_registry, getattr(item, "function", None))


def checks_of(item: pytest.Item) -> tuple[str, ...]:
    """The ids of the checks an item claims: its tags, those of its table of examples included."""
    names = (mark.name for mark in item.iter_markers())
    return tuple(sorted({name for name in names if CHECK_ID.fullmatch(name)}))


def planted_of(item: pytest.Item) -> str | None:
    """The defect that an item has planted; None outside of a proof."""
    planted = _params(item).get("planted")
    return planted if isinstance(planted, str) else None


def name_of(item: pytest.Item) -> str:
    """The name of an item's scenario, with its row."""
    template = template_of(item)
    return _name(template.render(_example(item)), template, _example(item)) if template else item.name


def describe(item: pytest.Item, template: ScenarioTemplate) -> Scenario:
    """The scenario before it runs."""
    example = _example(item)
    rendered = template.render(example)
    return Scenario(
        id=item.nodeid,
        name=_name(rendered, template, example),
        checks=checks_of(item),
        outcome="passed",
        feature=rendered.feature.name,
        file=_relative(Path(rendered.feature.filename), item.config.rootpath),
        line=template.line_number,
        rule=rendered.rule.name if rendered.rule else "",
        tags=tuple(sorted({mark.name for mark in item.iter_markers()} - {"parametrize", "usefixtures"})),
        example=example,
        steps=tuple(_step(sentence) for sentence in rendered.steps),
        planted=planted_of(item),
    )


def _params(item: pytest.Item) -> dict[str, Any]:
    return item.callspec.params if hasattr(item, "callspec") else {}


def _example(item: pytest.Item) -> dict[str, str]:
    row: dict[str, str] = _params(item).get("_pytest_bdd_example", {})
    return row


def _recording(item: pytest.Item) -> Recording | None:
    return item.stash.get(_CURRENT, None)


def _ending(recording: Recording, call: pytest.CallInfo[None], report: pytest.TestReport) -> Ending:
    """Only an error raised by a step of kind then, while it ran, can be a disagreement."""
    step = recording.steps[recording.at] if recording.running else None
    where = f"{step.keyword} {step.text}" if step else _PHASES.get(call.when, "between the steps")
    error = call.excinfo.value if call.excinfo else None
    if step and recording.error is not None and not report.skipped:
        error = recording.error
    return ending_of(error, skipped=report.skipped, kind=step.kind if step else None, where=where)


def _unless_lost(item: pytest.Item, when: str, ending: Ending) -> Ending:
    """An ending as it is, or blocked where the harness says that it means nothing."""
    if when != "call" or ending.outcome == "not_testable":
        return ending
    lost = item.config.hook.pytest_loginlab_lost(item=item)
    return Ending("blocked", lost, message=lost) if lost else ending


def _ask_harness(recording: Recording, item: pytest.Item, *, when: str) -> None:
    """Collects the evidence, and whether the defect was used; a harness that cannot say leaves a note."""
    try:
        for each in item.config.hook.pytest_loginlab_evidence(item=item) or ():
            evidence = Evidence(**each)
            recording.evidence[evidence.file] = evidence
        recording.changed = item.config.hook.pytest_loginlab_changed(item=item) or []
        recording.findings += item.config.hook.pytest_loginlab_findings(item=item) or []
        if when != "teardown" and recording.scenario.planted:
            recording.applied = item.config.hook.pytest_loginlab_applied(item=item)
    except Exception as error:
        recording.notes.append(f"The evidence could not be collected: {type(error).__name__}: {error}")


def _step(sentence: Sentence) -> Step:
    return Step(keyword=sentence.keyword.strip(), kind=sentence.type, text=sentence.name, line=sentence.line_number)


def _name(rendered: Rendered, template: ScenarioTemplate, example: dict[str, str]) -> str:
    """The name, with the row of the outline unless the row is in the name already."""
    if example and rendered.name == template.name:
        return f"{rendered.name} ({', '.join(value for value in example.values() if value)})"
    return str(rendered.name)


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
