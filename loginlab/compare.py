"""`loginlab compare ONE OTHER`: what differs between two reports."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import datetime
from typing import Any

from loginlab import bundle
from loginlab.exits import CONFORMS, DIFFERS, Refusal
from loginlab.report import require
from loginlab.terminal import say


def main(arguments: Namespace) -> int:
    """0 no difference, 1 they differ. Raises Refusal for what is no report, and for reports of different things."""
    bundle.enter()
    from reports.compare import compared
    from reports.stored import NotComparable

    parts = [(name, require(name)) for name in (arguments.one, arguments.other)]
    try:
        found = compared(*parts)
    except NotComparable as error:
        raise Refusal(str(error)) from None
    if arguments.json:
        say(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print(found)
    return DIFFERS if found["differ"] or any(found["found"].values()) else CONFORMS


def _print(found: dict[str, Any]) -> None:
    differ, of = found["differ"], found["checks"]
    say(f"{found['title']}: {f'{differ} of {of} checks differ' if differ else 'no check differs'}")
    for letter, side in (("A", "one"), ("B", "other")):
        about = found[side]
        started = datetime.fromisoformat(about["started"]).strftime("%Y-%m-%d %H:%M %Z")
        say(f"  {letter}  {about['report']}: {about['kind']} {about['name'] or ''} {about['url'] or ''}, {started}")
        for each in found["found"][side]:
            say(f"     found by the wire: {each}")
    for clause in found["clauses"]:
        say()
        say(f"{clause['id']}  {_change(clause['one'], clause['other'])}  {clause['title']} ({clause['force']})")
        for check in clause["checks"]:
            say(f"  {check['id']}  {_change(check['one']['verdict'], check['other']['verdict'])}  {check['text']}")
            for letter, side in (("A", "one"), ("B", "other")):
                for line in _seen(check[side]):
                    say(f"    {letter}  {line}")


def _seen(side: dict[str, Any]) -> list[str]:
    """What a report says of a check that is not passed there."""
    if not side["failures"]:
        return [_line(side["reason"])] if side["reason"] else []
    return [
        f"{each['scenario']}: {f'{claim}: ' if (claim := each['claim']) else ''}"
        f"expected {_line(each['expected'])}; seen {_line(each['seen'])}"
        for each in side["failures"]
    ]


def _change(one: str, other: str) -> str:
    from reports.progress import word

    return f"{word(one)} → {word(other)}" if one != other else f"{word(one)}, otherwise"


def _line(text: str) -> str:
    return " ".join(text.split())
