"""Reads a list of known failures, and refuses what is not a check of the product that is judged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reports.catalogue import Catalogue, Product
from reports.known import KnownFailure
from reports.tables import FileFault, Table, read


def load(path: Path, catalogue: Catalogue, product: Product) -> tuple[KnownFailure, ...]:
    """The entries of a file, in its order. Raises FileFault."""
    rows = Table(path, "the file", read(path), {"known"}).rows("known")
    found: dict[str, KnownFailure] = {}
    for place, row in enumerate(rows, 1):
        known = _entry(path, row, place, catalogue, product)
        if known.check in found:
            raise FileFault(path, known.check, "is listed twice; keep one")
        found[known.check] = known
    return tuple(found.values())


def _entry(path: Path, row: dict[str, Any], place: int, catalogue: Catalogue, product: Product) -> KnownFailure:
    table = Table(path, str(row.get("check", f"known {place}")), row, {"check", "reason", "issue", "until"})
    if problem := _problem(table.text("check"), catalogue, product):
        raise table.wrong("check", problem)
    if not table.text("issue").startswith(("http://", "https://")):
        raise table.wrong("issue", "must be an address such as https://tracker.example.com/123")
    return KnownFailure(
        check=table.text("check"), reason=table.text("reason"), issue=table.text("issue"), until=table.day("until")
    )


def _problem(id: str, catalogue: Catalogue, product: Product) -> str | None:
    """Why an id cannot be that of a known failure of the product."""
    if id in catalogue.clauses:
        return f"is a clause; name the check that fails, such as {catalogue.clauses[id].checks[0].id}"
    if id not in catalogue.checks:
        near = catalogue.near(id)
        return "is not in the catalogue; " + (
            f"did you mean {' or '.join(near)}?" if near else "`loginlab clauses` lists all checks"
        )
    clause = catalogue.clauses[catalogue.checks[id].clause]
    if clause not in product.clauses:
        return f"is not a check of {product.name}, which is judged"
    return "is advice, which never fails; take it out of the list" if clause.force == "advice" else None
