"""The deployment of another make in examples/: its profile holds, and it is judged by it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fixtures.profiles import read_profile
from steps.plugin import wording_of

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "django_two_factor"
SECRETS = {"MARA_PASSWORD": "one", "JONAS_PASSWORD": "two", "JONAS_TOTP": "JBSWY3DPEHPK3PXP", "SITE_TOKEN": "three"}
EXPECTED = {"GC-LOGIN-1.3": "passed", "GC-LOGIN-2.1": "passed", "GC-LOGIN-2.2": "failed", "GC-RESET-1.1": "failed"}
"""Of a Django site as its packages' instructions make it; README.md says why."""


def test_its_profile_can_be_read_and_every_name_in_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    profile = read_profile(EXAMPLE / "profile.toml")
    target: Any = SimpleNamespace(**{key: getattr(profile, key) for key in ("locale", "labels", "locators", "lacks")})
    target.paths = profile.paths
    assert wording_of(target, profile.product).labels()["inside"].forms == ("Home",)


@pytest.fixture(scope="module")
def installed() -> None:
    """The site's packages: from the index, or from uv's cache; where neither has them, the site cannot be tried."""
    try:
        tried = subprocess.run([EXAMPLE / "start", "--help"], capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("the site's packages could not be had within a minute")
    if tried.returncode:
        pytest.skip(f"the site's packages could not be had: {tried.stderr.decode()[-300:]}")


@pytest.mark.usefixtures("installed")
def test_some_of_its_checks_are_judged_and_none_of_them_is_blocked(tmp_path: Path) -> None:
    checks = [part for check in EXPECTED for part in ("--check", check)]
    command: list[str | Path] = [EXAMPLE / "judge", *checks, "--rows", "1", "--out", tmp_path]
    environ = os.environ | {"PYTHON": sys.executable}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    found = {check["id"]: check["verdict"] for clause in report["clauses"] for check in clause["checks"]}
    assert {check: found[check] for check in EXPECTED} == EXPECTED
    assert report["totals"]["blocked"] == 0
