"""`loginlab soak`: the same features again and again, in random order, while the machine is busy and the network slow.

A scenario that is not the same in every run is a defect of ours, however seldom it is.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loginlab import bundle, driving
from loginlab.exits import BROKEN, CONFORMS, DIFFERS, INTERRUPTED, MISUSED, Refusal
from loginlab.terminal import say

_COMPUTE = "while True: pass"


@dataclass(frozen=True)
class Ran:
    """One run of all: its seed, its exit code, and by each scenario's id what its report says of it."""

    seed: int
    code: int
    seconds: float
    scenarios: dict[str, dict[str, Any]]


def main(arguments: Namespace) -> int:
    """0 nothing differed and all passed, 1 something differed or failed, 3 a run broke. Raises Refusal.

    Called off between two runs or in one, it tells of those that ended, and raises KeyboardInterrupt.
    """
    bundle.features(arguments.product)
    out = driving.writable((Path(arguments.out) if arguments.out else bundle.default_out()) / "soak")
    first = secrets.randbelow(2**31) if arguments.seed is None else arguments.seed
    ran: list[Ran] = []
    try:
        with _busy(arguments.busy):
            for turn in range(arguments.runs):
                ran.append(_run(arguments, first + turn, out / f"run-{turn + 1}"))
                say(f"[{turn + 1}/{arguments.runs}] {_told(ran[-1])}, load {os.getloadavg()[0]:.1f}")
    finally:  # hours of runs are not lost with the one in which somebody stopped it, or that broke
        unsteady = _concluded(arguments, ran, out) if ran else []
    if unsteady:
        return DIFFERS
    return BROKEN if any(each.code != CONFORMS for each in ran) else CONFORMS


def _concluded(arguments: Namespace, ran: Sequence[Ran], out: Path) -> list[dict[str, Any]]:
    """Write and say what so many runs have shown; the scenarios that differed."""
    unsteady = differing(ran)
    (out / "soak.json").write_text(_document(arguments, ran, unsteady), "utf-8")
    for each in unsteady:
        say(f"\n{each['name']}\n  {each['id']}")
        for place in each["places"]:
            say(f"  run {place['run']}, seed {place['seed']}: {place['outcome']}: {place['reason']}")
    number = f"{len(ran)} runs" if len(ran) == arguments.runs else f"{len(ran)} of {arguments.runs} runs"
    say(f"\n{len(unsteady)} of {len(ran[0].scenarios)} scenarios differed or failed in {number}")
    say(f"  {out / 'soak.json'}")
    return unsteady


def differing(ran: Sequence[Ran]) -> list[dict[str, Any]]:
    """The scenarios that were not the same in all runs or went wrong in one, with the runs in which they stand out.

    What stands out is what went wrong, and what differs from the first run. A scenario that is missing from a run
    differs.
    """
    seen: dict[str, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for turn, run in enumerate(ran):
        for id, scenario in run.scenarios.items():
            seen[id].append((turn, scenario))
    found = []
    for id, times in sorted(seen.items()):
        usual = times[0][1]["outcome"]
        odd = [(turn, each) for turn, each in times if each["outcome"] in ("failed", "blocked", "not_run")]
        odd += [(turn, each) for turn, each in times if each["outcome"] != usual and (turn, each) not in odd]
        places = [
            {"run": turn + 1, "seed": ran[turn].seed, "outcome": each["outcome"], "reason": each["reason"]}
            for turn, each in sorted(odd, key=lambda place: place[0])
        ]
        missing = {turn for turn, _ in enumerate(ran)} - {turn for turn, _ in times}
        places += [
            {"run": turn + 1, "seed": ran[turn].seed, "outcome": "missing", "reason": "it is not in that report"}
            for turn in sorted(missing)
        ]
        if places:
            found.append({"id": id, "name": times[0][1]["name"], "places": places})
    return found


def _run(arguments: Namespace, seed: int, out: Path) -> Ran:
    """One run in a process of its own. What it left is kept when something went wrong in it, else only its report."""
    command = [sys.executable, "-m", "loginlab", "run", "--product", arguments.product, "--strict"]
    command += ["--order", "random", "--seed", str(seed), "--delay", str(arguments.delay)]
    command += ["--workers", arguments.workers, "--out", str(out)]
    out.mkdir(parents=True, exist_ok=True)
    with (out / "run.log").open("w", encoding="utf-8") as log:
        code = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False).returncode
    if code == INTERRUPTED:
        raise KeyboardInterrupt
    if code == MISUSED:
        raise Refusal((out / "run.log").read_text("utf-8").strip().removeprefix("loginlab: "))
    try:
        report = json.loads((out / "report.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Refusal(f"a run left no report ({error}); what it said is in {out / 'run.log'}", BROKEN) from None
    if code == CONFORMS:
        for name in ("evidence", "allure"):
            shutil.rmtree(out / name, ignore_errors=True)
    return Ran(seed, code, report["seconds"], {each["id"]: each for each in report["scenarios"]})


@contextmanager
def _busy(number: int) -> Iterator[None]:
    """So many processes that take what processor time they can get."""
    processes = [subprocess.Popen([sys.executable, "-c", _COMPUTE]) for _ in range(number)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _told(run: Ran) -> str:
    wrong = sum(each["outcome"] in ("failed", "blocked") for each in run.scenarios.values())
    return f"{len(run.scenarios)} scenarios, {wrong} failed or blocked, {run.seconds:.0f} s, seed {run.seed}"


def _document(arguments: Namespace, ran: Sequence[Ran], unsteady: list[dict[str, Any]]) -> str:
    runs = [{"seed": each.seed, "exit_code": each.code, "seconds": each.seconds} for each in ran]
    circumstances = {"product": arguments.product, "delay": arguments.delay, "busy": arguments.busy}
    return json.dumps({**circumstances, "runs": runs, "differing": unsteady}, ensure_ascii=False, indent=1) + "\n"
