"""Running the features: pytest in this process, told where everything is, its endings turned into our exit codes."""

from __future__ import annotations

import os
import tempfile
from argparse import Namespace
from pathlib import Path

from loginlab import browser, bundle
from loginlab.exits import Refusal

# Loaded by name because autoload is off: whatever else lies in the environment (faker brings a plugin that imports all
# its languages) must neither slow a run down nor take part in it.
_PLUGINS = (
    "xdist.plugin",
    "pytest_bdd.plugin",
    "allure_pytest.plugin",
    "reports.plugin",
    "fixtures.plugin",
    "steps.plugin",
)


def drive(arguments: Namespace, options: list[str]) -> int:
    """Run the product's features with these extra options and return our exit code. Raises Refusal for wrong use."""
    features = bundle.features(arguments.product)
    out = writable(Path(arguments.out) if arguments.out else bundle.default_out())
    chromium = browser.chosen(arguments.browser, headed=getattr(arguments, "headed", False))
    bundle.enter()
    os.environ.update(bundle.environment(), PYTEST_DISABLE_PLUGIN_AUTOLOAD="1")
    for variable in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTHONDONTWRITEBYTECODE"):
        os.environ.pop(variable, None)
    from loginlab import session

    return session.main([*plumbing(), *_common(arguments, out, chromium), *options, str(features)])


def writable(out: Path) -> Path:
    """The folder, made if it was not there. Raises Refusal when nothing can be written into it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise Refusal(
            f"cannot write into the output folder {out}: {error.strerror}; choose another with --out DIR"
        ) from None
    return out.resolve()


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def plumbing() -> list[str]:
    """pytest as it is always set up: our plugins, nobody's configuration, nothing written beside the features."""
    plugins = [part for plugin in _PLUGINS for part in ("-p", plugin)]
    root = str(bundle.root())
    # Without its limit pytest would look through every folder on the way from / to the features.
    where = ["-c", os.devnull, "--rootdir", root, "--confcutdir", root]
    return [*plugins, "-p", "no:cacheprovider", *where, "--strict-markers"]


def distribution(workers: str) -> list[str]:
    """pytest's options for so many workers; a single one needs no process of its own.

    They are handed a scenario at a time: in a proof the next may not be needed any more, and all end together.
    """
    count = processors() if workers == "auto" else int(workers)
    return ["--numprocesses", str(count), "--maxschedchunk", "1"] if count > 1 else []


def _common(arguments: Namespace, out: Path, chromium: str | None) -> list[str]:
    seed = [] if arguments.seed is None else ["--seed", str(arguments.seed)]
    by = ["--browser-path", chromium] if chromium else []
    return ["--product", arguments.product, "--out", str(out), *by, *distribution(arguments.workers), *seed]
