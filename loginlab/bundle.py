"""Where the parts of loginlab lie: beside this package in a checkout, in `loginlab/bundle/` in an installed wheel.

That one folder goes onto this process's `sys.path` and, by PYTHONPATH, onto that of the processes it starts, so that an
installation puts no import name but `loginlab` into anybody's environment.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from loginlab.exits import Refusal

_PACKAGE = Path(__file__).resolve().parent


def root(package: Path = _PACKAGE) -> Path:
    """The folder that holds simulator, steps, fixtures, fake_smtp, reports and features."""
    bundled = package / "bundle"
    return bundled if bundled.is_dir() else package.parent


def default_out(here: Path | None = None) -> Path:
    """Where reports go unless told otherwise: `reports/out/` in the checkout, elsewhere `loginlab-report/`."""
    here = here or Path.cwd()
    return here / "reports" / "out" if here.resolve() == root() else here / "loginlab-report"


def enter() -> None:
    """Put the bundle first on this process's import path."""
    path = str(root())
    if sys.path[0] != path:
        sys.path.insert(0, path)


def environment() -> dict[str, str]:
    """The environment of a process we start: the bundle on its path, the current folder not, bytecode kept."""
    environ = dict(os.environ)
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ["PYTHONSAFEPATH"] = "1"
    given = environ.get("PYTHONPATH", "").split(os.pathsep)
    ours = str(root())
    environ["PYTHONPATH"] = os.pathsep.join([ours, *(path for path in given if path and path != ours)])
    return environ


def products() -> tuple[str, ...]:
    """The products that have features, by the names people use (`genesys-cloud`)."""
    folders = sorted(folder for folder in (root() / "features").iterdir() if any(folder.glob("*.feature")))
    return tuple(folder.name.replace("_", "-") for folder in folders)


def features(product: str) -> Path:
    """The folder of a product's features. Raises Refusal for a product there is nothing for."""
    if product not in products():
        raise Refusal(
            f"there are no features for the product {product!r}; there are for: {', '.join(products()) or 'none'}"
        )
    return root() / "features" / product.replace("-", "_")
