"""`loginlab prove`: plant defects in the simulator and see that the check each one breaks finds it."""

from __future__ import annotations

import difflib
import secrets
from argparse import Namespace

from loginlab.defects import Defect, known
from loginlab.driving import drive
from loginlab.exits import Refusal


def main(arguments: Namespace) -> int:
    """0 every defect was found by a Then, 1 one was not, 2 wrong use, 3 something broke. Raises Refusal."""
    names = arguments.defects
    if arguments.sample:
        arguments.seed = secrets.randbelow(2**31) if arguments.seed is None else arguments.seed
        names = sample(known(arguments.product), arguments.sample, arguments.seed)
    elif names:
        names = _require(names, known(arguments.product))
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


def sample(defects: list[Defect], size: int, seed: int) -> list[str]:
    """The names of so many defects, spread evenly over the checks; the seed says where the spread begins."""
    ordered = sorted(defects, key=lambda defect: (defect["check"], defect["name"]))
    size = min(size, len(ordered))
    return [ordered[(seed + place * len(ordered) // size) % len(ordered)]["name"] for place in range(size)]


def _require(names: list[str], defects: list[Defect]) -> list[str]:
    there = [defect["name"] for defect in defects]
    for name in names:
        if name not in there:
            near = difflib.get_close_matches(name, there)
            meant = f"did you mean {' or '.join(near)}?" if near else "`loginlab defects` lists them"
            raise Refusal(f"there is no defect {name!r}; {meant}")
    return list(dict.fromkeys(names))
