"""Seeded defects: each breaks one check by one figure, text or part set wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

from simulator.identity.settings import Parts, Settings


@dataclass(frozen=True)
class Defect:
    """`check` is the id of the check that it breaks; `break_` sets one thing of a deployment wrong."""

    name: str
    check: str
    about: str
    break_: Callable[[Settings], Settings]


@dataclass
class Planted:
    """A defect in a deployment. `applied`: the deployment has answered otherwise because of it."""

    name: str
    applied: bool = False


def plant(defect: Defect, settings: Settings) -> tuple[Settings, Planted]:
    """The settings with the defect in them. A swapped function counts as applied once it answers otherwise than the
    one it stands in for, another text once it is shown; a wrong figure or switch counts at once."""
    broken = defect.break_(settings)
    planted = Planted(defect.name, applied=broken.policy != settings.policy)
    watched: dict[str, Any] = {}
    for part in fields(Parts):
        true, false = getattr(settings.parts, part.name), getattr(broken.parts, part.name)
        if true is not false and callable(true):
            watched[part.name] = _watched(true, false, planted)
        elif true != false:
            planted.applied = True
    return replace(broken, parts=replace(broken.parts, **watched)), planted


def _watched(true: Callable[..., Any], false: Callable[..., Any], planted: Planted) -> Callable[..., Any]:
    def answer(*given: Any) -> Any:
        answered = false(*given)
        planted.applied = planted.applied or answered != true(*given)
        return answered

    return answer
