"""Turns what the ledger holds into the files of a run or of a proof, and into the last lines on the terminal."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reports import document, junit, outdir, proof, proven, render, summary
from reports.catalogue import Catalogue, Product
from reports.document import Run
from reports.ledger import Ledger
from reports.progress import Progress
from reports.results import Scenario
from reports.verdict import BROKE, CONFORMS, judge


@dataclass(frozen=True)
class Published:
    """A finished document, the files that it comes with (name and text), and whether it is a proof."""

    content: dict[str, Any]
    files: tuple[tuple[str, str], ...]
    proving: bool = False

    def to(self, out: Path | None, progress: Progress) -> int:
        """Writes the files and the last lines; answers with the exit code, which is 3 when writing failed."""
        problem = self._write(out) if out else None
        lines = summary.of_proof(self.content, out) if self.proving else summary.of_run(self.content, out)
        progress.remind()
        for text, style in lines:
            progress.say(text, style)
        if problem:
            progress.say(problem, "failed")
        return BROKE if problem else int(self.content["exit_code"])

    def _write(self, out: Path) -> str | None:
        try:
            for name, text in self.files:
                outdir.write(out / name, text)
            render.render_proof(out) if self.proving else render.render(out)
        except (OSError, render.RenderError) as error:
            return f"The report could not be written to {outdir.shown(out)}: {error}"
        return None


def report_of(
    run: Run, catalogue: Catalogue, product: Product, scenarios: Sequence[Scenario], covered: Collection[str]
) -> Published:
    """The report of a run. covered: the checks that some feature file has a scenario for."""
    judgement = judge(
        product.clauses,
        scenarios,
        covered=covered,
        known=run.known_failures,
        strict=run.strict,
        broken=run.broken,
        sampled=run.sampled,
        sharded=run.shard is not None,
    )
    content = document.report_of(run, catalogue, product, judgement, scenarios)
    files = (("report.json", as_json(content)), ("junit.xml", junit.xml_of(scenarios, run.started, judgement)))
    return Published(content, files)


def proof_of(
    run: Run, catalogue: Catalogue, known: Sequence[dict[str, str]], ledger: Ledger, *, record: bool = False
) -> Published:
    """The proof of the defects that the harness names. A crashed scenario's defect is found in its row's name.

    record: it shall be kept what found each of them. Raises OSError.
    """
    defects = [proof.Defect.of(each) for each in known]
    scenarios = [replace(each, planted=_planted(each.planted, defects)) for each in ledger.scenarios()]
    proofs = [proof.prove(defect, scenarios) for defect in defects]
    content = proof.document(run, catalogue, proofs, ledger.covered)
    if record and content["exit_code"] == CONFORMS:
        proven.record(content)
    return Published(content, (("proof.json", as_json(content)),), proving=True)


def as_json(content: dict[str, Any]) -> str:
    """JSON as people can read it."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _planted(name: str | None, defects: Sequence[proof.Defect]) -> str | None:
    """The defect's name as it is; or found in the id of a parametrized row, in which other values may stand too."""
    names = {each.name for each in defects}
    if name is None or name in names:
        return name
    found = [each for each in names if name.startswith(f"{each}-") or name.endswith(f"-{each}")]
    return max(found, key=len, default=None)
