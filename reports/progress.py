"""What the terminal shows: one line that moves on a terminal, plain lines elsewhere, and every failure as it comes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from reports.known import NONE_KNOWN, KnownFailure
from reports.outcome import SPARED
from reports.outdir import shown
from reports.results import OUTCOMES, Scenario, Step

_MARKS = {"passed": "✔", "failed": "✘", "blocked": "!", "failed_known": "≈", "not_testable": "–", "not_run": "·"}
_PLAIN_MARKS = {"passed": "+", "failed": "x", "blocked": "!", "failed_known": "~", "not_testable": "-", "not_run": "."}
_COUNTED = (*OUTCOMES[:2], "failed_known", *OUTCOMES[2:])
_SOON_FORGOTTEN, _REMINDED_OF = 10, 5
"""After so many scenarios a failure is told again at the end; of so many."""
_COLOURS = {
    "passed": "32",
    "failed": "31;1",
    "blocked": "33;1",
    "failed_known": "35",
    "not_testable": "36",
    "dim": "2",
    "bold": "1",
}
_WORDS = {"failed_known": "failed as known", "not_testable": "not testable", "not_run": "not run"}


def word(outcome: str) -> str:
    """An outcome or verdict as people write it."""
    return _WORDS.get(outcome, outcome.replace("_", " "))


class Progress:
    """Writes to one stream.

    live: a line painted over and over. clock: monotonic seconds. checks: their texts by id. out: where the evidence is.
    """

    def __init__(
        self,
        stream: TextIO,
        *,
        live: bool,
        clock: Callable[[], float],
        checks: Mapping[str, str],
        out: Path | None = None,
    ) -> None:
        self.stream, self.live, self.clock, self.checks, self.out = stream, live, clock, checks, out
        self.total = 0
        self._pursued: Mapping[str, str] = {}
        self._found: set[str] = set()
        self.known = NONE_KNOWN
        """Failures that are known; told once the run knows what it judges."""
        self.counts = dict.fromkeys(_COUNTED, 0)
        self._started = clock()
        self._coloured = live and "NO_COLOR" not in os.environ
        unicode = "utf" in (getattr(stream, "encoding", None) or "utf-8").lower()
        self._marks = _MARKS if unicode else _PLAIN_MARKS
        self._painted = False
        self._bad: dict[int, str] = {}

    def say(self, text: str, style: str = "") -> None:
        """One or more whole lines."""
        self._wipe()
        self._write(self._paint(text, style) + "\n")

    def begin(self, total: int) -> None:
        """So many scenarios will run."""
        self.total = total
        self._show("")

    def pursue(self, defects: Mapping[str, str]) -> None:
        """This is a proof: of these defects, each with its check, what counts is how many were found."""
        self._pursued = defects

    def running(self, nodeid: str) -> None:
        """A scenario starts."""
        self._show(nodeid.rpartition("::")[2].removeprefix("test_").replace("_", " "))

    def finish(self, scenario: Scenario) -> None:
        """A scenario has ended: a line of its own if it is worth one."""
        if scenario.reason == SPARED:
            return
        excuse, killed = self.known.excuse(scenario), self._kills(scenario)
        if killed:
            self._found.add(str(scenario.planted))
        counted = "failed_known" if excuse else scenario.outcome
        self.counts[counted] += 1
        if not self.live:
            self.say(self._line(scenario, "killed" if killed else word(counted)))
        if excuse:
            self.say(self._excused(scenario, excuse))
        elif scenario.outcome in ("failed", "blocked") and not killed:
            self._bad[sum(self.counts.values())] = self._explain(scenario)
            self.say(self._bad[sum(self.counts.values())])
        self._show(scenario.name)

    def remind(self) -> None:
        """Say again what went wrong first, if so much was said since that it has scrolled away or was cut off."""
        done = sum(self.counts.values())
        for place, text in list(self._bad.items())[:_REMINDED_OF]:
            if done - place >= _SOON_FORGOTTEN:
                self.say(text)

    def _kills(self, scenario: Scenario) -> bool:
        """Whether a scenario has found the defect that was planted for it."""
        return scenario.outcome == "failed" and self._pursued.get(scenario.planted or "") in scenario.checks

    def _done(self) -> str:
        """How far it is: scenarios of all of them, in a proof defects that were found."""
        if self._pursued:
            return f"{len(self._found)}/{len(self._pursued)} defects"
        return f"{sum(self.counts.values())}/{self.total}"

    def _line(self, scenario: Scenario, outcome: str) -> str:
        name = f"{scenario.planted}: {scenario.name}" if scenario.planted else scenario.name
        return f"[{self._done()}] {outcome}: {name} ({scenario.seconds:.1f} s)"

    def _excused(self, scenario: Scenario, excuse: Sequence[KnownFailure]) -> str:
        mark = self._paint(f"{self._marks['failed_known']} {word('failed_known')}", "failed_known")
        lines = [
            "",
            f"{mark}  {self._paint(scenario.name, 'bold')}",
            *(f"  {each.check}  {each}" for each in excuse),
            "",
        ]
        return "\n".join(lines)

    def _explain(self, scenario: Scenario) -> str:
        mark = self._paint(f"{self._marks[scenario.outcome]} {word(scenario.outcome)}", scenario.outcome)
        planted = f"  with the defect {scenario.planted}" if scenario.planted else ""
        lines = ["", f"{mark}  {self._paint(scenario.name, 'bold')}{planted}", f"  {scenario.file}:{scenario.line}"]
        lines += [f"  {check}  {self.checks.get(check, '')}" for check in scenario.checks]
        step = next((step for step in scenario.steps if step.outcome in ("failed", "blocked")), None)
        lines += self._at_step(step) if step else []
        if scenario.outcome != "failed":
            lines.append(f"  why       {_indented(step.message if step and step.message else scenario.reason or '')}")
        where = shown(self.out) if self.out else Path()
        kept = [each for each in scenario.evidence if each.kind in ("screenshot", "trace")]
        lines += [f"  {each.kind:<9} {where / each.file}" for each in kept]
        return "\n".join([*lines, ""])

    def _at_step(self, step: Step) -> list[str]:
        lines = [f"  {step.keyword} {step.text}"]
        if step.point:
            lines.append(f"  claim     {_indented(step.point)}")
        if step.expected is not None and step.seen is not None:
            lines += [f"  expected  {_indented(step.expected)}", f"  seen      {_indented(step.seen)}"]
        return lines

    def _show(self, name: str) -> None:
        """Paints the moving line over itself."""
        if not self.live:
            return
        counts = [
            self._paint(f"{self._marks[outcome]} {count} {word(outcome)}", outcome)
            for outcome, count in reversed(self.counts.items())
            if count or outcome == "passed"
        ]
        start = f"{self._done()}  {'  '.join(counts)}  {clock_time(self.clock() - self._started)}  "
        room = shutil.get_terminal_size().columns - 1 - len(_bare(start))
        self._wipe()
        self._write(start + self._paint(name[: max(room, 0)], "dim"))
        self._painted = True

    def _wipe(self) -> None:
        if self._painted:
            self._write("\r\x1b[K")
            self._painted = False

    def _paint(self, text: str, style: str) -> str:
        code = _COLOURS.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if code and self._coloured and text else text

    def _write(self, text: str) -> None:
        encoding = getattr(self.stream, "encoding", None) or "utf-8"
        self.stream.write(text.encode(encoding, "replace").decode(encoding))
        self.stream.flush()


def clock_time(seconds: float) -> str:
    """Seconds as minutes and seconds: 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def _indented(text: str) -> str:
    """Later lines of a text under its first one."""
    return "\n            ".join(text.splitlines())


def _bare(text: str) -> str:
    """The text without its colours."""
    for code in {*_COLOURS.values(), "0"}:
        text = text.replace(f"\x1b[{code}m", "")
    return text
