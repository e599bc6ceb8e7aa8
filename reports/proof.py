"""`proof.json`: for every planted defect, whether the scenarios of the check it breaks saw it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from reports.catalogue import Catalogue
from reports.document import Run
from reports.outcome import SPARED
from reports.results import Scenario
from reports.verdict import BROKE, CONFORMS, DIFFERS, USAGE

VERDICTS = ("killed", "survived", "not_applied", "broken")


@dataclass(frozen=True)
class Defect:
    """One way to be wrong, and the check that must notice."""

    name: str
    check: str
    about: str

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Self:
        """A defect as the harness tells it."""
        return cls(told["name"], told["check"], told.get("about", ""))


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What became of one defect. by: own scenarios that failed in a Then; also: other checks that failed."""

    defect: Defect
    verdict: str
    reason: str | None = None
    by: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    message: str | None = None
    scenarios: tuple[Scenario, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """A plain dict of JSON values."""
        return {
            "name": self.defect.name,
            "check": self.defect.check,
            "about": self.defect.about,
            "verdict": self.verdict,
            "by": list(self.by),
            "also": list(self.also),
            "message": self.message,
            "reason": self.reason,
            "scenarios": [{key: each.to_dict()[key] for key in _SHOWN} for each in self.scenarios],
        }


_SHOWN = ("name", "checks", "outcome", "reason", "applied", "seconds")


def prove(defect: Defect, scenarios: Sequence[Scenario]) -> Proof:
    """Judges one defect by the scenarios that ran with it planted.

    Killed: one of its own check's failed. Broken: none failed and one could not be judged, or none ran.
    Not applied: all passed, and the deployment never used the defect. Survived: all passed.
    """
    planted = tuple(each for each in scenarios if each.planted == defect.name and each.reason != SPARED)
    own = tuple(each for each in planted if defect.check in each.checks)
    failed = [each for each in own if found_by(defect, each)]
    others = {check for each in planted if each.outcome == "failed" for check in each.checks} - {defect.check}
    verdict, reason = ("killed", None) if failed else _alive(defect, own)
    return Proof(
        defect=defect,
        verdict=verdict,
        reason=reason,
        by=tuple(each.name for each in failed),
        also=tuple(sorted(others)),
        message=failed[0].reason if failed else None,
        scenarios=planted,
    )


def found_by(defect: Defect, scenario: Scenario) -> bool:
    """Whether a scenario that ran with a defect has found it: it is one of its check's, and a Then disagreed."""
    return scenario.planted == defect.name and defect.check in scenario.checks and scenario.outcome == "failed"


def _alive(defect: Defect, own: Sequence[Scenario]) -> tuple[str, str]:
    ran = [each for each in own if each.outcome != "not_run"]
    if not ran:
        return "broken", f"no scenario of {defect.check} ran"
    for each in own:
        if each.outcome != "passed":
            return "broken", f"“{each.name}” could not be judged: {each.reason or each.outcome}"
    if all(each.applied is False for each in own):
        return "not_applied", "the deployment never used the defect while the scenarios ran"
    return "survived", f"every scenario of {defect.check} passed with the defect planted"


def exit_code(proofs: Sequence[Proof], *, broken: bool = False) -> int:
    """0: all killed; 1: one survived or was not applied; 3: one is broken, or the run is; 2: there was no defect."""
    verdicts = {each.verdict for each in proofs}
    if verdicts & {"survived", "not_applied"}:
        return DIFFERS
    if broken or "broken" in verdicts:
        return BROKE
    return CONFORMS if verdicts else USAGE


def document(run: Run, catalogue: Catalogue, proofs: Sequence[Proof], covered: Collection[str]) -> dict[str, Any]:
    """The whole of `proof.json`. `checks`: what each check that a defect breaks says; `unproven`: checks that have a
    scenario and that no defect has broken."""
    killed = {each.defect.check for each in proofs if each.verdict == "killed"}
    broken = {each.defect.check for each in proofs}
    product = catalogue.product(str(run.target.get("product")))
    return run.to_dict() | {
        "title": product.title if product else "",
        "checks": {check.id: check.text for check in catalogue.checks.values() if check.id in broken},
        "exit_code": exit_code(proofs, broken=run.broken),
        "totals": {verdict: sum(each.verdict == verdict for each in proofs) for verdict in VERDICTS},
        "defects": [each.to_dict() for each in proofs],
        "unproven": sorted(set(covered) - killed),
    }
