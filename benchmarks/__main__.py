"""`python -m benchmarks [NAME ...]`: measure and print a table. Names: cold_start deployments overhead suite."""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.figures import table

NAMES = ("cold_start", "deployments", "overhead", "suite")


def main(names: list[str]) -> int:
    """Measures all, or those named; 2 for a name there is none of."""
    if unknown := sorted(set(names) - set(NAMES)):
        print(f"there is no benchmark {unknown[0]!r}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    figures = []
    for name in names or NAMES:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        figures += import_module(f"benchmarks.{name}").measure()
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
