"""A received mail, as a value."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fake_smtp.extract import codes_in


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail as lists and error texts may show it: without its body.

    `received_at` is an ISO 8601 instant in UTC.
    """

    id: int
    from_address: str
    recipients: tuple[str, ...]
    subject: str
    received_at: str

    def to_json(self) -> dict[str, Any]:
        """The fields under their names; recipients as a list."""
        return {**dataclasses.asdict(self), "recipients": list(self.recipients)}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Arrival:
        """The inverse of `to_json`."""
        return cls(**{**fields, "recipients": tuple(fields["recipients"])})


@dataclass(frozen=True, slots=True)
class Message:
    """A mail that was accepted.

    `id` increases from mail to mail. `sender` and `recipients` are the envelope's (RFC 5321; `sender` is empty for a
    bounce), `from_address` is the From header's. `text` and `html` are the bodies, decoded, with "\\n" at line ends,
    empty when the mail has none. `links` are the http and https addresses in the order of the mail, each once.
    `size` is in bytes, as transmitted.
    `received_at` is an ISO 8601 instant in UTC.
    """

    id: int
    sender: str
    recipients: tuple[str, ...]
    from_address: str
    subject: str
    text: str = dataclasses.field(repr=False)
    html: str = dataclasses.field(repr=False)
    links: tuple[str, ...] = dataclasses.field(repr=False)
    received_at: str
    size: int

    def codes(self, digits: int = 6) -> tuple[str, ...]:
        """The numbers of exactly so many digits that a reader sees in either body, links aside; in order, once each."""
        return codes_in(self.text, self.html, digits)

    def arrival(self) -> Arrival:
        """The same mail without its body."""
        return Arrival(self.id, self.from_address, self.recipients, self.subject, self.received_at)

    def sent_to(self, address: str) -> bool:
        """Whether the envelope names this recipient, whatever the letters' case."""
        return any(same_address(address, recipient) for recipient in self.recipients)

    def to_json(self) -> dict[str, Any]:
        """The fields under their names, tuples as lists, and `codes` of six digits."""
        return {
            **dataclasses.asdict(self),
            "recipients": list(self.recipients),
            "links": list(self.links),
            "codes": list(self.codes()),
        }

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Message:
        """The inverse of `to_json`; `codes` is derived and ignored."""
        known = {field.name: fields[field.name] for field in dataclasses.fields(cls)}
        return cls(**{**known, "recipients": tuple(fields["recipients"]), "links": tuple(fields["links"])})


def same_address(one: str, other: str) -> bool:
    """Compared without case: RFC 5321 section 2.4 leaves a local part's case to its host, and hosts ignore it."""
    return one.strip().casefold() == other.strip().casefold()


def in_subject(part: str, subject: str) -> bool:
    """Whether a subject contains a part, whatever the letters' case and the width of the blanks."""
    return _plain(part) in _plain(subject)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def distinct(items: Sequence[str]) -> tuple[str, ...]:
    """Each item once, at its first place."""
    return tuple(dict.fromkeys(items))
