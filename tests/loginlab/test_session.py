"""How a pytest session's ending becomes an exit code of ours; in a process of its own, as the command has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from loginlab.exits import BROKEN, CONFORMS, DIFFERS, INTERRUPTED, MISUSED

COMMAND = "import sys; from loginlab.session import main; sys.exit(main(sys.argv[1:]))"


def ending(folder: Path, plugin: str, *options: str, test: str = "def test_it(): pass") -> tuple[int, str]:
    """The exit code, and standard error, of a session with one test and one plugin."""
    (folder / "plugin_under_test.py").write_text(f"import pytest\n{plugin}\n", "utf-8")
    (folder / "test_it.py").write_text(test, "utf-8")
    session = [
        "-p",
        "plugin_under_test",
        "-p",
        "no:cacheprovider",
        "-c",
        "/dev/null",
        "--rootdir",
        str(folder),
        *options,
        ".",
    ]
    ended = subprocess.run(
        [sys.executable, "-c", COMMAND, *session],
        cwd=folder,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
    )
    return ended.returncode, ended.stderr


@pytest.mark.parametrize("hook", ["pytest_configure(config)", "pytest_sessionstart(session)"])
def test_wrong_use_found_by_a_plugin_is_one_line_of_ours(tmp_path: Path, hook: str) -> None:
    plugin = f"def {hook}: raise pytest.UsageError('profile.toml, line 3: no such key')"
    assert ending(tmp_path, plugin) == (MISUSED, "loginlab: profile.toml, line 3: no such key\n")


def test_a_malformed_expression_is_found_before_anything_starts(tmp_path: Path) -> None:
    code, error = ending(tmp_path, "", "-k", "login and")
    assert code == MISUSED
    assert error.startswith("loginlab: -k 'login and' at column 10: expected")
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("code", [CONFORMS, DIFFERS, MISUSED, BROKEN])
def test_the_code_that_reports_sets_is_ours(tmp_path: Path, code: int) -> None:
    plugin = f"def pytest_sessionfinish(session): session.exitstatus = {code}"
    assert ending(tmp_path, plugin)[0] == code


def test_nothing_to_run_is_wrong_use(tmp_path: Path) -> None:
    assert ending(tmp_path, "", test="")[0] == MISUSED


def test_ctrl_c_is_told_apart_from_wrong_use(tmp_path: Path) -> None:
    assert ending(tmp_path, "", test="def test_it(): raise KeyboardInterrupt")[0] == INTERRUPTED


def test_a_fault_of_pytest_or_a_plugin_is_ours(tmp_path: Path) -> None:
    assert ending(tmp_path, "def pytest_runtest_logreport(report): 1 / 0")[0] == BROKEN
