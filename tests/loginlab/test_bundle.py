from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from loginlab import bundle
from loginlab.exits import Refusal


def test_in_a_checkout_the_parts_lie_beside_the_command() -> None:
    assert (bundle.root() / "pyproject.toml").exists()
    assert (bundle.root() / "simulator" / "__main__.py").exists()


def test_in_a_wheel_they_lie_in_its_bundle(tmp_path: Path) -> None:
    (tmp_path / "loginlab" / "bundle").mkdir(parents=True)
    assert bundle.root(tmp_path / "loginlab") == tmp_path / "loginlab" / "bundle"


def test_the_report_goes_to_the_checkout_when_one_is_in_it_and_else_beside(tmp_path: Path) -> None:
    assert bundle.default_out(bundle.root()) == bundle.root() / "reports" / "out"
    assert bundle.default_out(tmp_path) == tmp_path / "loginlab-report"


def test_processes_find_the_bundle_before_all_else_and_the_current_folder_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", "/theirs", str(bundle.root())]))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    environ = bundle.environment()
    assert environ["PYTHONPATH"] == os.pathsep.join([str(bundle.root()), "/theirs"])
    assert environ["PYTHONSAFEPATH"] == "1"
    assert "PYTHONDONTWRITEBYTECODE" not in environ


def test_entering_twice_puts_the_bundle_on_the_path_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["/elsewhere"])
    bundle.enter()
    bundle.enter()
    assert sys.path == [str(bundle.root()), "/elsewhere"]


def test_a_product_without_features_is_refused_by_naming_those_that_have_some() -> None:
    with pytest.raises(Refusal, match="'genesis-cloud'; there are for: cloudcx, genesys-cloud"):
        bundle.features("genesis-cloud")
