"""`report.html` from `report.json` and the evidence beside it, `proof.html` from `proof.json`: pages that need nothing
else."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from reports import outdir
from reports.document import FORMAT
from reports.page import MARKS, clauses_of, duration, exhibit, found_in, marked_apart, went_wrong
from reports.progress import word
from reports.proof import VERDICTS as PROOF_VERDICTS
from reports.summary import VERDICT_WORDS, why
from reports.verdict import VERDICTS

_TEMPLATES = Path(__file__).parent / "templates"
_REPORT, _PROOF = "report.json", "proof.json"


class RenderError(ValueError):
    """A report that cannot be shown; the text says which file and why."""


def render(out: Path) -> Path:
    """Writes `report.html` anew from `report.json` in an output directory. Raises RenderError, OSError."""
    page = out / "report.html"
    outdir.write(page, html_of(_read(out / _REPORT), _reader(out)))
    return page


def render_proof(out: Path) -> Path:
    """Writes `proof.html` anew from `proof.json` in an output directory. Raises RenderError, OSError."""
    page = out / "proof.html"
    outdir.write(page, html_of_proof(_read(out / _PROOF)))
    return page


def html_of_proof(proof: dict[str, Any]) -> str:
    """The page of a proof: every check with the defects that break it, and what else each defect made fail."""
    defects = sorted(proof["defects"], key=lambda each: (each["check"], each["name"]))
    return (
        _environment()
        .get_template("proof.html")
        .render(
            proof=proof,
            checks=[(id, list(own)) for id, own in groupby(defects, key=lambda each: each["check"])],
            beside=[each for each in defects if each["also"]],
            verdicts=PROOF_VERDICTS,
            started=datetime.fromisoformat(proof["started"]),
        )
    )


def html_of(report: dict[str, Any], read: Callable[[str], bytes | None]) -> str:
    """The page. read: the content of an evidence file by its name in the report, or None if it is gone."""
    clauses = clauses_of(report, lambda evidence: exhibit(evidence, read))
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            clauses=clauses,
            wrong=went_wrong(clauses),
            found=found_in(clauses),
            verdicts=VERDICTS,
            words=VERDICT_WORDS[report["verdict"]],
            why=why(report),
            started=datetime.fromisoformat(report["started"]),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"word": word, "duration": duration, "data_uri": _data_uri}
    environment.globals |= {"marks": MARKS, "apart": marked_apart}
    return environment


def _read(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise RenderError(f"there is no {path.name} in {path.parent}") from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise RenderError(f"{path} is not JSON: {error}") from error
    if not isinstance(report, dict) or report.get("format") != FORMAT:
        raise RenderError(f"{path} is not a report of this version of loginlab")
    return report


def _reader(out: Path) -> Callable[[str], bytes | None]:
    """Reads files inside the output directory, and no others: a report.json may come from anywhere."""
    root = out.resolve()

    def read(name: str) -> bytes | None:
        path = (root / name).resolve()
        return path.read_bytes() if path.is_relative_to(root) and path.is_file() else None

    return read


def _data_uri(content: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"
