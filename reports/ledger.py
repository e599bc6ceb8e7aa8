"""Gathers in the controlling process what the scenarios left, wherever they ran; what never came is not run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from reports.features import Planned
from reports.results import Scenario

ENDED_BEFORE_IT = "the run ended before it"
_CRASHED = "the process that ran this scenario died"


class Ledger:
    """planned: the scenarios of the feature files. root: what the paths in pytest's node ids are relative to."""

    def __init__(self, planned: Iterable[Planned], root: Path) -> None:
        self.planned = tuple(planned)
        self.root = root
        self.selected: dict[str, None] = {}
        self.called_off = ""
        """Why the run was called off; empty while it was not."""
        self._begun: dict[str, Scenario] = {}
        self._ended: dict[str, Scenario] = {}

    @property
    def covered(self) -> frozenset[str]:
        """The checks that some feature file has a scenario for, selected or not."""
        written = {check for planned in self.planned for check in planned.checks}
        return frozenset(written.union(*(each.checks for each in self._ended.values())))

    def select(self, nodeids: Iterable[str]) -> None:
        """These will run."""
        self.selected.update(dict.fromkeys(nodeids))

    def take(self, nodeid: str, when: str | None, left: dict[str, Any] | None) -> Scenario | None:
        """Takes one phase's report; answers with the scenario when that was its last. `when` is "???" after a crash."""
        if left is not None:
            self._begun[nodeid] = Scenario.from_dict(left)
        if when in ("setup", "call"):
            return None
        known = self._begun.pop(nodeid, None)
        if when != "teardown":
            known = self._crashed(nodeid, known)
        if known:
            self._ended[nodeid] = known
        return known

    def scenarios(self) -> tuple[Scenario, ...]:
        """All selected scenarios, by file and line."""
        missing = {nodeid: self._not_run(nodeid) for nodeid in self.selected if nodeid not in self._ended}
        every = [*self._ended.values(), *(each for each in missing.values() if each)]
        return tuple(sorted(every, key=lambda each: (each.file, each.line, each.id)))

    def _crashed(self, nodeid: str, known: Scenario | None) -> Scenario | None:
        known = known or self._from_plan(nodeid)
        return replace(known, outcome="blocked", reason=_CRASHED) if known else None

    def _not_run(self, nodeid: str) -> Scenario | None:
        known = self._begun.get(nodeid) or self._from_plan(nodeid)
        why = f"{self.called_off}; " if self.called_off else ""
        return replace(known, outcome="not_run", reason=f"{why}{ENDED_BEFORE_IT}") if known else None

    def _from_plan(self, nodeid: str) -> Scenario | None:
        """What a node id and the feature file say about a scenario of which nothing has come."""
        file, _, rest = nodeid.partition("::")
        function, _, row = rest.partition("[")
        for planned in self.planned:
            if planned.function == function and planned.path == (self.root / file):
                return Scenario(
                    id=nodeid,
                    name=f"{planned.name} ({row.rstrip(']')})" if row else planned.name,
                    checks=planned.checks,
                    outcome="not_run",
                    feature=planned.feature,
                    file=file,
                    line=planned.line,
                    rule=planned.rule or "",
                    tags=tuple(tag.name for tag in (*planned.feature_tags, *planned.rule_tags, *planned.own_tags)),
                    planted=row.rstrip("]") or None,
                )
        return None
