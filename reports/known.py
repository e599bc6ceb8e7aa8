"""Failures that are known: which checks are expected to fail, why, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from reports.results import Scenario


@dataclass(frozen=True, kw_only=True)
class KnownFailure:
    """One check that is expected to fail. `issue` is an address; `until` the last day on which that is accepted."""

    check: str
    reason: str
    issue: str
    until: date

    def __str__(self) -> str:
        return f"{self.reason}, {self.issue}, until {self.until}"

    def to_dict(self) -> dict[str, str]:
        """As report.json has it."""
        return {"check": self.check, "reason": self.reason, "issue": self.issue, "until": self.until.isoformat()}

    @classmethod
    def from_dict(cls, plain: dict[str, Any]) -> Self:
        """The inverse of `to_dict`."""
        return cls(**plain | {"until": date.fromisoformat(plain["until"])})


@dataclass(frozen=True)
class KnownFailures:
    """All of a run, as they stand on its day."""

    listed: tuple[KnownFailure, ...]
    today: date

    def of(self, check: str) -> KnownFailure | None:
        """What is known of a check, its last day past or not."""
        return next((each for each in self.listed if each.check == check), None)

    def expired(self, known: KnownFailure) -> bool:
        """Whether its last day is past."""
        return known.until < self.today

    def excuse(self, scenario: Scenario) -> tuple[KnownFailure, ...]:
        """What excuses the failure of a scenario: something for each check that it claims, or nothing at all."""
        found = [known for check in scenario.checks if (known := self.of(check)) and not self.expired(known)]
        failed = scenario.outcome == "failed"
        return tuple(found) if failed and len(found) == len(scenario.checks) else ()


NONE_KNOWN = KnownFailures((), date.max)
