"""The same features against a deployment that is known by its URL, accounts and mail only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.remote import ROOT, a_deployment, report_in

ACCOUNTS = 10


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    """The profile of a deployment that nobody but this fixture controls."""
    with ExitStack() as stack:
        allow = ["reads", "spends-attempts", "changes-state"]
        yield a_deployment(stack, ACCOUNTS).profile(tmp_path / "there.toml", allow=allow)


def test_what_can_be_judged_passes_and_the_rest_names_what_is_missing(profile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clauses = ["GC-LOGIN-1", "GC-LOGIN-2", "GC-RESET-2", "GC-SESSION-1", "GC-SESSION-2", "GC-INVITE-2", "GC-LOCKOUT-2"]
    command = [sys.executable, "-m", "loginlab", "run", "--target", str(profile), "--out", str(out), "--workers", "2"]
    done = subprocess.run(
        [*command, "--rows", "1", "--clause", *clauses], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = report_in(out)
    checks = {check["id"]: check for clause in report["clauses"] for check in clause["checks"]}
    assert (report["totals"]["failed"], report["totals"]["blocked"]) == (0, 0)
    for id in ("GC-LOGIN-1.1", "GC-LOGIN-2.1", "GC-LOGIN-2.3", "GC-RESET-2.1", "GC-RESET-2.2", "GC-SESSION-1.3"):
        assert checks[id]["verdict"] == "passed", checks[id]
    for id, missing in (("GC-INVITE-2.1", "admin"), ("GC-SESSION-2.1", "clock"), ("GC-LOCKOUT-2.1", "admin")):
        assert checks[id]["verdict"] == "not_testable"
        assert missing in checks[id]["reason"]
