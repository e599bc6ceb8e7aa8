"""`loginlab merge OUT PART ...`: the reports of all shards, put together."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from pathlib import Path

from loginlab import bundle
from loginlab.driving import writable
from loginlab.exits import Refusal
from loginlab.report import require


def main(arguments: Namespace) -> int:
    """What a run of the whole would have answered. Raises Refusal for parts that do not make up one run."""
    bundle.enter()
    from reports import outdir
    from reports.merge import merged
    from reports.progress import Progress
    from reports.stored import NotComparable

    parts = [(name, require(name)) for name in arguments.parts]
    folders = [_folder(name) for name in arguments.parts]
    if Path(arguments.out).resolve() in folders:
        raise Refusal(f"{arguments.out} is the report of a shard; give the whole a folder of its own")
    try:
        whole = merged(parts)
    except NotComparable as error:
        raise Refusal(str(error)) from None
    out = writable(Path(arguments.out))
    outdir.prepare(out)
    for folder in folders:
        outdir.gather(out, folder)
    return whole.to(out, Progress(sys.stdout, live=False, clock=time.monotonic, checks={}))


def _folder(name: str) -> Path:
    path = Path(name).resolve()
    return path if path.is_dir() else path.parent
