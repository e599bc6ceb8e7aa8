"""A run in parts, on several machines: each scenario is in exactly one shard, and every machine agrees in which."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from reports.features import Planned

_WRITTEN = re.compile(r"([1-9]\d*)/([1-9]\d*)")


@dataclass(frozen=True)
class Shard:
    """One part of so many, counted from 1."""

    number: int
    of: int

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"

    @classmethod
    def read(cls, text: str) -> Self:
        """What is written as 3/8. Raises ValueError."""
        written = _WRITTEN.fullmatch(text)
        if not written or int(written[1]) > int(written[2]):
            raise ValueError(f"{text!r} is not a part of a whole, such as 3/8")
        return cls(int(written[1]), int(written[2]))

    def to_dict(self) -> dict[str, Any]:
        """As report.json has it."""
        return asdict(self)


def dealt[T](items: Sequence[T], shard: Shard, name: Callable[[T], str]) -> list[T]:
    """The items of one shard, in their order. They are dealt by a hash of their names, so that a part has its share of
    what is slow, and no part has two items more than another."""
    shuffled = sorted(items, key=lambda item: hashlib.sha256(name(item).encode()).digest())
    own = set(map(name, shuffled[shard.number - 1 :: shard.of]))
    return [item for item in items if name(item) in own]


def fingerprint(planned: Iterable[Planned], root: Path) -> str:
    """Differs when feature files do, wherever they lie."""
    told = hashlib.sha256()
    for path in sorted({each.path for each in planned}):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        told.update(f"{name}\n".encode() + path.read_bytes())
    return told.hexdigest()[:16]
