"""Milliseconds to create a deployment through the control API, when there are 1, 1,000 and 10,000 of them."""

from __future__ import annotations

import http.client
import json
import statistics
import time
from contextlib import closing

from benchmarks.figures import Figure
from loginlab.simulation import Simulation

LEVELS = (1, 1_000, 10_000)
SAMPLES = 50
_WANTED = json.dumps({"product": "genesys-cloud", "hashing": "cheap"}).encode()


def measure() -> list[Figure]:
    """The median of fifty creations from each level on, over one connection."""
    with Simulation() as simulator:
        told = simulator.told()
        with closing(http.client.HTTPConnection("127.0.0.1", told["port"])) as wire:
            _create(wire, told["token"])  # the first one loads the control API
            return [Figure(f"deployment, with {level:,} there", *_at(level, wire, told["token"])) for level in LEVELS]


def _at(level: int, wire: http.client.HTTPConnection, token: str) -> tuple[float, str, str]:
    """Fills up to the level, counting from what the levels before it have made, then takes the samples."""
    before = next((lower + SAMPLES for lower in reversed(LEVELS) if lower < level), 1)
    for _ in range(before, level):
        _create(wire, token)
    return statistics.median(_create(wire, token) for _ in range(SAMPLES)) * 1000, "ms", "aim 10 or less, flat"


def _create(wire: http.client.HTTPConnection, token: str) -> float:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    started = time.monotonic()
    wire.request("POST", "/control/deployments", _WANTED, headers)
    answer = wire.getresponse()
    body = answer.read()
    seconds = time.monotonic() - started
    if answer.status != 201:
        raise RuntimeError(f"the control API answered {answer.status}: {body.decode()}")
    return seconds
