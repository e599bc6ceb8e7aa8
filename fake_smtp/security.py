"""What the SMTP side asks of a client: encryption (RFC 3207) and a log-in (RFC 4954)."""

from __future__ import annotations

import dataclasses
import hmac
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Security:
    """What is offered, and asked.

    `starttls` offers STARTTLS with a certificate made at the start; `require_starttls` refuses mail without it (530).
    `users` (name to password) offers AUTH PLAIN and LOGIN and refuses mail without a log-in (530). Under
    `require_starttls`, AUTH is offered only once the connection is encrypted.
    """

    starttls: bool = False
    require_starttls: bool = False
    users: Mapping[str, str] = dataclasses.field(default_factory=dict, repr=False)

    @property
    def wants_certificate(self) -> bool:
        """Whether STARTTLS is offered."""
        return self.starttls or self.require_starttls

    def knows(self, name: bytes, password: bytes) -> bool:
        """Whether a user of this name has this password."""
        expected = self.users.get(name.decode("utf-8", "replace"))
        return expected is not None and hmac.compare_digest(expected.encode(), password)
