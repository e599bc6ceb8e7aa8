"""The clauses of every product, their checks, and the discrepancies between the documents."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CLAUSE_ID = re.compile(r"[A-Z]+-[A-Z0-9]+-\d+")
CHECK_ID = re.compile(rf"({CLAUSE_ID.pattern})\.\d+")
FORCES = ("stated", "implied", "advice")
CAPABILITIES = ("mail", "sms", "admin", "clock", "totp", "passkey", "idp", "network")
BUNDLED = Path(__file__).parent.parent / "features" / "clauses"


@dataclass(frozen=True)
class Check:
    """One observable fact. Its id is its clause's id, a dot, and its place in the clause's list, from 1."""

    id: str
    text: str
    clause: str


@dataclass(frozen=True)
class Clause:
    """One rule that the documents set for a product (`features/clauses/README.md` explains the fields)."""

    id: str
    title: str
    text: str
    source: tuple[str, ...]
    force: str
    needs: tuple[str, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Discrepancy:
    """Where the documents disagree about some clauses, and what was decided."""

    id: str
    clauses: tuple[str, ...]
    found: str
    decision: str


@dataclass(frozen=True)
class Product:
    """A product's name as targets and folders use it, its title, and its clauses in the order of the file."""

    name: str
    title: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Catalogue:
    """All products, and look-ups by id."""

    products: tuple[Product, ...]
    discrepancies: tuple[Discrepancy, ...]

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Clauses of all products by id."""
        return {clause.id: clause for product in self.products for clause in product.clauses}

    @cached_property
    def checks(self) -> dict[str, Check]:
        """Checks of all products by id."""
        return {check.id: check for clause in self.clauses.values() for check in clause.checks}

    def product(self, name: str) -> Product | None:
        """The product of that name, or None."""
        return next((product for product in self.products if product.name == name), None)

    def touching(self, clause_id: str) -> tuple[Discrepancy, ...]:
        """The discrepancies that a report prints beside this clause."""
        return tuple(each for each in self.discrepancies if clause_id in each.clauses)

    def expand(self, ids: Iterable[str]) -> frozenset[str]:
        """Check ids for clause and check ids. Raises `UnknownId` for an id that is neither."""
        wanted: set[str] = set()
        for each in ids:
            if each in self.checks:
                wanted.add(each)
            elif each in self.clauses:
                wanted.update(check.id for check in self.clauses[each].checks)
            else:
                raise UnknownId(each, self.near(each))
        return frozenset(wanted)

    def near(self, unknown: str) -> tuple[str, ...]:
        """Up to three known ids that somebody who wrote `unknown` may have meant."""
        clause = unknown.rpartition(".")[0]
        if clause in self.clauses:
            return tuple(check.id for check in self.clauses[clause].checks)[-3:]
        known = self.checks if CHECK_ID.fullmatch(unknown.upper()) else self.clauses
        return tuple(difflib.get_close_matches(unknown.upper(), known, n=3, cutoff=0.6))


class UnknownId(LookupError):
    """An id that names neither a clause nor a check; its text says which ids are near."""

    def __init__(self, unknown: str, near: tuple[str, ...]) -> None:
        meant = f" Did you mean {' or '.join(near)}?" if near else " `loginlab clauses` lists them all."
        super().__init__(f"{unknown} is neither a clause nor a check of the catalogue.{meant}")
        self.unknown = unknown
        self.near = near
