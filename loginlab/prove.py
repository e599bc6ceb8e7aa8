"""`loginlab prove`: plant defects in the simulator and see that the check each one breaks finds it."""

from __future__ import annotations

import difflib
import secrets
from argparse import Namespace
from collections.abc import Collection

from loginlab.defects import Defect, known
from loginlab.driving import drive
from loginlab.exits import Refusal
from loginlab.since import concerned


def main(arguments: Namespace) -> int:
    """0 every defect was found by a Then, 1 one was not, 2 wrong use, 3 something broke. Raises Refusal."""
    names = arguments.defects
    if names and arguments.since:
        raise Refusal("--defect and --since both say which defects; leave one of them out")
    if arguments.sample or arguments.since:
        arguments.seed = secrets.randbelow(2**31) if arguments.seed is None else arguments.seed
        names = _drawn(arguments)
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


def sample(defects: list[Defect], size: int, seed: int, first: Collection[str] = ()) -> list[str]:
    """The names of so many defects, those of `first` before all others, spread evenly over the checks; the seed says
    where the spread begins."""
    drawn: list[str] = []
    for part in ([each for each in defects if (each["name"] in first) is ahead] for ahead in (True, False)):
        ordered = sorted(part, key=lambda defect: (defect["check"], defect["name"]))
        taken = min(size - len(drawn), len(ordered))
        drawn += [ordered[(seed + place * len(ordered) // taken) % len(ordered)]["name"] for place in range(taken)]
    return drawn


def _drawn(arguments: Namespace) -> list[str]:
    defects = known(arguments.product)
    first = concerned(arguments.since, defects) if arguments.since else frozenset[str]()
    if not (size := arguments.sample or len(first)):
        raise Refusal(f"nothing that changed since {arguments.since} concerns a defect; --sample N draws some anyway")
    return sample(defects, size, arguments.seed, first)


def _require(names: list[str], defects: list[Defect]) -> list[str]:
    there = [defect["name"] for defect in defects]
    for name in names:
        if name not in there:
            near = difflib.get_close_matches(name, there)
            meant = f"did you mean {' or '.join(near)}?" if near else "`loginlab defects` lists them"
            raise Refusal(f"there is no defect {name!r}; {meant}")
    return list(dict.fromkeys(names))
