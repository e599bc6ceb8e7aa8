"""What happened, for the administrator; without secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """`person` is an account's id; `source` the network address that it came from, where there was one."""

    at: datetime
    event: str
    outcome: str
    person: str | None = None
    source: str | None = None
