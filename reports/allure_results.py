"""Allure results by allure-pytest, with a scenario's steps, outcome and evidence, and without secrets."""

from __future__ import annotations

import json
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import allure_commons
import pytest
from allure_commons.logger import AllureFileLogger
from allure_commons.model2 import Attachment, Label, Parameter, StatusDetails, TestResult, TestStepResult
from allure_commons.types import LabelType
from allure_pytest.listener import AllureListener
from attr import asdict

from reports import outdir
from reports.masking import masked
from reports.results import Evidence, Scenario, Step

STATUSES = {
    "passed": "passed",
    "failed": "failed",
    "blocked": "broken",
    "not_testable": "skipped",
    "not_run": "skipped",
}
_STEP_STATUSES = {"stopped": "skipped", "not_reached": "skipped"}


def start(config: pytest.Config, folder: Path) -> None:
    """Registers what `--alluredir` would, with a logger that masks; nothing if allure-pytest is not loaded."""
    manager = config.pluginmanager
    loaded = manager.hasplugin("allure_pytest") or manager.hasplugin("allure_pytest.plugin")
    if not loaded or manager.hasplugin("allure_listener"):
        return
    listener = AllureListener(config)
    logger = MaskingLogger(config, folder)
    manager.register(listener, "allure_listener")
    manager.register(AllureResults(listener, logger, folder.parent), "loginlab-allure")
    for plugin in (listener, logger):
        allure_commons.plugin_manager.register(plugin)
        config.add_cleanup(partial(allure_commons.plugin_manager.unregister, plugin))


class MaskingLogger(AllureFileLogger):
    """Writes what allure-pytest writes, every text masked, and without the parameters that pytest-bdd makes up."""

    def __init__(self, config: pytest.Config, folder: Path) -> None:
        super().__init__(str(folder))  # type: ignore[no-untyped-call]
        self._config, self._folder = config, folder

    def _report_item(self, item: Any) -> None:
        plain = asdict(item, filter=lambda _, value: value or value is False)
        if "parameters" in plain:
            plain["parameters"] = [each for each in plain["parameters"] if not each["name"].startswith("_")]
        text = json.dumps(masked(self._config, plain), ensure_ascii=False)
        outdir.write(self._folder / item.file_pattern.format(prefix=uuid4()), text)

    @allure_commons.hookimpl
    def report_container(self, container: Any) -> None:
        """Not kept: a file for each fixture of each scenario, and pytest-bdd makes a fixture of every sentence."""

    @allure_commons.hookimpl
    def report_attached_data(self, body: str | bytes, file_name: str) -> None:
        """An attachment that some plugin made up: only text can be masked, so only text is kept."""
        text = body if isinstance(body, str) else body.decode("utf-8", "replace")
        outdir.write(self._folder / file_name, masked(self._config, text))


class AllureResults:
    """Gives a scenario's Allure result what the recording says."""

    def __init__(self, listener: AllureListener, logger: MaskingLogger, out: Path) -> None:
        self._listener, self._logger, self._out = listener, logger, out

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """After the last phase, when allure-pytest has written down what it knows."""
        report = yield
        left = getattr(report, "loginlab", None)
        result = self._listener.allure_logger.get_test(None)
        if left and result and call.when == "teardown":
            self._tell(result, Scenario.from_dict(left))
        return report

    def _tell(self, result: TestResult, scenario: Scenario) -> None:
        result.name = scenario.name
        result.description = f"{scenario.rule}\n\n{', '.join(scenario.checks)}"
        result.status = STATUSES[scenario.outcome]
        result.statusDetails = StatusDetails(message=scenario.reason) if scenario.reason else None
        result.parameters = [Parameter(name=name, value=value) for name, value in scenario.example.items()]
        result.labels = [each for each in result.labels if each.name not in _SUITES] + _labels(scenario)
        result.steps = _steps(scenario.steps, result.start)
        for evidence in scenario.evidence:
            at = evidence.step
            owner = result.steps[at] if at is not None and 0 <= at < len(result.steps) else result
            if attached := self._attach(evidence):
                owner.attachments.append(attached)

    def _attach(self, evidence: Evidence) -> Attachment | None:
        source = self._out / evidence.file
        if not source.is_file():
            return None
        name = f"{uuid4()}-attachment{source.suffix}"
        self._logger.report_attached_file(source, name)  # type: ignore[no-untyped-call]
        return Attachment(name=f"{evidence.kind}: {evidence.name}", source=name, type=evidence.media_type)


_SUITES = (LabelType.PARENT_SUITE, LabelType.SUITE, LabelType.SUB_SUITE)


def _labels(scenario: Scenario) -> list[Label]:
    told = [
        (LabelType.FEATURE, scenario.feature),
        (LabelType.STORY, scenario.rule),
        (LabelType.PARENT_SUITE, "Conformance"),
        (LabelType.SUITE, scenario.feature),
        (LabelType.SUB_SUITE, scenario.rule),
    ]
    return [Label(name=name, value=value) for name, value in told if value]


def _steps(steps: tuple[Step, ...], start: int) -> list[TestStepResult]:
    """The sentences as Allure steps, one after the other from the scenario's start (milliseconds)."""
    made = []
    for step in steps:
        stop = start + round(step.seconds * 1000)
        status = _STEP_STATUSES.get(step.outcome) or STATUSES[step.outcome]
        details = StatusDetails(message=step.message) if step.message else None
        name = f"{step.keyword} {step.text}"
        made.append(TestStepResult(name=name, status=status, statusDetails=details, start=start, stop=stop))
        start = stop
    return made
