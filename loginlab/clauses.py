"""`loginlab clauses`: the catalogue, with what covers each check and what the last run said of it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loginlab import bundle
from loginlab.exits import CONFORMS, Refusal
from loginlab.report import require
from loginlab.terminal import say

if TYPE_CHECKING:
    from reports.catalogue import Catalogue, Product

type Row = dict[str, Any]


def main(arguments: Namespace) -> int:
    """Prints the catalogue as lines or, with --json, as a list. Raises Refusal for an unknown product or run."""
    bundle.enter()
    from reports.clause_files import load

    catalogue = load()
    verdicts = _verdicts(arguments.out)
    scenarios = _scenarios()
    rows = [
        _row(product, place, scenarios, verdicts)
        for product in _wanted(catalogue, arguments.product)
        for place in product.clauses
    ]
    if arguments.json:
        say(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        _print(rows)
    return CONFORMS


def _wanted(catalogue: Catalogue, name: str | None) -> tuple[Product, ...]:
    if name is None:
        return catalogue.products
    if product := catalogue.product(name):
        return (product,)
    raise Refusal(
        f"there are no clauses for the product {name!r}; there are for: {', '.join(p.name for p in catalogue.products)}"
    )


def _scenarios() -> dict[str, list[str]]:
    """The names of the scenarios that claim each check."""
    from reports.features import Unreadable, files_under, read

    claimed = defaultdict(list)
    for path in files_under([bundle.root() / "features"]):
        try:
            for planned in read(path):
                for check in planned.checks:
                    claimed[check].append(planned.name)
        except Unreadable as error:
            raise Refusal(str(error)) from None
    return claimed


def _verdicts(out: str | None) -> dict[str, Row]:
    """What the last run said, by clause and by check id; nothing when there was none and none was named."""
    folder = Path(out) if out else bundle.default_out()
    if out is None and not (folder / "report.json").exists():
        return {}
    return {row["id"]: row for clause in require(folder)["clauses"] for row in (clause, *clause["checks"])}


def _row(product: Product, clause: Any, scenarios: dict[str, list[str]], verdicts: dict[str, Row]) -> Row:
    checks = [
        {"id": check.id, "text": check.text, "scenarios": scenarios.get(check.id, []), **_said(check.id, verdicts)}
        for check in clause.checks
    ]
    told = {"verdict": verdicts.get(clause.id, {}).get("verdict")}
    return {
        "product": product.name, "id": clause.id, "title": clause.title, "force": clause.force,
        "needs": list(clause.needs), **told, "checks": checks,
    }  # fmt: skip


def _said(check: str, verdicts: dict[str, Row]) -> Row:
    row = verdicts.get(check, {})
    return {"verdict": row.get("verdict"), "reason": row.get("reason")}


def _print(rows: list[Row]) -> None:
    product = None
    for row in rows:
        if row["product"] != product:
            product = row["product"]
            say(product)
        say(f"  {row['id']:<20} {row['force']:<13} {_word(row['verdict']):<13} {row['title']}")
        for check in row["checks"]:
            covered = len(check["scenarios"])
            count = f"{covered} scenario{'' if covered == 1 else 's'}" if covered else "uncovered"
            say(f"    {check['id']:<18} {count:<13} {_word(check['verdict']):<13} {check['text']}".rstrip())


def _word(verdict: str | None) -> str:
    return (verdict or "-").replace("_", " ")
