"""Codes as the features speak of them: `a code from 61 seconds ago`, `the code from the older message`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from fixtures.authenticator import STEP

if TYPE_CHECKING:
    from steps.devices import Devices

type Code = Callable[[Devices], str]

_SECONDS = {"second": 1.0, "minute": 60.0, "step": STEP.total_seconds()}
_NUMBERS = {"first": 0, "second": 1}


def _from_moment(devices: Devices, number: str, unit: str, side: str) -> str:
    ago = timedelta(seconds=int(number) * _SECONDS[unit.removesuffix("s")])
    return devices.app.from_moment(ago if side == "ago" else -ago)


# Each row: what the words look like, and what they mean to a person's devices.
_CODES: tuple[tuple[str, Callable[..., str]], ...] = (
    ("a code", lambda devices: devices.fresh()),
    (r"a code of the (first|second) device", lambda devices, which: devices.app_at(_NUMBERS[which]).fresh()),
    ("a code of the device that is gone", lambda devices: devices.app_gone.fresh()),
    (r"a code from (\d+) (seconds?|minutes?|steps?) (ago|ahead)", _from_moment),
    ("the same code", lambda devices: devices.presented[-1]),
    ("the older code", lambda devices: devices.presented[-2]),
    ("a wrong code", lambda devices: devices.wrong()),
    ("a code without its last digit", lambda devices: devices.app.fresh()[:-1]),
    ("a code with another digit after it", lambda devices: devices.app.fresh() + devices.digit()),
    ("the code from the message", lambda devices: devices.texted[-1]),
    ("the code from the older message", lambda devices: devices.texted[-2]),
    (r"the (\d+)(?:st|nd|rd|th) backup code", lambda devices, place: devices.backup.held[int(place) - 1]),
    (r"the (\d+)(?:st|nd|rd|th) backup code of before", lambda devices, place: devices.backup.replaced[int(place) - 1]),
    ("the given backup code", lambda devices: devices.backup.given),
    ("a wrong backup code", lambda devices: devices.backup.wrong(devices.chance)),
)

PATTERN = "|".join(re.sub(r"\((?!\?)", "(?:", words) for words, _ in _CODES)
EXAMPLES = (
    "a code",
    "a code of the second device",
    "a code of the device that is gone",
    "a code from 61 seconds ago",
    "a code from 1 step ahead",
    "a code from 2 minutes ago",
    "the same code",
    "a wrong code",
    "a code without its last digit",
    "a code with another digit after it",
    "the code from the message",
    "the code from the older message",
    "the 1st backup code",
    "the 10th backup code of before",
    "the given backup code",
    "a wrong backup code",
)


def code(words: str) -> Code:
    """What the words for a code mean. Raises LookupError when they mean nothing."""
    for pattern, meaning in _CODES:
        if match := re.fullmatch(pattern, words):
            return lambda devices: devices.secrets.add(meaning(devices, *match.groups()))
    raise LookupError(f"no code is called {words!r}")
