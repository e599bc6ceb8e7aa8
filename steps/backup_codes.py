"""Backup codes: what a person was shown or given, each good for one login in place of a code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fixtures.chance import Chance


@dataclass
class BackupCodes:
    """The backup codes of one person: those that are `held`, those that were `replaced` by them, and the one that the
    administrator has `given`.
    """

    held: Sequence[str] = field(default=(), repr=False)
    replaced: Sequence[str] = field(default=(), repr=False)
    given: str = field(default="", repr=False)

    def __contains__(self, code: str) -> bool:
        return code in self.held or code == self.given

    def replace(self, new: Sequence[str]) -> None:
        """Hold new codes in place of those that were held."""
        self.held, self.replaced = new, self.held

    def wrong(self, chance: Chance) -> str:
        """A code of the same form that is nobody's."""
        return chance.token(self.held[0])
