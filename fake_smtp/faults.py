"""What the server can be told to get wrong, so that a sender's behaviour can be seen."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from fake_smtp.message import same_address

Kind = Literal["refuse", "delay", "temporary", "drop"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong.

    `refuse`: RCPT is answered 550. `delay`: the answer to DATA takes `seconds`, then the mail is accepted.
    `temporary`: DATA is answered 451. `drop`: the connection ends after DATA, without an answer and without the mail.
    `recipient` None is everybody; give one where several tests share a server. `times` None is until cleared.
    Raises ValueError on a kind, a number or a duration that makes no sense.
    """

    kind: Kind
    recipient: str | None = None
    times: int | None = None
    seconds: float = 0.0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"There is no fault {self.kind!r}: choose one of {', '.join(KINDS)}.")
        if self.times is not None and self.times < 1:
            raise ValueError(f"A fault happens at least once, not {self.times} times.")
        if not 0 <= self.seconds <= 3600:
            raise ValueError(f"A delay is between 0 and 3600 seconds, not {self.seconds:g}.")

    def to_json(self) -> dict[str, Any]:
        """The fields under their names."""
        return dataclasses.asdict(self)


class Faults:
    """The faults planted in a server, changed at any time from any thread. The first that fits is used up first."""

    def __init__(self, *faults: Fault) -> None:
        self._lock = threading.Lock()
        self._faults = list(faults)

    def refuse(self, recipient: str | None = None, times: int | None = None) -> None:
        """Answer 550 to RCPT."""
        self.plant(Fault("refuse", recipient, times))

    def delay(self, seconds: float, recipient: str | None = None, times: int | None = None) -> None:
        """Take so long to answer DATA."""
        self.plant(Fault("delay", recipient, times, seconds))

    def fail_temporarily(self, times: int | None = 1, recipient: str | None = None) -> None:
        """Answer 451 to DATA, so many times."""
        self.plant(Fault("temporary", recipient, times))

    def drop_after_data(self, times: int | None = 1, recipient: str | None = None) -> None:
        """End the connection after DATA, so many times."""
        self.plant(Fault("drop", recipient, times))

    def plant(self, fault: Fault) -> None:
        """Add a fault after those that are there."""
        with self._lock:
            self._faults.append(fault)

    def clear(self) -> None:
        """From now on everything goes right."""
        with self._lock:
            self._faults.clear()

    def planted(self) -> tuple[Fault, ...]:
        """What is still to go wrong, with the times that are left."""
        with self._lock:
            return tuple(self._faults)

    def take(self, kind: Kind, recipients: Sequence[str]) -> Fault | None:
        """The fault of this kind that meets one of the recipients now, counted down by one; None if all goes right."""
        with self._lock:
            for place, fault in enumerate(self._faults):
                if fault.kind == kind and _meets(fault, recipients):
                    self._count_down(place, fault)
                    return fault
        return None

    def _count_down(self, place: int, fault: Fault) -> None:
        if fault.times is None:
            return
        if fault.times == 1:
            del self._faults[place]
        else:
            self._faults[place] = dataclasses.replace(fault, times=fault.times - 1)


def _meets(fault: Fault, recipients: Sequence[str]) -> bool:
    return fault.recipient is None or any(same_address(fault.recipient, recipient) for recipient in recipients)
