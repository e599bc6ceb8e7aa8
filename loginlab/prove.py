"""`loginlab prove`: plant defects in the simulator and see that the check each one breaks finds it."""

from __future__ import annotations

import difflib
import json
import urllib.request
from argparse import Namespace
from typing import Any

from loginlab.driving import drive
from loginlab.exits import Refusal
from loginlab.simulation import Simulation


def main(arguments: Namespace) -> int:
    """0 every defect was found by a Then, 1 one was not, 2 wrong use, 3 something broke. Raises Refusal."""
    names = arguments.defects
    if arguments.record and (names or arguments.sample):
        raise Refusal("--record keeps what a proof of all defects has shown; leave --defect and --sample out")
    if arguments.sample or names:
        known = _known(arguments.product)
        names = sample(known, arguments.sample) if arguments.sample else _require(names, known)
    options = [
        "--prove",
        "--defects",
        ",".join(names) or "all",
        "--evidence",
        "none",
        "--others",
        str(arguments.others),
    ]
    options += ["--matrix"] if arguments.matrix else []
    return drive(arguments, options + (["--record"] if arguments.record else []))


def sample(defects: list[dict[str, Any]], size: int) -> list[str]:
    """The names of so many defects, spread evenly over the checks; the same ones each time."""
    ordered = sorted(defects, key=lambda defect: (defect["check"], defect["name"]))
    size = min(size, len(ordered))
    return [ordered[place * len(ordered) // size]["name"] for place in range(size)]


def _require(names: list[str], defects: list[dict[str, Any]]) -> list[str]:
    known = [defect["name"] for defect in defects]
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known)
            meant = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(sorted(known))}"
            raise Refusal(f"there is no defect {name!r}; {meant}")
    return list(dict.fromkeys(names))


def _known(product: str) -> list[dict[str, Any]]:
    """What the simulator can be told to get wrong in a product; only it knows, so it is asked over its control API."""
    with Simulation() as simulator:
        told = simulator.told()
        question = urllib.request.Request(  # noqa: S310 - our own simulator's address
            f"{told['control']}/defects", headers={"Authorization": f"Bearer {told['token']}"}
        )
        with urllib.request.urlopen(question, timeout=30) as answer:  # noqa: S310
            defects: list[dict[str, Any]] = json.load(answer)
            return [defect for defect in defects if defect["product"] == product]
