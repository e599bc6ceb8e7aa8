"""A report.json read back: the catalogue it was judged by, and the circumstances of its run."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from reports.catalogue import Catalogue, Check, Clause, Discrepancy, Product
from reports.document import FORMAT, Run
from reports.known import KnownFailure
from reports.shards import Shard

type Report = dict[str, Any]


class NotComparable(ValueError):
    """Reports that have nothing to do with each other; the text says which, and why."""


def require_format(name: str, report: Report) -> None:
    """Raises NotComparable for a report that this version did not write."""
    if report.get("format") != FORMAT:
        raise NotComparable(f"{name} is a report of another version of loginlab; run it again with this one")


def catalogue_of(report: Report) -> Catalogue:
    """The catalogue of one product, as the report tells it."""
    clauses = tuple(_clause(each) for each in report["clauses"])
    touched: dict[str, list[str]] = {}
    told: dict[str, Report] = {}
    for clause in report["clauses"]:
        for each in clause["discrepancies"]:
            told[each["id"]] = each
            touched.setdefault(each["id"], []).append(clause["id"])
    discrepancies = tuple(Discrepancy(id, tuple(touched[id]), it["found"], it["decision"]) for id, it in told.items())
    return Catalogue((Product(report["product"], report["title"], clauses),), discrepancies)


def require_same_catalogue(one: tuple[str, Report], other: tuple[str, Report]) -> None:
    """Raises NotComparable for another product, or for clauses that are not the same."""
    (name, report), (other_name, other_report) = one, other
    if report["product"] != other_report["product"]:
        raise NotComparable(f"{name} is about {report['title']}, and {other_name} about {other_report['title']}")
    clauses, others = (catalogue_of(each).clauses for each in (report, other_report))
    for id in clauses | others:
        if clauses.get(id) != others.get(id):
            raise NotComparable(
                f"{name} and {other_name} were judged by different catalogues ({id} is not the same in both); "
                "run one of them again with the loginlab of the other"
            )


def run_of(report: Report) -> Run:
    """The circumstances of a report's run."""
    return Run(
        target=report["target"],
        started=datetime.fromisoformat(report["started"]),
        seconds=report["seconds"],
        strict=report["strict"],
        rows=report["rows"],
        interrupted=report["interrupted"],
        problems=tuple(report["problems"]),
        checks=None if report["checks"] is None else tuple(report["checks"]),
        expression=report["expression"],
        shard=Shard(**report["shard"]) if report["shard"] else None,
        features=report["features"],
        known=tuple(KnownFailure.from_dict(each) for each in report["known_failures"]),
    )


def _clause(plain: Report) -> Clause:
    return Clause(
        id=plain["id"],
        title=plain["title"],
        text=plain["text"],
        source=tuple(plain["source"]),
        force=plain["force"],
        needs=tuple(plain["needs"]),
        checks=tuple(Check(each["id"], each["text"], plain["id"]) for each in plain["checks"]),
    )
