"""The last lines of a run: totals, verdict in words, where the report is, and the seed to repeat it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from reports import changed
from reports.outdir import shown
from reports.progress import clock_time, word
from reports.verdict import CONFORMS, JUDGED, USAGE, VERDICTS

VERDICT_WORDS = {
    "conforms": "Conforms",
    "known-failures": "Fails as is known",
    "does-not-conform": "Does not conform",
    "not-as-listed": "Not as listed",
    "cannot-say": "Cannot say",
}
STYLES = {
    "conforms": "passed",
    "known-failures": "failed_known",
    "does-not-conform": "failed",
    "not-as-listed": "failed",
    "cannot-say": "blocked",
}
_MOST_FINDINGS = 10


def why(report: dict[str, Any]) -> str:
    """What the verdict rests on, in a sentence or two."""
    shard = report["shard"]
    return f"Shard {shard['number']} of {shard['of']}: {_why(report)}" if shard else _why(report)


def _why(report: dict[str, Any]) -> str:
    totals = report["totals"]
    failed = _failed(report, ("stated", "implied") if report["strict"] else ("stated",))
    found = len(findings_of(report))
    beside = f" The wire found credentials where they do not belong ({found})." if found else ""
    if failed:
        more = f" and {len(failed) - 5} more" if len(failed) > 5 else ""
        return f"{_checks(len(failed))} failed: {', '.join(failed[:5])}{more}.{beside}"
    if beside:
        return beside.strip()
    if report["not_as_listed"]:
        return "What is known to fail is not as the list has it."
    if report["problems"] or report["interrupted"]:
        return "The run did not come to its end."
    if report["verdict"] == "cannot-say" and report["exit_code"] in (CONFORMS, USAGE):
        return "Nothing was judged: no selected scenario could be carried out."
    if report["verdict"] == "cannot-say":
        doctor = " `loginlab doctor` proves the profile." if report["target"].get("kind") == "remote" else ""
        broke = "could not be judged, because something broke before the answer was seen"
        return f"{_checks(totals['blocked'])} {broke}.{doctor}"
    judged = sum(totals[verdict] for verdict in JUDGED)
    left = sum(totals.values()) - judged
    open_ones = f"; {left} of the product's checks were not judged" if left else ""
    known = [check["id"] for check in _known(report)]
    but = f" but for known failures: {', '.join(known)}" if known else ""
    implied = _failed(report, ("implied",))
    beside = f"; what the documents only imply failed: {', '.join(implied)}" if implied else ""
    return f"{_checks(judged)} judged{_sampled(report)}, and every stated one passed{but}{beside}{open_ones}."


def findings_of(report: dict[str, Any]) -> list[str]:
    """What was found on the way, each once, in whatever scenario."""
    return list(dict.fromkeys(found for scenario in report["scenarios"] for found in scenario.get("findings", ())))


def _sampled(report: dict[str, Any]) -> str:
    rows = report["rows"]
    return f" on a sample, at most {rows} {'row' if rows == 1 else 'rows'} of each outline" if rows else ""


def _failed(report: dict[str, Any], forces: Collection[str]) -> list[str]:
    """The ids of the failed checks of clauses of some forces."""
    clauses = (clause for clause in report["clauses"] if clause["force"] in forces)
    return [check["id"] for clause in clauses for check in clause["checks"] if check["verdict"] == "failed"]


def _known(report: dict[str, Any]) -> list[dict[str, Any]]:
    """The checks that failed as the list says."""
    return [check for clause in report["clauses"] for check in clause["checks"] if check["verdict"] == "failed_known"]


def of_run(report: dict[str, Any], out: Path | None) -> list[tuple[str, str]]:
    """Lines with their styles, for a run."""
    counts = ", ".join(f"{report['totals'][verdict]} {word(verdict)}" for verdict in reversed(VERDICTS))
    lines = [
        ("", ""),
        (f"{VERDICT_WORDS[report['verdict']]}: {report['title']}", STYLES[report["verdict"]]),
        (f"  {why(report)}", ""),
        (f"  Checks   {counts}", ""),
    ]
    for check in _known(report):
        known = check["known"]
        text = f"{check['id']} failed: {known['reason']}, {known['issue']}, until {known['until']}"
        lines.append(("  Known    " + text, "failed_known"))
    lines += [("  List     " + each, "failed") for each in report["not_as_listed"]]
    lines += [(line, "") for line in changed.lines(report.get("changed", ()))]
    lines += [("  Found    " + each, "failed") for each in findings_of(report)[:_MOST_FINDINGS]]
    return lines + [("  Problem  " + each, "blocked") for each in report["problems"]] + _end(report, out, "report.html")


def of_proof(proof: dict[str, Any], out: Path | None) -> list[tuple[str, str]]:
    """Lines with their styles, for a proof: every defect that was not killed has its own."""
    counts = ", ".join(f"{count} {word(verdict)}" for verdict, count in proof["totals"].items())
    alive = [each for each in proof["defects"] if each["verdict"] != "killed"]
    proven = bool(proof["defects"]) and not alive and not proof["exit_code"]
    head = "Proven: every defect was seen" if proven else "Not proven"
    lines = [("", ""), (head, "passed" if proven else "failed"), (f"  Defects  {counts}", "")]
    lines += [(f"  {word(each['verdict'])}  {each['name']} ({each['check']}): {each['reason']}", "") for each in alive]
    return lines + [("  Problem  " + each, "blocked") for each in proof["problems"]] + _end(proof, out, "proof.html")


def _end(report: dict[str, Any], out: Path | None, name: str) -> list[tuple[str, str]]:
    lines = [(f"  Report   {shown(out / name)}", "")] if out else []
    if report["seed"] is not None:
        lines.append((f"  Seed     {report['seed']} (the same run again: --seed {report['seed']})", ""))
    return [*lines, (f"  Time     {clock_time(report['seconds'])}", "")]


def _checks(count: int) -> str:
    return "1 check" if count == 1 else f"{count} checks"
