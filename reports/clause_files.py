"""Reads `features/clauses/*.toml` and refuses what it does not understand, naming the file and the key."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reports.catalogue import BUNDLED, CAPABILITIES, CLAUSE_ID, FORCES, Catalogue, Check, Clause, Discrepancy, Product

_CAPTIONS = "captions.toml"
_DISCREPANCIES = "discrepancies.toml"


class CatalogueError(ValueError):
    """A clause file that cannot be used: which file, which key, what is wrong."""

    def __init__(self, path: Path, key: str, problem: str) -> None:
        super().__init__(f"{path}: {key}: {problem}")


def load(folder: Path = BUNDLED) -> Catalogue:
    """Reads the catalogue from the toml files of a folder. Raises `CatalogueError`."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise CatalogueError(folder, "*.toml", "there are no clause files here")
    read = [(path, _product(path)) for path in paths if path.name not in (_CAPTIONS, _DISCREPANCIES)]
    products = tuple(product for _, product in read)
    _refuse_twice([(path, clause.id) for path, product in read for clause in product.clauses])
    _refuse_twice([(path, product.name) for path, product in read])
    known = {clause.id for product in products for clause in product.clauses}
    path = folder / _DISCREPANCIES
    discrepancies = _discrepancies(path, known) if path in paths else ()
    return Catalogue(products, discrepancies)


def _product(path: Path) -> Product:
    table = _Table(path, "the file", _read(path), {"product", "title", "clause"})
    clauses = tuple(_clause(path, row, place) for place, row in enumerate(table.rows("clause"), 1))
    return Product(table.text("product"), table.text("title"), clauses)


def _clause(path: Path, row: dict[str, Any], place: int) -> Clause:
    name = str(row.get("id", f"clause {place}"))
    table = _Table(path, name, row, {"id", "title", "text", "source", "force", "needs", "checks"})
    if not CLAUSE_ID.fullmatch(table.text("id")):
        raise CatalogueError(path, f"{name}.id", "an id looks like GC-RESET-2")
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
    rows = _Table(path, "the file", _read(path), {"discrepancy"}).rows("discrepancy")
    found = tuple(_discrepancy(path, row, place, known) for place, row in enumerate(rows, 1))
    _refuse_twice([(path, each.id) for each in found])
    return found


def _discrepancy(path: Path, row: dict[str, Any], place: int, known: set[str]) -> Discrepancy:
    name = str(row.get("id", f"discrepancy {place}"))
    table = _Table(path, name, row, {"id", "clauses", "found", "decision"})
    clauses = table.texts("clauses", some=True)
    for each in clauses:
        if each not in known:
            raise CatalogueError(path, f"{name}.clauses", f"{each} is not a clause of any product")
    return Discrepancy(table.text("id"), clauses, table.text("found"), table.text("decision"))


class _Table:
    """One TOML table, read by key; every complaint names the file and the key."""

    def __init__(self, path: Path, name: str, row: dict[str, Any], keys: set[str]) -> None:
        self.path, self.name, self.row = path, name, row
        if unknown := sorted(row.keys() - keys):
            raise CatalogueError(path, f"{name}.{unknown[0]}", f"unknown key; known are {', '.join(sorted(keys))}")
        if missing := sorted(keys - row.keys()):
            raise self.wrong(missing[0], "is missing")

    def wrong(self, key: str, problem: str) -> CatalogueError:
        return CatalogueError(self.path, f"{self.name}.{key}", problem)

    def text(self, key: str) -> str:
        value = self.row[key]
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be a text")
        return value

    def texts(self, key: str, *, some: bool = False) -> tuple[str, ...]:
        value = self.row[key]
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.wrong(key, "must be a list of texts")
        if some and not value:
            raise self.wrong(key, "must hold at least one text")
        return tuple(value)

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.wrong(key, f"{value} is not one of {', '.join(allowed)}")
        return value

    def some_of(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                raise self.wrong(key, f"{value} is not one of {', '.join(allowed)}")
        return values

    def rows(self, key: str) -> list[dict[str, Any]]:
        value = self.row[key]
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(key, f"must be a list of tables, each under [[{key}]]")
        return value


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(path, "the file", f"cannot be read: {error}") from error


def _refuse_twice(ids: Sequence[tuple[Path, str]]) -> None:
    first: dict[str, Path] = {}
    for path, each in ids:
        if each in first:
            raise CatalogueError(path, each, f"this id is used twice; first in {first[each].name}")
        first[each] = path
