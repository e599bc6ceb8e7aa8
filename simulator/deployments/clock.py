"""The one door to the time of day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """One deployment's clock: it ticks like the machine's, from wherever it has been moved to."""

    def __init__(self, offset: timedelta = timedelta()) -> None:
        self.offset = offset

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset  # noqa: TID251 - the one place

    def advance(self, by: timedelta) -> None:
        self.offset += by

    def move_to(self, time: datetime) -> None:
        """Moves the clock to a time, which must have a zone."""
        self.offset += time - self.now()
