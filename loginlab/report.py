"""`loginlab report DIR`: render a report again from its report.json."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from loginlab import bundle
from loginlab.exits import CONFORMS, Refusal
from loginlab.terminal import say


def main(arguments: Namespace) -> int:
    """Writes DIR/report.html anew and says where. Raises Refusal when DIR holds no readable report."""
    folder = Path(arguments.folder)
    require(folder)
    bundle.enter()
    from reports.render import render

    render(folder)
    say(str(folder / "report.html"))
    return CONFORMS


def require(place: Path | str) -> dict[str, Any]:
    """The report.json of a run's output folder, or at that place itself. Raises Refusal when there is none, or none
    that can be read."""
    folder = Path(place)
    path = folder if folder.is_file() else folder / "report.json"
    try:
        report = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise Refusal(
            f"there is no report in {folder} (no report.json); give the output folder of a 'loginlab run'"
        ) from None
    except (OSError, ValueError) as error:
        raise Refusal(f"{path} cannot be read: {error}") from None
    if not isinstance(report, dict) or "clauses" not in report:
        raise Refusal(f"{path} is not a report of loginlab")
    return report
