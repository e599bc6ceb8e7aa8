"""Argon2id (RFC 9106), off the event loop."""

from __future__ import annotations

import asyncio
import base64
import hmac
import os
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
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
        """Nobody's hash, at this cost; written down, because the first who needs it would pay for making it."""
        time_cost, memory, parallelism = COSTS[self.cost]
        return f"$argon2id$v=19$m={memory},t={time_cost},p={parallelism}${'A' * 22}${'A' * 43}"

    async def hash(self, password: str, salt: bytes) -> str:
        """The password's hash, with its parameters (PHC string format)."""
        return await self._off_the_loop(self._hash, password, salt)

    async def matches_any(self, hashes: tuple[str, ...], password: str) -> bool:
        """Whether the password is one of those. Those that share a salt cost one computation together, however many
        they are; every one is looked at, whatever the first says."""
        salted = {hashed.rpartition("$")[0]: hashed for hashed in hashes}
        made = await asyncio.gather(*(self._off_the_loop(_alike, hashed, password) for hashed in salted.values()))
        return sum(hmac.compare_digest(own, hashed) for own in made for hashed in hashes) > 0

    async def spend(self) -> None:
        """Takes the time of one comparison, for nothing."""
        await self.matches_any((self._decoy,), "a password that nobody has")

    async def _off_the_loop[*Given](self, computed: Callable[[*Given], str], *given: *Given) -> str:
        return await asyncio.get_running_loop().run_in_executor(_threads(), computed, *given)

    def _hash(self, password: str, salt: bytes) -> str:
        return self._argon2.hash(password, salt=salt)


def _alike(hashed: str, password: str) -> str:
    """The hash that a password has with another's salt and parameters."""
    from argon2 import extract_parameters
    from argon2.low_level import hash_secret

    salt, cost = hashed.split("$")[-2], extract_parameters(hashed)
    return hash_secret(
        password.encode(),
        base64.b64decode(salt + "=" * (-len(salt) % 4)),
        cost.time_cost,
        cost.memory_cost,
        cost.parallelism,
        cost.hash_len,
        cost.type,
        cost.version,
    ).decode()
