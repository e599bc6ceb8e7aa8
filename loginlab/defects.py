"""`loginlab defects`: what the simulator can be told to get wrong, and the check that each defect breaks."""

from __future__ import annotations

import json
import urllib.request
from argparse import Namespace
from itertools import groupby

from loginlab import bundle
from loginlab.exits import CONFORMS, Refusal
from loginlab.simulation import Simulation
from loginlab.terminal import say

type Defect = dict[str, str]
"""`name`, `check`, `about` and `product`."""


def main(arguments: Namespace) -> int:
    """Prints them by check, or with --json as a list. Raises Refusal when there are none of that product or clause."""
    products = (arguments.product,) if arguments.product else bundle.products()
    for product in products:
        bundle.features(product)
    found = [defect for defect in known(*products) if _wanted(defect, arguments.clauses)]
    if not found:
        raise Refusal(f"no defect breaks {' or '.join(arguments.clauses)}; `loginlab clauses` lists what there is")
    found.sort(key=lambda defect: (products.index(defect["product"]), defect["check"], defect["name"]))
    if arguments.json:
        say(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print(found)
    return CONFORMS


def known(*products: str) -> list[Defect]:
    """The defects of some products. Only the simulator knows them, so it is asked over its control API."""
    with Simulation() as simulator:
        told = simulator.told()
        question = urllib.request.Request(  # noqa: S310 - our own simulator's address
            f"{told['control']}/defects", headers={"Authorization": f"Bearer {told['token']}"}
        )
        with urllib.request.urlopen(question, timeout=30) as answer:  # noqa: S310
            defects: list[Defect] = json.load(answer)
            return [defect for defect in defects if defect["product"] in products]


def _wanted(defect: Defect, ids: list[str]) -> bool:
    """Whether a defect breaks one of some checks, or a check of one of some clauses."""
    return not ids or any(id in (defect["check"], defect["check"].rpartition(".")[0]) for id in ids)


def _print(defects: list[Defect]) -> None:
    for product, own in groupby(defects, key=lambda defect: defect["product"]):
        say(product)
        for check, those in groupby(own, key=lambda defect: defect["check"]):
            say(f"  {check}")
            for defect in those:
                say(f"    {defect['name']:<36} {defect['about']}")
