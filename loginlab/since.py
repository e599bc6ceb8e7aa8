"""Which defects a change of this project concerns: those whose definition changed, and those whose scenario did."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Final

from loginlab import bundle
from loginlab.exits import Refusal

PLACES: Final = ("features", "simulator/defects")
_HUNK: Final = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_FILE: Final = re.compile(r"\+\+\+ b/(.+)")


def concerned(revision: str, defects: Collection[dict[str, str]]) -> frozenset[str]:
    """The names of the defects that what is different from a revision of git concerns, committed or not. Raises
    Refusal where git has no such revision."""
    bundle.enter()
    checks, names = set[str](), set[str]()
    known = {defect["name"] for defect in defects}
    for path, lines in changed_lines(_difference(revision)).items():
        place = bundle.root() / path
        if place.suffix == ".feature":
            checks |= checks_on(place, lines)
        elif place.suffix == ".py":
            names |= names_on(place, lines, known)
    return frozenset(names | {defect["name"] for defect in defects if defect["check"] in checks})


def changed_lines(difference: str) -> dict[str, set[int]]:
    """From git's difference without context: by file, the numbers of the lines that are new. Where lines were only
    taken away, those on either side of the gap count."""
    changed: dict[str, set[int]] = defaultdict(set)
    path = ""
    for line in difference.splitlines():
        if named := _FILE.match(line):
            path = named[1]
        elif path and (hunk := _HUNK.match(line)):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            changed[path] |= set(range(first, first + count)) if count else {first, first + 1}
        elif line.startswith("diff "):
            path = ""  # until a file is named that is still there
    return dict(changed)


def checks_on(feature: Path, lines: set[int]) -> set[str]:
    """The checks of the scenarios that stand on some lines of a feature file; none of a file that is no Gherkin, which
    is another command's to say."""
    from reports.features import Unreadable, read

    try:
        scenarios = sorted(read(feature), key=lambda scenario: scenario.line)
    except Unreadable:
        return set()
    # A scenario begins with its tags, and ends where the next one's begin.
    begins = [min(scenario.line, *(tag.line for tag in scenario.tags)) for scenario in scenarios]
    ends = [*begins[1:], max(lines, default=0) + 1]
    return {
        check
        for scenario, begin, end in zip(scenarios, begins, ends, strict=True)
        if lines & set(range(begin, end))
        for check in scenario.checks
    }


def names_on(module: Path, lines: set[int], known: set[str]) -> set[str]:
    """The defects that are defined on some lines of a module: each is one of a tuple, and names itself."""
    tuples = [node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Tuple)]
    changed = [
        one
        for each in tuples
        for one in each.elts
        if lines & set(range(one.lineno, (one.end_lineno or one.lineno) + 1))
    ]
    return {
        part.value
        for one in changed
        for part in ast.walk(one)
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in known
    }


def _difference(revision: str) -> str:
    command = ["git", "-C", str(bundle.root()), "diff", "--unified=0", "--no-color", "--no-ext-diff", "--src-prefix=a/"]
    command += ["--dst-prefix=b/", "--relative", "--end-of-options", revision, "--", *PLACES]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Refusal(f"--since asks git what changed, and git does not start: {error.strerror}") from None
    if told.returncode:
        said = (told.stderr.strip().splitlines() or ["it gave no reason"])[0]
        raise Refusal(f"--since {revision}: git knows no difference from that ({said})")
    return told.stdout
