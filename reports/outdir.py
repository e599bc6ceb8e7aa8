"""The output directory: cleared of an earlier run, and written so that no reader ever sees half a file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# Says that the folders below are ours to clear.
_OURS = ".loginlab-report"
_LEFT_BY_SCENARIOS = ("allure", "evidence")
_LEFT_BY_RUN = ("report.json", "report.html", "junit.xml", *_LEFT_BY_SCENARIOS, "harness-error.txt")
MARKS = ".found"
"""The folder in which the processes of a proof tell each other which defects were found."""
_LEFT_BY_PROOF = ("proof.json", "proof.html", MARKS, "harness-error.txt")


def prepare(out: Path, *, prove: bool = False) -> None:
    """Makes the directory and removes what an earlier run of the same kind left; a proof gets its folder of marks.

    Nothing is removed from a directory that no earlier run has marked. Raises OSError.
    """
    out.mkdir(parents=True, exist_ok=True)
    if (out / _OURS).exists():
        for name in _LEFT_BY_PROOF if prove else _LEFT_BY_RUN:
            _remove(out / name)
    write(out / _OURS, "loginlab writes its reports here and clears them before each run.\n")
    if prove:
        (out / MARKS).mkdir(exist_ok=True)


def gather(out: Path, part: Path) -> None:
    """Copies what the scenarios of another run left beside its report. Raises OSError."""
    for name in _LEFT_BY_SCENARIOS:
        if (part / name).is_dir():
            shutil.copytree(part / name, out / name, symlinks=True, dirs_exist_ok=True)


def write(path: Path, text: str) -> None:
    """Writes a text file at once: a reader sees the old one or the new one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    unfinished.write_text(text, "utf-8")
    unfinished.replace(path)


def shown(path: Path) -> Path:
    """The path as a person in the current folder would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
