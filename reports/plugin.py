"""The pytest plugin: `-p reports.plugin --out DIR`. Options, checks of the feature files, and who listens to what."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reports import allure_results, hooks, outdir
from reports.catalogue import BUNDLED, Catalogue, UnknownId
from reports.clause_files import load
from reports.controller import Controller
from reports.features import Planned, files_under
from reports.ledger import Ledger
from reports.progress import Progress
from reports.pursuit import Pursuit
from reports.recorder import Recorder
from reports.selection import ORDERS, Selection
from reports.shards import Shard
from reports.tables import FileFault
from reports.tags import known_tags, survey

_MOST_PROBLEMS = 20


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options that this plugin owns."""
    group = parser.getgroup("loginlab report")
    group.addoption("--out", metavar="DIR", help="write the report here; without it, pytest reports as it always does")
    group.addoption("--checks", metavar="ID,ID", help="run only the scenarios of these clauses and checks")
    group.addoption("--rows", type=int, metavar="N", help="run at most N rows of each outline, drawn by the seed")
    group.addoption("--shard", metavar="N/OF", help="run one part of so many, such as 3/8")
    group.addoption("--known", metavar="FILE", help="the list of known failures; without it, the target's")
    group.addoption("--order", choices=ORDERS, default="file", help="the order of the scenarios; random uses --seed")
    group.addoption("--matrix", action="store_true", help="in a proof: every scenario of a check, also after a find")
    group.addoption("--record", action="store_true", help="in a proof that found all defects: keep what found each")
    group.addoption("--strict-verdict", action="store_true", help="a failed implied clause fails the run too")
    group.addoption("--clauses", metavar="DIR", default=str(BUNDLED), help="the folder of the catalogue")
    group.addoption(
        "--progress",
        choices=("auto", "live", "plain", "pytest"),
        default="auto",
        help="a moving line, plain lines, or pytest's own output; auto looks whether this is a terminal",
    )


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """The hooks that the harness implements."""
    pluginmanager.add_hookspecs(hooks)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Checks what was asked for before anything starts; raises UsageError. After pytest's terminal, before xdist."""
    catalogue = _catalogue(config)
    for tag in known_tags(catalogue):
        config.addinivalue_line("markers", f"{tag}: a tag of the feature files")
    out = Path(config.getoption("out")).absolute() if config.getoption("out") else None
    config.pluginmanager.register(Recorder(), "loginlab-recorder")
    config.pluginmanager.register(
        Selection(_wanted(config, catalogue), config.getoption("rows"), _shard(config), config.getoption("order")),
        "loginlab-selection",
    )
    if not hasattr(config, "workerinput"):
        _control(config, catalogue, out)
    if config.getoption("prove", False):
        marks = out / outdir.MARKS if out and not config.getoption("matrix") else None
        config.pluginmanager.register(Pursuit(marks), "loginlab-pursuit")
    elif out:
        allure_results.start(config, out / "allure")


def _control(config: pytest.Config, catalogue: Catalogue, out: Path | None) -> None:
    planned = _planned(config, catalogue)
    proving = bool(config.getoption("prove", False))
    if out:
        try:
            outdir.prepare(out, prove=proving)
        except OSError as error:
            raise pytest.UsageError(
                f"Cannot write to {out}: {error.strerror}. Name another folder by --out."
            ) from error
    progress = _progress(config, catalogue, out)
    ledger = Ledger(planned, config.rootpath)
    controller = Controller(
        config, catalogue, ledger, progress, out=out, now=_now, checks=_wanted(config, catalogue), shard=_shard(config)
    )
    config.pluginmanager.register(controller, "loginlab-controller")


def _progress(config: pytest.Config, catalogue: Catalogue, out: Path | None) -> Progress:
    """Ours instead of pytest's: pytest's reporter stays, for other plugins ask for it, but writes to nowhere."""
    wanted = config.getoption("progress")
    ours = wanted in ("live", "plain") or (wanted == "auto" and out is not None)
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (open as long as pytest is configured)
    config.add_cleanup(nowhere.close)
    if ours:
        config.get_terminal_writer()._file = nowhere
    stream = sys.stdout if ours else nowhere
    live = wanted == "live" or (wanted == "auto" and stream.isatty() and os.environ.get("TERM") != "dumb")
    texts = {check.id: check.text for check in catalogue.checks.values()}
    return Progress(stream, live=live, clock=time.monotonic, checks=texts, out=out)


def _catalogue(config: pytest.Config) -> Catalogue:
    try:
        return load(Path(config.getoption("clauses")))
    except FileFault as error:
        raise pytest.UsageError(str(error)) from error


def _wanted(config: pytest.Config, catalogue: Catalogue) -> frozenset[str] | None:
    asked = config.getoption("checks")
    if asked is None:
        return None
    try:
        return catalogue.expand(each.strip() for each in asked.split(",") if each.strip())
    except UnknownId as error:
        raise pytest.UsageError(str(error)) from error


def _shard(config: pytest.Config) -> Shard | None:
    asked = config.getoption("shard")
    try:
        return Shard.read(asked) if asked else None
    except ValueError as error:
        raise pytest.UsageError(f"--shard: {error}") from error


def _planned(config: pytest.Config, catalogue: Catalogue) -> tuple[Planned, ...]:
    """The scenarios of the feature files asked for. Raises UsageError with all that is wrong in them."""
    asked = [config.invocation_params.dir / arg.split("::")[0] for arg in config.args]
    planned, problems = survey(catalogue, files_under(place for place in asked if place.exists()))
    if problems:
        shown = "\n".join(f"  {problem}" for problem in problems[:_MOST_PROBLEMS])
        more = f"\n  and {len(problems) - _MOST_PROBLEMS} more" if len(problems) > _MOST_PROBLEMS else ""
        raise pytest.UsageError(f"The feature files cannot be used as they are:\n{shown}{more}")
    return planned


def _now() -> datetime:
    """The one place where this package reads the date."""
    return datetime.now(UTC)  # noqa: TID251
