"""The mails that came in: numbered, bounded, and waited for."""

from __future__ import annotations

import dataclasses
import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fake_smtp.errors import AmbiguousMail, NoSuchMail
from fake_smtp.message import Message, in_subject

type Watermark = int
"""The id of the last mail at some moment; 0 is before all mails. Stays valid when the inbox is cleared."""

CAPACITY = 10_000
MAX_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which mail is waited for: `recipient` (None: anybody), part of the `subject`, other conditions (`matching`)."""

    recipient: str | None = None
    subject: str | None = None
    matching: Callable[[Message], bool] | None = None

    def fits(self, message: Message) -> bool:
        """Whether this is one of the mails that are wanted."""
        return (
            (self.recipient is None or message.sent_to(self.recipient))
            and (self.subject is None or in_subject(self.subject, message.subject))
            and (self.matching is None or self.matching(message))
        )

    def only(self, messages: Sequence[Message]) -> Message | None:
        """The one that fits, None if none does. Raises AmbiguousMail if several do."""
        found = [message for message in messages if self.fits(message)]
        if len(found) > 1:
            candidates = [message.arrival() for message in found]
            raise AmbiguousMail(self.recipient, subject=self.subject, candidates=candidates)
        return found[0] if found else None


class Inbox:
    """All accepted mails, oldest first; safe to use from any thread.

    At most `capacity` mails and `max_bytes` bytes (as transmitted) are kept: the oldest are forgotten first, and a wait
    that misses its mail says how many were.
    """

    def __init__(self, *, capacity: int = CAPACITY, max_bytes: int = MAX_BYTES) -> None:
        self._capacity = capacity
        self._max_bytes = max_bytes
        self._changed = threading.Condition()
        self._messages: list[Message] = []
        self._bytes = 0
        self._last = 0
        self._forgotten = 0
        self._clears = 0
        self._listeners: list[Callable[[], None]] = []

    def add(self, message: Message) -> Message:
        """Number the mail, keep it, wake who waits; the numbered mail."""
        with self._changed:
            self._last += 1
            message = dataclasses.replace(message, id=self._last)
            self._messages.append(message)
            self._bytes += message.size
            while len(self._messages) > self._capacity or (self._bytes > self._max_bytes and len(self._messages) > 1):
                oldest = self._messages.pop(0)
                self._bytes -= oldest.size
                self._forgotten = oldest.id
            self._tell()
        return message

    def watermark(self) -> Watermark:
        """Where the inbox stands now: pass it as `since` to see only what comes after."""
        with self._changed:
            return self._last

    def received(self, recipient: str | None = None, since: Watermark = 0) -> tuple[Message, ...]:
        """The mails after the watermark, to one recipient or to all, oldest first."""
        wanted = Wanted(recipient)
        return tuple(message for message in self.after(since)[0] if wanted.fits(message))

    def wait_for(
        self,
        recipient: str | None,
        matching: Callable[[Message], bool] | None = None,
        since: Watermark = 0,
        within: float = 5.0,
        *,
        subject: str | None = None,
    ) -> Message:
        """The one mail that fits, waiting up to `within` seconds for it.

        `subject` is a part of the subject. Raises NoSuchMail when the time is over, and AmbiguousMail when several
        mails fit at the moment it looks; it returns as soon as one does, and does not wait for a second.
        """
        wanted = Wanted(recipient, subject, matching)
        deadline = time.monotonic() + within
        seen = since
        while True:
            fresh, last = self.after(seen)
            if found := wanted.only(fresh):  # outside the lock: a condition may be slow, or use the inbox itself
                return found
            seen = max(seen, last)
            if not self._wait_past(seen, deadline):
                break
        raise self.no_such(wanted, since=since, within=within)

    def clear(self) -> None:
        """Forget all mails. Ids go on from where they were."""
        with self._changed:
            self._messages.clear()
            self._bytes = 0
            self._forgotten = 0
            self._clears += 1
            self._tell()

    def message(self, number: int) -> Message | None:
        """The mail with this id, None if there is none, or no more."""
        with self._changed:
            fresh = self._after(number - 1)
        return fresh[0] if fresh and fresh[0].id == number else None

    def after(self, since: Watermark) -> tuple[list[Message], Watermark]:
        """The mails after the watermark and the watermark now, taken in one moment."""
        with self._changed:
            return self._after(since), self._last

    def clears(self) -> int:
        """How often the inbox was cleared: a list shown elsewhere is void when this has changed."""
        with self._changed:
            return self._clears

    def forgotten(self, since: Watermark) -> int:
        """How many mails after the watermark were given up because the inbox was full."""
        with self._changed:
            return max(0, self._forgotten - since)

    def no_such(self, wanted: Wanted, *, since: Watermark, within: float) -> NoSuchMail:
        """The error for a wait that came to nothing, with what did arrive."""
        with self._changed:
            arrived = [message.arrival() for message in self._after(since)]
        return NoSuchMail(
            wanted.recipient,
            subject=wanted.subject,
            since=since,
            within=within,
            arrived=arrived,
            forgotten=self.forgotten(since),
        )

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener`, in whatever thread, after each change; it must return at once. Gives what ends it."""
        with self._changed:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._changed:
                self._listeners.remove(listener)

        return unsubscribe

    def _wait_past(self, seen: Watermark, deadline: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._last > seen, max(0.0, deadline - time.monotonic()))

    def _after(self, since: Watermark) -> list[Message]:
        return self._messages[bisect_right(self._messages, since, key=lambda message: message.id) :]

    def _tell(self) -> None:
        self._changed.notify_all()
        for listener in self._listeners:
            listener()
