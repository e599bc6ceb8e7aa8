"""Which defects a change concerns."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from loginlab import bundle
from loginlab.exits import Refusal
from loginlab.since import changed_lines, concerned

FEATURE = """Feature: Resetting

  @GC-RESET-2
  Rule: It tells nobody who has an account

    @GC-RESET-2.1 @reads
    Scenario: The page is the same
      Given Mara is registered
      Then nothing tells her from Noor

    @GC-RESET-2.2 @reads
    Scenario: The time is the same
      Given Mara is registered
      Then no time tells her from Noor
"""
MODULE = """def longer(text):
    return text + "."


DEFECTS = (
    wording("says-more", "GC-RESET-2.1", "Says more.")(
        "So it is.", longer("So it is"),
    ),
    combined(figure("takes-longer", "GC-RESET-2.2", "Takes longer."),
             also="says-more-too"),
    figure("never-sends", "GC-RESET-3.1", "Never sends."),
)
"""
DEFECTS = [
    {"name": "says-more", "check": "GC-RESET-2.1"},
    {"name": "takes-longer", "check": "GC-RESET-2.2"},
    {"name": "never-sends", "check": "GC-RESET-3.1"},
]


def git(project: Path, *words: str) -> None:
    who = ["-c", "user.name=Mara", "-c", "user.email=mara@example.com"]
    subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one feature and one module of defects, all committed."""
    monkeypatch.setattr(bundle, "root", lambda: tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "features/genesys_cloud").mkdir(parents=True)
    (tmp_path / "simulator/defects").mkdir(parents=True)
    (tmp_path / "features/genesys_cloud/resetting.feature").write_text(FEATURE, "utf-8")
    (tmp_path / "simulator/defects/resetting.py").write_text(MODULE, "utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "all")
    return tmp_path


def changed(project: Path, file: str, old: str, new: str) -> frozenset[str]:
    path = project / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    return concerned("HEAD", DEFECTS)


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("The page is the same", "The page is no other", {"says-more"}),
        ("      Then nothing tells her from Noor\n", "", {"says-more"}),
        ("@GC-RESET-2.2 @reads", "@GC-RESET-2.2 @reads @mail", {"takes-longer"}),
        ("no time tells her from Noor\n", "no time tells her from Noor\n      And none from Jo\n", {"takes-longer"}),
        ("Feature: Resetting", "Feature: Resets", set()),
    ],
)
def test_a_changed_scenario_concerns_the_defects_of_its_checks(
    project: Path, old: str, new: str, names: set[str]
) -> None:
    assert changed(project, "features/genesys_cloud/resetting.feature", old, new) == names


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("Never sends.", "Sends nothing.", {"never-sends"}),
        ('"So it is.", longer', '"It is so.", longer', {"says-more"}),
        ('also="says-more-too"', 'also="says-nothing"', {"takes-longer"}),
        ("def longer(text)", "def longer(it)", set()),
    ],
)
def test_a_changed_definition_concerns_its_defect(project: Path, old: str, new: str, names: set[str]) -> None:
    assert changed(project, "simulator/defects/resetting.py", old, new) == names


def test_what_is_committed_counts_as_well(project: Path) -> None:
    changed(project, "simulator/defects/resetting.py", "Never sends.", "Sends nothing.")
    git(project, "commit", "--all", "--quiet", "--message", "other words")
    assert concerned("HEAD", DEFECTS) == frozenset()
    assert concerned("HEAD~1", DEFECTS) == {"never-sends"}


def test_a_file_that_is_gone_concerns_nobody(project: Path) -> None:
    (project / "features/genesys_cloud/resetting.feature").unlink()
    assert concerned("HEAD", DEFECTS) == frozenset()


def test_a_feature_that_is_no_gherkin_is_somebody_elses_finding(project: Path) -> None:
    assert changed(project, "features/genesys_cloud/resetting.feature", "Feature:", "No feature") == frozenset()


@pytest.mark.usefixtures("project")
def test_a_revision_that_git_does_not_know_is_refused() -> None:
    with pytest.raises(Refusal, match=r"--since nowhere: git knows no difference from that \(fatal: .*nowhere"):
        concerned("nowhere", DEFECTS)


@pytest.mark.usefixtures("project")
def test_without_git_it_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(Refusal, match="git does not start"):
        concerned("HEAD", DEFECTS)


def test_lines_on_either_side_of_a_gap_are_changed() -> None:
    told = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -3,2 +2,0 @@\n-gone\n-gone\n@@ -9 +7,2 @@\n-old\n+new\n+newer\n"
    assert changed_lines(told) == {"x": {2, 3, 7, 8}}
