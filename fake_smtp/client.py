"""The inbox from another process: the verbs of Inbox over HTTP, with the same exceptions."""

from __future__ import annotations

import http.client
import json
import ssl
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from fake_smtp.errors import InboxRefused, InboxUnreachable, NoSuchMail
from fake_smtp.inbox import Wanted, Watermark
from fake_smtp.message import Arrival, Message

_GRACE = 10.0
"""Seconds that an answer may take beyond the time it was asked to wait."""
_LONGEST = 300.0


class MailClient:
    """Talks to the HTTP side of a FakeSmtp; safe to use from any thread, one connection a call.

    Every verb raises InboxUnreachable when nothing answers at the address and InboxRefused when the server
    says no (wrong token). `context` says whom an https address must be vouched for by; without it, by whom this machine
    trusts. Raises ValueError on an address that is neither http nor https.
    """

    def __init__(self, url: str, token: str | None = None, *, context: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{url!r} is not the address of a fake_smtp inbox, such as http://127.0.0.1:8025")
        self.url = url.rstrip("/")
        self._host = parts.netloc.rpartition("@")[2]
        # Python does not resolve the names under .localhost, which RFC 6761 gives to this machine.
        local = parts.hostname == "localhost" or parts.hostname.endswith(".localhost")
        self._address = (
            "127.0.0.1" if local else parts.hostname,
            parts.port or (443 if parts.scheme == "https" else 80),
        )
        self._context = (context or ssl.create_default_context()) if parts.scheme == "https" else None
        self._headers: dict[str, str | bytes] = {"Host": self._host}
        if token:
            self._headers["Authorization"] = f"Bearer {token}".encode()

    def watermark(self) -> Watermark:
        """Where the inbox stands now."""
        return int(self._get("/api/watermark")["watermark"])

    def received(self, recipient: str | None = None, since: Watermark = 0) -> tuple[Message, ...]:
        """The mails after the watermark, to one recipient or to all, oldest first."""
        return self._messages(recipient, since, 0.0)

    def wait_for(
        self,
        recipient: str | None,
        matching: Callable[[Message], bool] | None = None,
        since: Watermark = 0,
        within: float = 5.0,
        *,
        subject: str | None = None,
    ) -> Message:
        """The one mail that fits, waiting up to `within` seconds for it; as `Inbox.wait_for`, with its exceptions.

        The server does the waiting; only `matching` is asked here.
        """
        wanted = Wanted(recipient, subject, matching)
        deadline = time.monotonic() + within
        seen, left = since, within
        while True:
            fresh = self._messages(recipient, seen, min(left, _LONGEST))
            if found := wanted.only(fresh):
                return found
            seen = fresh[-1].id if fresh else seen
            left = deadline - time.monotonic()
            if left <= 0:
                raise self._no_such(wanted, since, within)

    def clear(self) -> None:
        """Forget all mails, of everybody who uses this server."""
        self._ask("DELETE", "/api/messages")

    def plant(self, kind: str, *, recipient: str | None = None, times: int | None = None, seconds: float = 0.0) -> None:
        """Plant a fault (see `fake_smtp.faults.Fault`); name a recipient where others use the same server."""
        fault = {"kind": kind, "recipient": recipient, "times": times, "seconds": seconds}
        self._ask("POST", "/api/faults", body=json.dumps(fault).encode())

    def heal(self) -> None:
        """Take all faults away."""
        self._ask("DELETE", "/api/faults")

    def probe(self) -> str:
        """In one sentence, what answers."""
        return f"fake_smtp at {self.url}: {self.watermark()} mails came so far, and it tells of new ones"

    def close(self) -> None:
        """Nothing is kept open."""

    def _messages(self, recipient: str | None, since: Watermark, within: float) -> tuple[Message, ...]:
        found = self._get("/api/messages", within, recipient=recipient or "", since=since, within=max(0.0, within))
        return tuple(Message.from_json(fields) for fields in found)

    def _no_such(self, wanted: Wanted, since: Watermark, within: float) -> NoSuchMail:
        seen = self._get("/api/arrivals", since=since)
        return NoSuchMail(
            wanted.recipient,
            subject=wanted.subject,
            since=since,
            within=within,
            arrived=[Arrival.from_json(fields) for fields in seen["arrivals"]],
            forgotten=seen["forgotten"],
        )

    def _get(self, path: str, waits: float = 0.0, **query: object) -> Any:
        return json.loads(self._ask("GET", f"{path}?{urlencode(query)}" if query else path, waits))

    def _ask(self, method: str, target: str, waits: float = 0.0, body: bytes | None = None) -> bytes:
        connection = self._connection(waits + _GRACE)
        try:
            connection.request(
                method, target, body, self._headers | ({"Content-Type": "application/json"} if body else {})
            )
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            raise InboxUnreachable(f"No fake_smtp answers at {self.url} ({error}): is it running?") from error
        finally:
            connection.close()
        if response.status >= 400:
            reason = f"fake_smtp at {self.url} refused the request ({response.status}): {_detail(content)}"
            raise InboxRefused(reason, response.status)
        return content

    def _connection(self, timeout: float) -> http.client.HTTPConnection:
        if self._context:
            return http.client.HTTPSConnection(*self._address, timeout=timeout, context=self._context)
        return http.client.HTTPConnection(*self._address, timeout=timeout)


def _detail(content: bytes) -> str:
    try:
        return str(json.loads(content)["detail"])
    except (ValueError, KeyError, TypeError):
        return "it gave no reason"
