"""Mail, which really travels: by SMTP, in order, after the page has been answered."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass
from datetime import datetime

from simulator.identity.settings import Letter

log = logging.getLogger("simulator.outbound")


@dataclass(frozen=True)
class Route:
    """The SMTP server that a deployment's mail is handed to."""

    host: str
    port: int
    starttls: bool = False
    username: str | None = None
    password: str | None = None


class Outbox:
    """One deployment's outgoing mail: one letter after the other, as a task that lives only while there is mail."""

    def __init__(self, route: Route | None) -> None:
        self.route = route
        self._waiting: deque[tuple[Letter, datetime]] = deque()
        self._task: asyncio.Task[None] | None = None

    def send(self, letter: Letter, at: datetime) -> None:
        """Takes a letter; returns at once. Without a route the letter goes nowhere, and the log says so."""
        if self.route is None:
            log.warning("mail to %d recipient(s) dropped: the deployment has no SMTP server", len(letter.recipients))
            return
        self._waiting.append((letter, at))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._deliver(self.route))

    async def _deliver(self, route: Route) -> None:
        from simulator.outbound.smtp import deliver

        while self._waiting:
            letter, at = self._waiting.popleft()
            try:
                await asyncio.to_thread(deliver, route, letter, at)
            except OSError as error:  # smtplib's errors are OSErrors
                log.error("mail not accepted by %s:%d: %s", route.host, route.port, type(error).__name__)
