"""What a scenario left: outcome, steps and evidence, as values and as the plain dicts that reports of pytest carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

# Worst first. `not_run`: selected, but the run ended before it.
OUTCOMES = ("failed", "blocked", "not_testable", "not_run", "passed")
# `not_reached`: an earlier step ended the scenario. `stopped`: this step skipped it (a capability is missing).
STEP_OUTCOMES = ("passed", "failed", "blocked", "stopped", "not_reached")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One sentence as it was carried out. `kind` is given, when or then, also where the keyword is And."""

    keyword: str
    kind: str
    text: str
    line: int = 0
    outcome: str = "not_reached"
    seconds: float = 0.0
    claim: str | None = None
    expected: str | None = None
    seen: str | None = None
    message: str | None = None

    @property
    def point(self) -> str | None:
        """The claim, where the sentence itself does not make it."""
        return self.claim if self.claim != self.text else None


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A masked file that shows what was seen; `file` is relative to the output directory, `step` an index from 0."""

    kind: str
    name: str
    file: str
    media_type: str
    step: int | None = None


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One scenario (or one row of an outline) with all that is known about it. `seconds`: set-up and teardown too."""

    id: str
    name: str
    checks: tuple[str, ...]
    outcome: str
    reason: str | None = None
    feature: str = ""
    file: str = ""
    line: int = 0
    rule: str = ""
    tags: tuple[str, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    """What was found on the way that no Then looks for; it fails the run, not the scenario."""
    seconds: float = 0.0
    planted: str | None = None
    applied: bool | None = None
    changed: tuple[Mapping[str, Any], ...] = ()
    """What it changed at the target for longer than itself: account, what, undo (how), undone."""

    def to_dict(self) -> dict[str, Any]:
        """A plain dict of JSON values."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """The scenario of a plain dict; keys that are not known are left out. Raises KeyError when one is missing."""
        known = _known(cls, plain)
        return cls(
            **known
            | {key: tuple(known.get(key, ())) for key in ("checks", "tags", "notes", "findings", "changed")}
            | {
                "steps": tuple(Step(**_known(Step, each)) for each in known.get("steps", ())),
                "evidence": tuple(Evidence(**_known(Evidence, each)) for each in known.get("evidence", ())),
            }
        )


def worst(outcomes: Iterable[str]) -> str:
    """The worst of some outcomes; `not_run` when there are none, for nothing was seen."""
    return min(outcomes, key=OUTCOMES.index, default="not_run")


def _known(cls: type[Any], plain: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(cls)}
    return {key: value for key, value in plain.items() if key in names}
