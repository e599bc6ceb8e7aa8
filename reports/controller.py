"""The controlling process: hears of every scenario, says so on the terminal, and decides the exit code at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Sequence
from datetime import datetime
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest

from reports import known_file, outdir, publish
from reports.catalogue import Catalogue, Product
from reports.document import Run
from reports.known import KnownFailure, KnownFailures
from reports.ledger import Ledger
from reports.masking import masked
from reports.progress import Progress
from reports.shards import Shard, fingerprint
from reports.tables import FileFault
from reports.verdict import BROKE


class Controller:
    """The hooks of the controlling process, with xdist or without.

    out: None writes nothing; now: the date and time; checks: those that were asked for, None for all.
    """

    def __init__(
        self,
        config: pytest.Config,
        catalogue: Catalogue,
        ledger: Ledger,
        progress: Progress,
        *,
        out: Path | None,
        now: Callable[[], datetime],
        checks: frozenset[str] | None = None,
        shard: Shard | None = None,
    ) -> None:
        self.config, self.catalogue, self.ledger, self.progress, self.out = config, catalogue, ledger, progress, out
        self.started, self._since = now(), time.monotonic()
        self.checks, self.shard = checks, shard
        self.known: tuple[KnownFailure, ...] = ()
        self.target: dict[str, Any] = {}
        self.product: Product | None = None
        self.problems: dict[str, None] = {}
        self.interrupted = False
        self.broke = False

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self) -> None:
        """The harness is up: asks what is judged, and what is known to fail. Raises UsageError for a product that the
        catalogue has not, and for a list of known failures that cannot be used."""
        target = self.config.hook.pytest_loginlab_target(config=self.config) or {}
        self.target = masked(self.config, target)
        asked = target.get("product") or self.config.getoption("product", None)
        name = self.target["product"] = asked or self.catalogue.products[0].name
        self.product = self.catalogue.product(name)
        if self.product is None:
            known = ", ".join(each.name for each in self.catalogue.products)
            raise pytest.UsageError(f"There is no product {name} in the catalogue; there are {known}.")
        if self.config.getoption("prove", False):
            self.progress.pursue({each["name"]: each["check"] for each in self._defects()})
        self.known = self._known_failures(self.product)
        self.progress.known = KnownFailures(self.known, self.started.date())
        at = f" at {self.target['url']}" if self.target.get("url") else ""
        seed = f", seed {self.target['seed']}" if self.target.get("seed") is not None else ""
        shard = f", shard {self.shard}" if self.shard else ""
        self.progress.say(f"{self.product.title}{at}{seed}{shard}", "bold")

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Without xdist: these will run."""
        self._select([item.nodeid for item in session.items])

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """With xdist: a worker has collected; all of them collect the same."""
        self._select(ids)

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """A scenario starts somewhere."""
        self.progress.running(masked(self.config, nodeid))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A phase of a scenario has ended somewhere."""
        ended = self.ledger.take(report.nodeid, report.when, getattr(report, "loginlab", None))
        if ended:
            self.progress.finish(ended)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A feature file or a step module that cannot be loaded ends the run."""
        if report.failed:
            self._problem(f"{report.nodeid or 'The features'} could not be loaded: {_gist(report.longreprtext)}")

    def pytest_internalerror(self, excrepr: object, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """The harness broke: a sentence for people, and the traceback in a file for who mends it."""
        if not self.broke:  # what follows from the first is noise, in xdist above all
            self.broke = True
            self._problem(f"The harness broke: {_gist(excinfo.exconly())}")
            self._keep(f"{excrepr}\n")
        if self.product is None:  # too early for a report
            self.progress.say("\n".join(self.problems), "failed")
        return True

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C; or something called the run off, which is worth a word only if nothing else says why."""
        if excinfo.type is KeyboardInterrupt:
            self.interrupted = True
            return
        self.ledger.called_off = masked(self.config, str(excinfo.value))
        if not self.problems:
            self._problem(f"The run was called off: {excinfo.value}")

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> Generator[None, object, object]:
        """Concludes with what is known, also when the harness fails to clear up."""
        try:
            return (yield)
        except Exception as error:
            self._problem(f"The harness could not clear up: {type(error).__name__}: {error}")
        finally:
            if exitstatus != pytest.ExitCode.USAGE_ERROR and self.product:
                session.exitstatus = self._conclude(self.product)
        return None

    def _conclude(self, product: Product) -> int:
        try:
            return self._published(product).to(self.out, self.progress)
        except Exception as error:
            self.progress.say(f"The report could not be made: {type(error).__name__}: {error}", "failed")
            self._keep("".join(format_exception(error)))
            return BROKE

    def _published(self, product: Product) -> publish.Published:
        run = Run(
            target=self.target,
            started=self.started,
            seconds=time.monotonic() - self._since,
            strict=self.config.getoption("strict_verdict"),
            rows=self.config.getoption("rows"),
            interrupted=self.interrupted,
            problems=tuple(self.problems),
            checks=None if self.checks is None else tuple(sorted(self.checks)),
            expression=self.config.getoption("keyword") or None,
            shard=self.shard,
            features=fingerprint(self.ledger.planned, self.ledger.root),
            known=self.known,
        )
        if self.config.getoption("prove", False):
            return publish.proof_of(
                run, self.catalogue, self._defects(), self.ledger, record=self.config.getoption("record")
            )
        return publish.report_of(run, self.catalogue, product, self.ledger.scenarios(), self.ledger.covered)

    def _known_failures(self, product: Product) -> tuple[KnownFailure, ...]:
        named = self.config.getoption("known") or self.config.hook.pytest_loginlab_known_failures(config=self.config)
        try:
            return known_file.load(Path(named), self.catalogue, product) if named else ()
        except FileFault as error:
            raise pytest.UsageError(str(error)) from error

    def _defects(self) -> list[dict[str, str]]:
        """Those of a proof, as the harness tells them."""
        told: list[dict[str, str]] = masked(self.config, self.config.hook.pytest_loginlab_defects(config=self.config))
        return told or []

    def _select(self, ids: Sequence[str]) -> None:
        before = len(self.ledger.selected)
        self.ledger.select(ids)
        if len(self.ledger.selected) != before:
            self.progress.begin(len(self.ledger.selected))

    def _keep(self, traceback: str) -> None:
        """A traceback is for who mends the harness: in a file, not on the terminal."""
        if self.out:
            outdir.write(self.out / "harness-error.txt", masked(self.config, traceback))

    def _problem(self, text: str) -> None:
        self.problems[masked(self.config, text)] = None


def _gist(text: str) -> str:
    """The line of an exception, or of a traceback in either of pytest's styles, that says what is wrong."""
    marked = [line.removeprefix("E").strip() for line in text.splitlines() if line.startswith("E  ")]
    if marked:
        return marked[0]
    _, _, native = text.rpartition("Traceback (most recent call last):")
    lines = [line for line in native.splitlines() if line.strip() and not line.startswith(" ")]
    return lines[0] if lines else "no reason was given"
