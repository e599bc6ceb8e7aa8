"""What proofs have shown: for each check the defects that it was seen to find, kept beside the clauses.

`features/proven/<product>.json` is written by `loginlab prove --record`, when each defect of a proof was found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from reports import outdir
from reports.catalogue import BUNDLED

FOLDER = BUNDLED.parent / "proven"


@cache
def read(product: str) -> tuple[Mapping[str, str], ...]:
    """Every defect of a product that was found: `defect`, its `check`, and `by`, the scenario. None: nothing proven."""
    path = _file(product)
    return tuple(json.loads(path.read_text("utf-8"))) if path.is_file() else ()


def by_check(product: str) -> dict[str, list[str]]:
    """The names of the defects that each check was seen to find."""
    found: dict[str, list[str]] = {}
    for each in read(product):
        found.setdefault(each["check"], []).append(each["defect"])
    return found


def finders(product: str | None) -> dict[str, str]:
    """For each defect the name of the scenario that found it."""
    return {each["defect"]: each["by"] for each in read(product or "")}


def record(proof: Mapping[str, Any]) -> Path:
    """Keeps what a proof has shown, beside what earlier ones have shown of other defects; its file. Raises OSError."""
    shown = {each["defect"]: dict(each) for each in read(proof["product"])}
    for each in proof["defects"]:
        shown[each["name"]] = {"check": each["check"], "defect": each["name"], "by": each["by"][0]}
    ordered = sorted(shown.values(), key=lambda each: (each["check"], each["defect"]))
    lines = [json.dumps(each, ensure_ascii=False) for each in ordered]
    path = _file(proof["product"])
    outdir.write(path, "[\n" + ",\n".join(lines) + "\n]\n")
    read.cache_clear()
    return path


def _file(product: str) -> Path:
    return FOLDER / f"{product.replace('-', '_')}.json"
