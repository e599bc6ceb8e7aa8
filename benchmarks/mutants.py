"""Mutants of the simulator's core, hunted by the features: what nobody finds is a missing check or a needless line.

    scripts/uv run --with cosmic-ray python -m benchmarks.mutants --sample 20 --seed 7

For each mutant drawn, in a copy of the project: first the clauses that its module names, then one row of everything.
A mutant that survives both is shown as a diff. Takes minutes a mutant, so it is a command and no part of CI.
"""

from __future__ import annotations

import argparse
import difflib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORE = Path("simulator", "identity")
PARTS = ("simulator", "steps", "fixtures", "fake_smtp", "reports", "features", "loginlab")
_CLAUSES = re.compile(r"\b((?:GC|CX|GIA)-[A-Z0-9]+)((?:(?:,| to)? ?-\d+)+)")
_DECORATOR = re.compile(r"^ *-@", re.MULTILINE)
_KILLED, _BROKE = 1, (2, 3)
LEFT_OUT = tuple(f"core/{name}" for name in ("AddNot", "RemoveDecorator", "Variable", "ReplaceBinaryOperator_BitOr"))
"""Operators that negate what others negate as well, break what Python demands, ask for names of their own, or change
no more than types."""


@dataclass(frozen=True)
class Mutant:
    """The n-th place in a module where an operator finds something to change."""

    module: Path
    operator: str
    occurrence: int

    def code(self) -> str:
        """The module with that change."""
        from cosmic_ray.mutating import mutate_code

        true = (ROOT / self.module).read_text("utf-8")
        return str(mutate_code(true, _operator(self.operator), self.occurrence))

    def diff(self) -> str:
        """What it changes, in the unified form without its head."""
        true = (ROOT / self.module).read_text("utf-8").splitlines()
        lines = list(difflib.unified_diff(true, self.code().splitlines(), lineterm="", n=1))
        return "\n".join(f"    {line}" for line in lines[2:])


def main() -> int:
    """0 when all were found, 1 when one survived."""
    options = _options()
    mutants = drawn(list(_all(options.modules)), options.sample, options.seed)
    survivors = 0
    with tempfile.TemporaryDirectory(prefix="loginlab-mutants-") as folder:
        copy = Path(folder)
        for part in PARTS:
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__", "out"))
        for number, mutant in enumerate(mutants, 1):
            fate = _fate(mutant, copy, options.workers)
            survivors += fate == "survived"
            _say(f"[{number}/{len(mutants)}] {fate}: {mutant.module} {mutant.operator}\n{mutant.diff()}")
    _say(f"{len(mutants)} mutants, {len(mutants) - survivors} found, {survivors} survived, seed {options.seed}")
    return 1 if survivors else 0


def drawn(mutants: list[Mutant], size: int, seed: int) -> list[Mutant]:
    """So many of them, by the seed; none that whoever starts it would find, as an operator also takes the star before
    keywords for a product, and none of how a class is made: that it is frozen is the type checker's to see."""
    shuffled = random.Random(seed).sample(mutants, len(mutants))
    telling = (mutant for mutant in shuffled if _is_python(mutant.code()) and not _DECORATOR.search(mutant.diff()))
    return list(islice(telling, size))


def _is_python(code: str) -> bool:
    try:
        compile(code, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("benchmarks.mutants", description="Hunt mutants of the core by the features.")
    parser.add_argument("--sample", type=int, default=10, metavar="N", help="how many (default: 10)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the draw (default: 0)")
    parser.add_argument("--workers", default="auto", metavar="N", help="browsers at once")
    parser.add_argument("modules", nargs="*", type=Path, metavar="MODULE", help=f"of {CORE} (default: all)")
    return parser.parse_args()


def _all(modules: Sequence[Path]) -> Iterator[Mutant]:
    # Brought by `--with cosmic-ray`: nothing else needs it.
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.plugins import operator_names

    for module in modules or sorted(path.relative_to(ROOT) for path in (ROOT / CORE).glob("*.py")):
        nodes = list(ast_nodes(get_ast_from_path(ROOT / module)))
        for name in sorted(name for name in operator_names() if not name.startswith(LEFT_OUT)):
            operator = _operator(name)
            places = sum(len(list(operator.mutation_positions(node))) for node in nodes)
            yield from (Mutant(module, name, occurrence) for occurrence in range(places))


def _operator(name: str) -> Any:
    from cosmic_ray.plugins import get_operator

    return get_operator(name)()


def _fate(mutant: Mutant, copy: Path, workers: str) -> str:
    place = copy / mutant.module
    true = place.read_text("utf-8")
    place.write_text(mutant.code(), "utf-8")
    try:
        for product, options in [*_named_by(true), *((product, ["--rows", "1"]) for product in _products().values())]:
            command = [sys.executable, "-m", "loginlab", "run", "--product", product, "--strict", "--fail-fast"]
            command += ["--evidence", "none", "--workers", workers, "--out", str(copy / "out"), *options]
            code = subprocess.run(command, cwd=copy, capture_output=True, check=False).returncode
            if code == _KILLED:
                return f"killed by {product} {' '.join(options)}"
            if code in _BROKE:
                return f"broke {product} {' '.join(options)}"
    finally:
        place.write_text(true, "utf-8")
    return "survived"


def _named_by(code: str) -> Iterator[tuple[str, list[str]]]:
    """For each product the clauses that a module says it is there for."""
    named = sorted(set(_clauses_in(code)))
    for prefix, product in _products().items():
        if own := [clause for clause in named if clause.startswith(f"{prefix}-") and clause in _clauses()]:
            yield product, ["--clause", *own]


def _clauses_in(code: str) -> Iterator[str]:
    """Every clause that is named, in GC-SESSION-1, -2 and GC-PASSKEY-1 to -4 also those in between."""
    for about, numbers in _CLAUSES.findall(code):
        for first, last in re.findall(r"-(\d+)(?: to -(\d+))?", numbers):
            yield from (f"{about}-{number}" for number in range(int(first), int(last or first) + 1))


def _products() -> dict[str, str]:
    return {"GC": "genesys-cloud", "CX": "cloudcx", "GIA": "intelligent-automation"}


def _clauses() -> frozenset[str]:
    files = (ROOT / "features" / "clauses").glob("*.toml")
    return frozenset(each["id"] for file in files for each in tomllib.loads(file.read_text("utf-8")).get("clause", ()))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
