"""Waiting for the inbox within the event loop: any number of waits, and not a thread among them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any, Self

from fake_smtp.inbox import Inbox


class Pulse:
    """One future for all who wait, completed and replaced at each change of the inbox. Belongs to the running loop."""

    def __init__(self, inbox: Inbox, stopping: asyncio.Event) -> None:
        self.stopping = stopping
        self._inbox = inbox
        self._loop = asyncio.get_running_loop()
        self._next: asyncio.Future[None] = self._loop.create_future()
        self._unsubscribe: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        self._unsubscribe = self._inbox.subscribe(self._changed)
        return self

    def __exit__(self, *_: object) -> None:
        self._unsubscribe()

    def beat(self) -> None:
        """Let everybody look again."""
        self._next.set_result(None)
        self._next = self._loop.create_future()

    async def until[T](self, look: Callable[[], T | None], within: float, gone: Awaitable[Any]) -> T | None:
        """The first answer of `look` that is not None; it is asked at once and after each change.

        None when `within` seconds are over, when `gone` completes (the client went away), or when the server stops.
        """
        deadline = self._loop.time() + within
        left_alone = asyncio.ensure_future(gone)
        try:
            while True:
                change = self._next  # taken before looking, so that nothing falls between
                if (found := look()) is not None:
                    return found
                left = deadline - self._loop.time()
                if left <= 0 or left_alone.done() or self.stopping.is_set():
                    return None
                await asyncio.wait({change, left_alone}, timeout=left, return_when=asyncio.FIRST_COMPLETED)
        finally:
            left_alone.cancel()

    def _changed(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits there any more
            self._loop.call_soon_threadsafe(self.beat)
