"""Logins between the password and the device (GC-MFA-1, -2, GC-RESET-5)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime


@dataclass(frozen=True)
class NewPassword:
    """What a reset link's form has chosen and the device is to confirm: the link's digest and the password's hash."""

    link: str
    hashed: str


@dataclass(frozen=True)
class Half:
    """Half a login: the password was right, or `reset` has a new one for it, and the device is still to be shown. It
    opens nothing but the pages that ask for the device."""

    account: str
    begun_at: datetime
    reset: NewPassword | None = None


def written(half: Half) -> str:
    """A half login as the store keeps it."""
    return json.dumps(asdict(half), default=lambda moment: moment.isoformat())


def read(text: str) -> Half:
    """The inverse of `written`."""
    values = json.loads(text)
    reset = NewPassword(**values["reset"]) if values["reset"] else None
    return Half(values["account"], datetime.fromisoformat(values["begun_at"]), reset)
