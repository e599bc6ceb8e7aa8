"""Runs pytest with the plugin and the toy harness in a folder of its own, as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.reports import toy_harness

ROOT = Path(__file__).parent.parent.parent
CLAUSES = """
product = "toy"
title = "Toy"

[[clause]]
id = "TOY-DOOR-1"
title = "A door opens"
text = "Who has the key opens the door."
source = ["TOY: Doors"]
force = "stated"
needs = []
checks = ["it opens with the key", "it stays shut without", "it says so", "it can be judged", "nobody looks at this"]

[[clause]]
id = "TOY-BELL-1"
title = "A bell rings"
text = "It is good to ring the bell."
source = ["TOY: Bells"]
force = "advice"
needs = ["mail"]
checks = ["it rings", "it rings twice"]
"""
HEAD = "Feature: Doors\n  Background:\n    Given a house\n\n  @TOY-DOOR-1 @reads\n  Rule: A door opens\n"
BELL = "\n  @TOY-BELL-1\n  Rule: A bell rings\n"


def scenario(name: str, *steps: str, check: str = "TOY-DOOR-1.1") -> str:
    """A scenario in Gherkin, one When and one Then unless told otherwise."""
    lines = steps or ("When Mara opens the door", "Then the door is open")
    return f"\n    @{check}\n    Scenario: {name}\n" + "".join(f"      {line}\n" for line in lines)


@dataclass(frozen=True)
class Ran:
    """What a run left."""

    folder: Path
    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        return self._json("report.json")

    @property
    def proof(self) -> dict[str, Any]:
        return self._json("proof.json")

    def outcome(self, name: str) -> dict[str, Any]:
        """The scenario of that name."""
        found: list[dict[str, Any]] = [each for each in self.report["scenarios"] if each["name"] == name]
        assert len(found) == 1, [each["name"] for each in self.report["scenarios"]]
        return found[0]

    def check(self, name: str) -> dict[str, Any]:
        """The check of that id."""
        checks = (check for clause in self.report["clauses"] for check in clause["checks"])
        return next(check for check in checks if check["id"] == name)

    def secrets(self) -> list[str]:
        """The files under the output directory in which the secret stands."""
        files = [path for path in (self.folder / "out").rglob("*") if path.is_file()]
        return [path.name for path in files if toy_harness.SECRET in path.read_text("utf-8")]

    def _json(self, name: str) -> dict[str, Any]:
        content: dict[str, Any] = json.loads((self.folder / "out" / name).read_text("utf-8"))
        return content


def prepare(folder: Path, **features: str) -> Path:
    """Writes the clauses and the feature files."""
    for name in ("clauses", "features"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "clauses" / "toy.toml").write_text(CLAUSES, "utf-8")
    for name, text in features.items():
        (folder / "features" / f"{name}.feature").write_text(text, "utf-8")
    return folder


def command(folder: Path, *options: str) -> list[str]:
    """The command line, as `loginlab run` has it."""
    names = ("xdist.plugin", "pytest_bdd.plugin", "allure_pytest.plugin", "reports.plugin", "tests.reports.toy_harness")
    plugins = [word for name in names for word in ("-p", name)]
    root = ["-c", os.devnull, "--rootdir", str(folder), "--confcutdir", str(folder)]
    where = [*root, "--clauses", "clauses", "--out", "out"]
    strict = ["-p", "no:cacheprovider", "--strict-markers", "-W", "error"]
    return [sys.executable, "-m", "pytest", *plugins, *strict, *where, *options, "features"]


def environment() -> dict[str, str]:
    """The environment of such a run."""
    return os.environ | {"PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "COLUMNS": "100"}


def run(folder: Path, *options: str) -> Ran:
    """Runs to the end."""
    done = subprocess.run(
        command(folder, *options),
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Ran(folder, done.returncode, done.stdout, done.stderr)
