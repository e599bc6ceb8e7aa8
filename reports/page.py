"""What the page shows, from the report: scenarios under their checks, evidence read, differences marked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from reports.results import Evidence, Scenario, Step

MARKS = {
    "passed": "✔",
    "failed": "✘",
    "blocked": "!",
    "failed_known": "≈",
    "not_testable": "⊘",
    "not_run": "○",
    "uncovered": "◌",
    "observed": "◉",
    "stopped": "⊘",
    "not_reached": "○",
    "killed": "✔",
    "survived": "✘",
    "not_applied": "⊘",
    "broken": "!",
}
_WRONG = ("failed", "blocked", "failed_known")
# So much of a text is shown on the page; the file has all of it.
_LONGEST = 60_000


@dataclass(frozen=True)
class Exhibit:
    """A piece of evidence as the page shows it: an image, a text, or only a link to the file."""

    evidence: Evidence
    image: bytes | None = None
    text: str | None = None
    cut: bool = False
    missing: bool = False


@dataclass(frozen=True)
class Shown:
    """A scenario on the page. anchor: its place; exhibits: its evidence, in order."""

    scenario: Scenario
    anchor: str
    exhibits: tuple[Exhibit, ...]

    def at(self, step: int | None) -> tuple[Exhibit, ...]:
        """The evidence of one step, or with None what belongs to no step."""
        last = len(self.scenario.steps)
        return tuple(
            each
            for each in self.exhibits
            if (each.evidence.step if each.evidence.step in range(last) else None) == step
        )

    @property
    def ending(self) -> Step | None:
        """The step at which it failed or was blocked."""
        return next((step for step in self.scenario.steps if step.outcome in ("failed", "blocked")), None)

    @property
    def picture(self) -> Exhibit | None:
        """The last screenshot."""
        return next((each for each in reversed(self.exhibits) if each.image), None)


@dataclass(frozen=True)
class ShownCheck:
    """A check with its scenarios. `here`: the anchors of those shown in full under it; the others are links."""

    check: dict[str, Any]
    scenarios: tuple[Shown, ...]
    here: frozenset[str]

    @property
    def worst(self) -> tuple[Shown, ...]:
        """The scenarios that made its verdict what it is."""
        outcome = self.check["verdict"].removesuffix("_known")
        return tuple(each for each in self.scenarios if each.scenario.outcome == outcome)


@dataclass(frozen=True)
class ShownClause:
    """A clause with its checks."""

    clause: dict[str, Any]
    checks: tuple[ShownCheck, ...]


def clauses_of(report: dict[str, Any], show: Callable[[Evidence], Exhibit]) -> tuple[ShownClause, ...]:
    """All clauses, each scenario in full under the first check it claims and linked from the others."""
    shown = [
        Shown(scenario, f"scenario-{place}", tuple(show(each) for each in scenario.evidence))
        for place, scenario in enumerate((Scenario.from_dict(each) for each in report["scenarios"]), 1)
    ]
    taken: set[str] = set()
    return tuple(
        ShownClause(clause, tuple(_check(check, shown, taken) for check in clause["checks"]))
        for clause in report["clauses"]
    )


def _check(check: dict[str, Any], shown: Sequence[Shown], taken: set[str]) -> ShownCheck:
    own = tuple(each for each in shown if check["id"] in each.scenario.checks)
    here = frozenset(each.anchor for each in own) - taken
    taken |= here
    return ShownCheck(check, own, here)


def went_wrong(clauses: Sequence[ShownClause]) -> tuple[tuple[ShownClause, ShownCheck], ...]:
    """The checks that failed, those that were blocked, then those that are known to fail, with their clauses."""
    found = [(clause, check) for clause in clauses for check in clause.checks]
    return tuple(pair for verdict in _WRONG for pair in found if pair[1].check["verdict"] == verdict)


def found_in(clauses: Sequence[ShownClause]) -> dict[str, list[Shown]]:
    """What scenarios found on the way, with those that found it."""
    shown = {each.anchor: each for clause in clauses for check in clause.checks for each in check.scenarios}
    found: dict[str, list[Shown]] = {}
    for each in shown.values():
        for text in each.scenario.findings:
            found.setdefault(text, []).append(each)
    return found


def exhibit(evidence: Evidence, read: Callable[[str], bytes | None]) -> Exhibit:
    """Reads a piece of evidence for the page. Traces and other binaries stay files."""
    image = evidence.media_type in ("image/jpeg", "image/png", "image/webp")
    textual = evidence.media_type.startswith("text/") or evidence.media_type.endswith(("json", "yaml", "xml"))
    content = read(evidence.file)
    if content is None:
        return Exhibit(evidence, missing=True)
    if image:
        return Exhibit(evidence, image=content)
    if not textual:
        return Exhibit(evidence)
    text = _pretty(content.decode("utf-8", "replace"), evidence.media_type)
    return Exhibit(evidence, text=text[:_LONGEST], cut=len(text) > _LONGEST)


def _pretty(text: str, media_type: str) -> str:
    if not media_type.endswith("json"):
        return text
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    except json.JSONDecodeError:
        return text


def duration(seconds: float) -> str:
    """Seconds as people say them: 0.4 s, 12 s, 1 min 5 s."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def marked_apart(text: str, other: str) -> Markup:
    """The text with the part marked in which it differs from the other, if most of both is the same."""
    start = _common(text, other)
    end = _common(text[start:][::-1], other[start:][::-1])
    if text == other or (start + end) * 2 < max(len(text), len(other)):
        return escape(text)
    middle = text[start : len(text) - end]
    return Markup("{}<mark>{}</mark>{}").format(text[:start], middle or "∅", text[len(text) - end :])


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """How many characters from the start are the same."""
    return sum(1 for _ in _while_same(one, two))


def _while_same(one: Sequence[str], two: Sequence[str]) -> Iterator[str]:
    for mine, yours in zip(one, two, strict=False):
        if mine != yours:
            return
        yield mine
