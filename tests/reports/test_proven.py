"""What proofs have shown, kept beside the clauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports import proven
from tests.reports.made import report, scenario


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proven, "FOLDER", tmp_path)
    proven.read.cache_clear()


def test_what_a_proof_has_shown_is_kept_by_check_and_by_who_found_it() -> None:
    defects = [
        {"name": "door-open", "check": "TOY-DOOR-1.2", "by": ["Two", "Three"]},
        {"name": "bell-dumb", "check": "TOY-DOOR-1.1", "by": ["One"]},
    ]
    proven.record({"product": "toy", "defects": defects})
    assert proven.by_check("toy") == {"TOY-DOOR-1.1": ["bell-dumb"], "TOY-DOOR-1.2": ["door-open"]}
    assert proven.finders("toy") == {"door-open": "Two", "bell-dumb": "One"}


def test_what_was_shown_of_other_defects_stays() -> None:
    for name, by in (("door-open", "One"), ("door-stuck", "Two"), ("door-open", "Three")):
        proven.record({"product": "toy", "defects": [{"name": name, "check": "TOY-DOOR-1.1", "by": [by]}]})
    assert proven.finders("toy") == {"door-open": "Three", "door-stuck": "Two"}


def test_a_report_names_at_each_check_the_defects_that_it_has_found() -> None:
    proven.record({"product": "toy", "defects": [{"name": "door-open", "check": "TOY-DOOR-1.2", "by": ["Two"]}]})
    checks = report(scenario("TOY-DOOR-1.1"))["clauses"][0]["checks"]
    assert [each["has_found"] for each in checks] == [[], ["door-open"]]


def test_of_a_product_that_was_never_proven_nothing_is_known() -> None:
    assert proven.by_check("toy") == {}
    assert proven.finders(None) == {}
