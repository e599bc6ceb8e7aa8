from __future__ import annotations

from pathlib import Path

import pytest

from reports.catalogue import BUNDLED, UnknownId
from reports.clause_files import load
from reports.tables import FileFault

GOOD = """
product = "toy"
title = "Toy"

[[clause]]
id = "TOY-DOOR-1"
title = "A door"
text = "It opens."
source = ["TOY: Doors"]
force = "stated"
needs = ["mail"]
checks = ["with the key", "not without"]
"""
DISCREPANCY = '[[discrepancy]]\nid = "D-01"\nclauses = ["TOY-DOOR-1"]\nfound = "a"\ndecision = "b"\n'


def folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    return tmp_path


def test_the_bundled_catalogue_has_every_clause_of_the_three_products() -> None:
    counted = {
        product.name: (len(product.clauses), sum(len(clause.checks) for clause in product.clauses))
        for product in load().products
    }
    assert counted == {"genesys-cloud": (58, 131), "intelligent-automation": (16, 40), "cloudcx": (22, 57)}


def test_the_clause_files_are_those_of_the_specification_where_it_is_at_hand() -> None:
    spec = Path("/work/shared/spec")
    if not spec.is_dir():
        pytest.skip("the specification is not on this machine")
    for path in spec.glob("*.toml"):
        assert (BUNDLED / path.name).read_bytes() == path.read_bytes()


def test_a_checks_id_is_its_clause_and_its_place_from_one(tmp_path: Path) -> None:
    catalogue = load(folder(tmp_path, toy=GOOD))
    assert list(catalogue.checks) == ["TOY-DOOR-1.1", "TOY-DOOR-1.2"]
    assert catalogue.checks["TOY-DOOR-1.2"].text == "not without"
    assert catalogue.checks["TOY-DOOR-1.2"].clause == "TOY-DOOR-1"


def test_a_discrepancy_touches_the_clauses_it_names(tmp_path: Path) -> None:
    catalogue = load(folder(tmp_path, toy=GOOD, discrepancies=DISCREPANCY))
    assert [each.id for each in catalogue.touching("TOY-DOOR-1")] == ["D-01"]
    assert load(folder(tmp_path, discrepancies="discrepancy = []")).touching("TOY-DOOR-1") == ()


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("force =", "farce =", "toy.toml: TOY-DOOR-1.farce: unknown key; known are checks, force"),
        ('force = "stated"\n', "", "toy.toml: TOY-DOOR-1.force: is missing"),
        ('"stated"', '"said"', "toy.toml: TOY-DOOR-1.force: said is not one of stated, implied, advice"),
        ('["mail"]', '["fax"]', "toy.toml: TOY-DOOR-1.needs: fax is not one of mail, sms"),
        ('["mail"]', '"mail"', "toy.toml: TOY-DOOR-1.needs: must be a list of texts"),
        ('["with the key", "not without"]', "[]", "toy.toml: TOY-DOOR-1.checks: must hold at least one text"),
        ('"It opens."', '" "', "toy.toml: TOY-DOOR-1.text: must be a text"),
        ('"TOY-DOOR-1"', '"door 1"', "toy.toml: door 1.id: an id looks like GC-RESET-2"),
        ('id = "TOY-DOOR-1"\n', "", "toy.toml: clause 1.id: is missing"),
        ("[[clause]]", "[clause]", "toy.toml: the file.clause: must be a list of tables"),
        ('title = "Toy"', "", "toy.toml: the file.title: is missing"),
        ('title = "Toy"', 'title = "Toy"\nx = 1', "toy.toml: the file.x: unknown key"),
        ('title = "Toy"', "title = ", "toy.toml: the file: cannot be read: Invalid value"),
    ],
)
def test_a_clause_file_with_a_fault_is_refused_with_file_and_key(
    tmp_path: Path, was: str, becomes: str, complaint: str
) -> None:
    assert was in GOOD
    with pytest.raises(FileFault) as refused:
        load(folder(tmp_path, toy=GOOD.replace(was, becomes, 1)))
    assert complaint in str(refused.value)


def test_an_id_used_twice_is_refused_with_the_second_file(tmp_path: Path) -> None:
    other = GOOD.replace('"toy"', '"zebra"')
    with pytest.raises(FileFault, match=r"zebra\.toml: TOY-DOOR-1: this id is used twice; first in toy\.toml"):
        load(folder(tmp_path, toy=GOOD, zebra=other))


def test_a_product_named_twice_is_refused(tmp_path: Path) -> None:
    other = GOOD.replace("TOY-DOOR-1", "TOY-DOOR-2")
    with pytest.raises(FileFault, match=r"zebra\.toml: toy: this id is used twice"):
        load(folder(tmp_path, toy=GOOD, zebra=other))


def test_a_discrepancy_of_an_unknown_clause_is_refused(tmp_path: Path) -> None:
    text = DISCREPANCY.replace("TOY-DOOR-1", "TOY-DOOR-9")
    with pytest.raises(FileFault, match=r"discrepancies\.toml: D-01\.clauses: TOY-DOOR-9 is not a clause"):
        load(folder(tmp_path, toy=GOOD, discrepancies=text))


def test_a_folder_without_clause_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="there are no clause files here"):
        load(tmp_path)


def test_a_clause_stands_for_all_its_checks() -> None:
    assert load().expand(["GC-RESET-1.1", "GC-LOGIN-3"]) == {"GC-RESET-1.1", "GC-LOGIN-3.1"}


@pytest.mark.parametrize(
    ("unknown", "near"),
    [
        ("GC-RESET-2.9", "GC-RESET-2."),
        ("GC-REST-2", "GC-RESET-2"),
        ("gc-reset-2", "GC-RESET-2"),
        ("GC-RESTE-2.1", "GC-RESET-2.1"),
    ],
)
def test_an_unknown_id_is_refused_naming_near_ones(unknown: str, near: str) -> None:
    with pytest.raises(UnknownId) as refused:
        load().expand([unknown])
    assert refused.value.unknown == unknown
    assert any(each.startswith(near) for each in refused.value.near)
    assert "Did you mean" in str(refused.value)


def test_an_id_that_is_near_to_nothing_is_refused_with_where_to_look() -> None:
    with pytest.raises(UnknownId, match="`loginlab clauses` lists them all"):
        load().expand(["???"])
