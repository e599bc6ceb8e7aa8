"""What `uv build` makes: one import name, everything inside it, and a command that works in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from sysconfig import get_path

import pytest

from loginlab import bundle

UV = str(bundle.root() / "scripts" / "uv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    build = [UV, "build", "--quiet", "--wheel", "--python", sys.executable, "--out-dir", str(out), str(bundle.root())]
    subprocess.run(build, check=True)
    return next(out.glob("*.whl"))


def test_it_brings_one_import_name(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"loginlab"}


def test_it_holds_what_the_checkout_has_and_nothing_that_lies_there_by_chance(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for part in (
        "simulator/__main__.py",
        "features/clauses/genesys_cloud.toml",
        "steps/labels/genesys_cloud.en.toml",
        "fixtures/profiles/profile.schema.json",
    ):
        assert f"loginlab/bundle/{part}" in names
    assert not [name for name in names if "__pycache__" in name or "reports/out/" in name]


def test_installed_it_works_in_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    here = tmp_path / "here"
    here.mkdir()
    subprocess.run([UV, "pip", "install", "--quiet", "--no-deps", "--offline", "--target", there, wheel], check=True)
    environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(there), get_path("purelib")])}
    run = [sys.executable, "-P", "-c", "import sys; from loginlab.__main__ import main; sys.exit(main())", "clauses"]
    listed = subprocess.run(run, cwd=here, env=environ, capture_output=True, text=True, check=True)
    assert "GC-RESET-2.1" in listed.stdout
    assert "uncovered" not in listed.stdout.partition("GC-RESET-2.2")[0].rpartition("GC-RESET-2.1")[2]
    where = "import loginlab.bundle as b; print(b.root(), b.default_out())"
    told = subprocess.run([sys.executable, "-P", "-c", where], cwd=here, env=environ, capture_output=True, text=True)
    assert told.stdout.split() == [str(there / "loginlab" / "bundle"), str(here / "loginlab-report")]
