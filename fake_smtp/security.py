"""What the SMTP side asks of a client: encryption (RFC 3207, RFC 8314), a log-in (RFC 4954), and what it takes."""

from __future__ import annotations

import dataclasses
import hmac
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Security:
    """What is offered, and asked.

    `tls` encrypts from the first byte, as on port 465; `starttls` offers STARTTLS, and `require_starttls` refuses mail
    without it (530). `https` encrypts the HTTP side. The certificate is made at the start, or read from `certificate`:
    a PEM file with the chain, and one with the key, None where the first one holds it too.
    `users` (name to password) offers AUTH PLAIN and LOGIN and refuses mail without a log-in (530). Under
    `require_starttls`, and wherever other machines are served, AUTH is offered only once the connection is encrypted.
    `senders` and `recipients` are patterns such as `*@example.com`, of which an address must fit one (550); none of
    them lets everybody. `rate` is how many mails one client address may send in a minute (451).
    """

    starttls: bool = False
    require_starttls: bool = False
    users: Mapping[str, str] = dataclasses.field(default_factory=dict, repr=False)
    tls: bool = False
    https: bool = False
    certificate: tuple[Path, Path | None] | None = None
    senders: Sequence[str] = ()
    recipients: Sequence[str] = ()
    rate: int | None = None

    @property
    def encrypts_smtp(self) -> bool:
        """Whether a client can encrypt what it sends."""
        return self.tls or self.starttls or self.require_starttls

    @property
    def wants_certificate(self) -> bool:
        """Whether any of both sides encrypts."""
        return self.encrypts_smtp or self.https

    def knows(self, name: bytes, password: bytes) -> bool:
        """Whether a user of this name has this password."""
        expected = self.users.get(name.decode("utf-8", "replace"))
        return expected is not None and hmac.compare_digest(expected.encode(), password)


def fits(address: str, patterns: Sequence[str]) -> bool:
    """Whether an address fits one of the patterns, whatever the letters' case; without patterns each does."""
    return not patterns or any(fnmatchcase(address.lower(), pattern.lower()) for pattern in patterns)


class Rate:
    """Counts what each client sends in a minute; in the next one everybody begins anew."""

    def __init__(self, limit: int | None, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._minute = 0.0
        self._sent: Counter[str] = Counter()

    def takes(self, client: str) -> bool:
        """Whether one more of this client's is taken now; if so, it is counted."""
        if self._limit is None:
            return True
        if (minute := self._clock() // _MINUTE) != self._minute:
            self._minute, self._sent = minute, Counter()
        if self._sent[client] >= self._limit:
            return False
        self._sent[client] += 1
        return True
