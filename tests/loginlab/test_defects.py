"""`loginlab defects`: what can be planted, by check."""

from __future__ import annotations

import json

import pytest

from loginlab import defects
from loginlab.__main__ import main
from loginlab.exits import CONFORMS, MISUSED

KNOWN = {
    "cloudcx": [{"name": "b", "check": "CX-SSO-4.1", "about": "B.", "product": "cloudcx"}],
    "genesys-cloud": [
        {"name": "d", "check": "GC-RESET-2.1", "about": "D.", "product": "genesys-cloud"},
        {"name": "c", "check": "GC-RESET-2.1", "about": "C.", "product": "genesys-cloud"},
    ],
}


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(defects, "known", lambda *products: [each for name in products for each in KNOWN.get(name, [])])


def test_they_are_listed_by_product_and_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["defects"]) == CONFORMS
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "cloudcx", "CX-SSO-4.1", "b", "genesys-cloud", "GC-RESET-2.1", "c", "d",
    ]  # fmt: skip


@pytest.mark.parametrize(("asked", "names"), [("GC-RESET-2", ["c", "d"]), ("CX-SSO-4.1", ["b"])])
def test_those_of_a_clause_or_check(capsys: pytest.CaptureFixture[str], asked: str, names: list[str]) -> None:
    assert main(["defects", "--json", "--clause", asked]) == CONFORMS
    assert [each["name"] for each in json.loads(capsys.readouterr().out)] == names


@pytest.mark.parametrize("options", [["--clause", "GC-RESET-9"], ["--product", "nobody"]])
def test_what_there_is_not_is_refused(options: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["defects", *options]) == MISUSED
    assert capsys.readouterr().err.count("\n") == 1
