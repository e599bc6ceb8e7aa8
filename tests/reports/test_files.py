from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reports import junit, outdir
from tests.reports.made import NOW, disagreeing, scenario


def test_junit_can_be_read_whatever_the_texts_hold() -> None:
    odd = scenario("TOY-DOOR-1.1", "failed", name='<"é" \x00 \x1b[31m ]]>', reason="\ufffe & <b>", file="b.feature")
    root = ET.fromstring(junit.xml_of([disagreeing("TOY-DOOR-1.2"), odd, scenario("TOY-DOOR-1.3")], NOW).encode())
    assert [suite.get("file") for suite in root] == ["a.feature", "b.feature"]
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == ("3", "2", "0", "0")
    case = root.findall(".//testcase")[-1]
    assert case.get("name") == '<"é" � �[31m ]]>'


def test_junit_without_scenarios_is_a_document_too() -> None:
    assert ET.fromstring(junit.xml_of([], NOW).encode()).get("tests") == "0"


def test_an_output_directory_is_made_and_cleared_of_what_a_run_left(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    outdir.prepare(out)
    (out / "evidence").mkdir()
    for name in ("report.json", "proof.json", "evidence/a.jpg", "mine.txt"):
        (out / name).write_text("", "utf-8")
    outdir.prepare(out)
    assert sorted(path.name for path in out.iterdir()) == [".loginlab-report", "mine.txt", "proof.json"]


def test_a_proof_clears_only_its_own(tmp_path: Path) -> None:
    outdir.prepare(tmp_path)
    for name in ("report.json", "proof.json"):
        (tmp_path / name).write_text("", "utf-8")
    outdir.prepare(tmp_path, prove=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".found", ".loginlab-report", "report.json"]


def test_nothing_is_removed_from_somebody_elses_directory(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    outdir.prepare(tmp_path)
    assert (tmp_path / "evidence").is_dir()


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.json"
    for text in ("one", "two"):
        outdir.write(path, text)
        assert path.read_text("utf-8") == text
    assert list(path.parent.iterdir()) == [path]


def test_a_path_is_shown_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert outdir.shown(tmp_path / "a" / "b") == Path("a/b")
    assert outdir.shown(Path("/elsewhere")) == Path("/elsewhere")
