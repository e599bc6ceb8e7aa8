"""A proof's pursuit of each defect: who looks for it first, and that nobody looks any more once it was found."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from reports import proven
from reports.outcome import SPARED
from reports.proof import Defect, found_by
from reports.recorder import checks_of, name_of, planted_of
from reports.results import Scenario

_WORD = re.compile(r"[a-z]{3,}|\d+")
_STEM = 5


class Pursuit:
    """The hooks of a proof, in every process. `marks`: a folder in which all of them see what was found.

    Without it every scenario runs, and the matrix of defects and scenarios is whole.
    """

    def __init__(self, marks: Path | None) -> None:
        self.marks = marks
        self._defects: dict[str, Defect] = {}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Each defect's likeliest finder first, then each one's second; the same order in every process."""
        told = config.hook.pytest_loginlab_defects(config=config) or []
        self._defects = {each["name"]: Defect.of(each) for each in told}
        items[:] = in_turn(items, self._defects, proven.finders(config.getoption("product", None)))

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Spare a scenario the search for what was found, unless it is only to be seen to pass.

        Not first of all: the recorder has to know of the scenario, to say why it was left out.
        """
        defect = self._defects.get(planted_of(item) or "")
        if defect and self.marks and defect.check in checks_of(item) and (self.marks / defect.name).exists():
            pytest.skip(SPARED)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Mark a defect as found."""
        report = yield
        left: dict[str, Any] | None = getattr(report, "loginlab", None)
        defect = self._defects.get(left["planted"] or "") if left else None
        if left and defect and self.marks and found_by(defect, Scenario.from_dict(left)):
            (self.marks / defect.name).touch()
        return report


def in_turn(
    items: Iterable[pytest.Item], defects: Mapping[str, Defect], finders: Mapping[str, str]
) -> list[pytest.Item]:
    """The items in rounds: of each defect one a round, who found it last time or sounds most like it first.

    finders: the name of the scenario that found a defect the last time. Scenarios of other checks come at the end.
    """
    chasing: dict[str, list[pytest.Item]] = {}
    for item in items:
        chasing.setdefault(planted_of(item) or "", []).append(item)
    rounds: list[tuple[tuple[bool, int], pytest.Item]] = []
    for name, chasers in chasing.items():
        defect = defects.get(name, Defect(name, "", ""))
        sought = words(f"{defect.name} {defect.about}")
        names = {item: name_of(item) for item in chasers}
        first = finders.get(name)
        chasers.sort(key=lambda item: (names[item] != first, -len(sought & words(names[item]))))
        rounds += [((defect.check not in checks_of(item), turn), item) for turn, item in enumerate(chasers)]
    return [item for _, item in sorted(rounds, key=lambda each: each[0])]


def words(text: str) -> frozenset[str]:
    """The stems of a text's words, and its numbers."""
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()))
