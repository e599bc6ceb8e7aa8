"""Seeded defects: each breaks one check by one figure, text or part set wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from simulator.identity.settings import Settings


@dataclass(frozen=True)
class Defect:
    """`check` is the id of the check that it breaks; `break_` sets one thing of a deployment wrong. `product` is the
    one that it is planted in, as the catalogue says."""

    name: str
    check: str
    about: str
    break_: Callable[[Settings], Settings]
    product: str = ""


@dataclass
class Planted:
    """A defect in a deployment. `applied`: the deployment has answered otherwise because of it; `instead_of`: the true
    values of the figures that it changed."""

    name: str
    applied: bool = False
    instead_of: Mapping[str, Any] = field(default_factory=dict)


def plant(defect: Defect, settings: Settings) -> tuple[Settings, Planted]:
    """The settings with the defect in them. A swapped function counts as applied once it answers otherwise than the
    one it stands in for, another text once it is shown; a wrong figure or switch counts at once."""
    broken = defect.break_(settings)
    false = broken.policy.figures()
    true = {name: value for name, value in settings.policy.figures().items() if false[name] != value}
    planted = Planted(defect.name, applied=bool(true), instead_of=true)
    return replace(broken, parts=_watching(settings.parts, broken.parts, planted)), planted


def _watching[Group](true: Group, false: Group, planted: Planted) -> Group:
    """A group of parts in which each part that was swapped tells `planted` once it shows."""
    watched: dict[str, Any] = {}
    for part in fields(true):  # type: ignore[arg-type]
        before, after = getattr(true, part.name), getattr(false, part.name)
        if before is after:
            continue
        if callable(before):
            watched[part.name] = _watched(before, after, planted)
        elif is_dataclass(before):
            watched[part.name] = _watching(before, after, planted)
        else:
            planted.applied = planted.applied or before != after
    return replace(false, **watched)  # type: ignore[type-var]


def _watched(true: Callable[..., Any], false: Callable[..., Any], planted: Planted) -> Callable[..., Any]:
    def answer(*given: Any) -> Any:
        answered = false(*given)
        planted.applied = planted.applied or answered != true(*given)
        return answered

    return answer
