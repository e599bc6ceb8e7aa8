"""The features' wall time against the simulator, by `loginlab run` with 1 and with 2 workers."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from benchmarks.figures import Figure
from loginlab import bundle


def measure() -> list[Figure]:
    """One run each, evidence included."""
    one, two = _seconds(1), _seconds(2)
    return [Figure("all features, 1 worker", one, "s"), Figure("all features, 2 workers", two, "s")]


def _seconds(workers: int) -> float:
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "loginlab", "run", "--workers", str(workers), "--out", out]
        started = time.monotonic()
        ended = subprocess.run(command, stdout=subprocess.DEVNULL, env=bundle.environment(), cwd=bundle.root())
        seconds = time.monotonic() - started
    if ended.returncode != 0:
        raise RuntimeError(f"loginlab run ended with {ended.returncode}; a run that fails measures nothing")
    return seconds
