"""What happened, for the administrator; without secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Entry:
    """`person` is an account's id; `source` the network address that it came from, where there was one; `by` the
    account of the administrator who did it for the person."""

    at: datetime
    event: str
    outcome: str
    person: str | None = None
    source: str | None = None
    by: str | None = None
