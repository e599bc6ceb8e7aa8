"""A login page does not wait for federation's libraries."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("lxml", "signxml", "joserfc", "cryptography", "httpx")


@pytest.mark.parametrize(
    "module", ["simulator.__main__", "simulator.identity.federation", "simulator.providers.dresses"]
)
def test_importing_it_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
