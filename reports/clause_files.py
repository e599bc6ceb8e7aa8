"""Reads `features/clauses/*.toml` and refuses what it does not understand, naming the file and the key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.catalogue import BUNDLED, CAPABILITIES, CLAUSE_ID, FORCES, Catalogue, Check, Clause, Discrepancy, Product
from reports.tables import FileFault, Table, read

_CAPTIONS = "captions.toml"
_DISCREPANCIES = "discrepancies.toml"


def load(folder: Path = BUNDLED) -> Catalogue:
    """Reads the catalogue from the toml files of a folder. Raises `FileFault`."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FileFault(folder, "*.toml", "there are no clause files here")
    loaded = [(path, _product(path)) for path in paths if path.name not in (_CAPTIONS, _DISCREPANCIES)]
    products = tuple(product for _, product in loaded)
    _refuse_twice([(path, clause.id) for path, product in loaded for clause in product.clauses])
    _refuse_twice([(path, product.name) for path, product in loaded])
    known = {clause.id for product in products for clause in product.clauses}
    path = folder / _DISCREPANCIES
    discrepancies = _discrepancies(path, known) if path in paths else ()
    return Catalogue(products, discrepancies)


def _product(path: Path) -> Product:
    table = Table(path, "the file", read(path), {"product", "title", "clause"})
    clauses = tuple(_clause(path, row, place) for place, row in enumerate(table.rows("clause"), 1))
    return Product(table.text("product"), table.text("title"), clauses)


def _clause(path: Path, row: dict[str, Any], place: int) -> Clause:
    name = str(row.get("id", f"clause {place}"))
    table = Table(path, name, row, {"id", "title", "text", "source", "force", "needs", "checks"})
    if not CLAUSE_ID.fullmatch(table.text("id")):
        raise FileFault(path, f"{name}.id", "an id looks like GC-RESET-2")
    checks = tuple(Check(f"{name}.{n}", text, name) for n, text in enumerate(table.texts("checks", some=True), 1))
    return Clause(
        id=name,
        title=table.text("title"),
        text=table.text("text"),
        source=table.texts("source", some=True),
        force=table.one_of("force", FORCES),
        needs=table.some_of("needs", CAPABILITIES),
        checks=checks,
    )


def _discrepancies(path: Path, known: set[str]) -> tuple[Discrepancy, ...]:
    rows = Table(path, "the file", read(path), {"discrepancy"}).rows("discrepancy")
    found = tuple(_discrepancy(path, row, place, known) for place, row in enumerate(rows, 1))
    _refuse_twice([(path, each.id) for each in found])
    return found


def _discrepancy(path: Path, row: dict[str, Any], place: int, known: set[str]) -> Discrepancy:
    name = str(row.get("id", f"discrepancy {place}"))
    table = Table(path, name, row, {"id", "clauses", "found", "decision"})
    clauses = table.texts("clauses", some=True)
    for each in clauses:
        if each not in known:
            raise FileFault(path, f"{name}.clauses", f"{each} is not a clause of any product")
    return Discrepancy(table.text("id"), clauses, table.text("found"), table.text("decision"))


def _refuse_twice(ids: Sequence[tuple[Path, str]]) -> None:
    first: dict[str, Path] = {}
    for path, each in ids:
        if each in first:
            raise FileFault(path, each, f"this id is used twice; first in {first[each].name}")
        first[each] = path
