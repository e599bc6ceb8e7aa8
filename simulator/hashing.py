"""Argon2id (RFC 9106), off the event loop."""

from __future__ import annotations

import asyncio
import os
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from argon2 import PasswordHasher

type Cost = Literal["owasp", "cheap"]
COSTS: dict[Cost, tuple[int, int, int]] = {"owasp": (2, 19 * 1024, 1), "cheap": (1, 8, 1)}
"""Time cost, memory in KiB, parallelism: OWASP's figures, and the least there is, for tests that hash a lot."""


@cache
def _threads() -> Executor:
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(os.cpu_count() or 1, "argon2")


class Hasher:
    """Hashes and compares passwords at one cost. argon2 releases the interpreter lock, so threads do."""

    def __init__(self, cost: Cost) -> None:
        self.cost = cost

    @cached_property
    def _argon2(self) -> PasswordHasher:
        from argon2 import PasswordHasher

        time_cost, memory, parallelism = COSTS[self.cost]
        return PasswordHasher(time_cost, memory, parallelism)

    @cached_property
    def _decoy(self) -> str:
        return self._argon2.hash("nobody's password")

    async def hash(self, password: str) -> str:
        """The password's hash, with its parameters (PHC string format)."""
        return await asyncio.get_running_loop().run_in_executor(_threads(), self._hash, password)

    async def matches_any(self, hashes: tuple[str, ...], password: str) -> bool:
        """Whether the password is one of those; compares with every one, whatever the first says."""
        found = await asyncio.gather(*(self._compare(hashed, password) for hashed in hashes))
        return any(found)

    async def spend(self) -> None:
        """Takes the time of one comparison, for nothing."""
        await self._compare(self._decoy, "a password that nobody has")

    async def _compare(self, hashed: str, password: str) -> bool:
        return await asyncio.get_running_loop().run_in_executor(_threads(), self._verify, hashed, password)

    def _hash(self, password: str) -> str:
        return self._argon2.hash(password)

    def _verify(self, hashed: str, password: str) -> bool:
        from argon2.exceptions import VerifyMismatchError

        try:
            return self._argon2.verify(hashed, password)
        except VerifyMismatchError:
            return False
