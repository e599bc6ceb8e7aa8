"""FakeSmtp: the SMTP and the HTTP side together, in a thread of their own."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from fake_smtp.addresses import is_loopback, listen, shown
from fake_smtp.certificate import NAMES, Certificate, loaded, self_signed
from fake_smtp.faults import Faults
from fake_smtp.inbox import CAPACITY, Inbox
from fake_smtp.security import Security

SIZE_LIMIT = 10 * 2**20
_PATIENCE = 30.0


def _now() -> datetime:
    """When a mail came in is a fact about this machine, not about a deployment, whose clock a scenario moves."""
    return datetime.now(UTC)  # noqa: TID251


class FakeSmtp:
    """A fake SMTP server with an inbox, as a context manager or by `start` and `stop`.

    Ports: 0 takes a free one, `http_port` None leaves the HTTP side out. It listens on loopback unless `host` says
    otherwise; elsewhere its HTTP side wants a `token`, and a log-in encryption (ValueError without). A token is asked
    of every request, as a bearer token or as the password of HTTP Basic. At most `capacity` mails are kept, the oldest
    forgotten first, each of `size_limit` bytes or less (552 beyond that). No mail is ever passed on.
    `start` raises OSError when a port is taken.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        smtp_port: int = 0,
        http_port: int | None = 0,
        token: str | None = None,
        faults: Faults | None = None,
        *,
        security: Security | None = None,
        capacity: int = CAPACITY,
        size_limit: int = SIZE_LIMIT,
        now: Callable[[], datetime] = _now,
    ) -> None:
        if http_port is not None and not token and not is_loopback(host):
            raise ValueError(
                f"{host} is reachable from other machines: give a token, or http_port=None to do without HTTP."
            )
        self.security = security or Security()
        if self.security.users and not self.security.encrypts_smtp and not is_loopback(host):
            raise ValueError(f"{host} is reachable from other machines: users log in there over TLS only, so offer it.")
        self.inbox = Inbox(capacity=capacity)
        self.faults = faults if faults is not None else Faults()
        self.host = host
        self.token = token
        self._ports = (smtp_port, http_port)
        self._size_limit = size_limit
        self._now = now
        self._certificate: Certificate | None = None
        self._sockets: list[socket.socket] = []
        self._addresses: list[tuple[str, int]] = []
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping: asyncio.Event | None = None

    @property
    def smtp_address(self) -> tuple[str, int]:
        """Host and port for an SMTP client."""
        return self._address(0)

    @property
    def http_url(self) -> str:
        """The address of the inbox page and the base of the API, without a slash at its end."""
        return f"{'https' if self.security.https else 'http'}://{shown(self._address(1))}"

    @property
    def certificate(self) -> str:
        """The certificate in PEM that a client must trust; of one out of a file, the chain."""
        if self._certificate is None:
            raise RuntimeError("There is no certificate: start with TLS, as by security=Security(starttls=True).")
        return self._certificate.pem

    def start(self) -> Self:
        """Listen; returns when both sides do."""
        if self._thread is not None:
            raise RuntimeError("This FakeSmtp was started before: make another one.")
        if self.security.certificate:
            self._certificate = loaded(*self.security.certificate)
        elif self.security.wants_certificate:
            self._certificate = self_signed(self._now(), *NAMES, self.host)
        self._bind()
        ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="fake_smtp", daemon=True)
        self._thread.start()
        ready.result(_PATIENCE)
        return self

    def stop(self) -> None:
        """Cut all connections and give the ports back. The inbox can still be read. Harmless when it does not run."""
        if self._loop and self._stopping and self._thread and self._thread.is_alive():
            with contextlib.suppress(RuntimeError):  # the loop ended by itself in this moment
                self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join(_PATIENCE)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _address(self, side: int) -> tuple[str, int]:
        if side >= len(self._addresses):
            raise RuntimeError("The HTTP side was left out." if self._addresses else "Not started: no port yet.")
        return self._addresses[side]

    def _bind(self) -> None:
        try:
            for port in self._ports:
                if port is not None:
                    self._sockets.append(listen(self.host, port))
        except OSError:
            for sock in self._sockets:
                sock.close()
            self._sockets.clear()
            raise
        self._addresses = [sock.getsockname()[:2] for sock in self._sockets]

    def _run(self, ready: Future[None]) -> None:
        try:
            # Selectors on every system: the HTTP side waits for its first connection by add_reader.
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
                runner.run(self._serve(ready))
        except BaseException as error:
            if ready.done():
                raise
            ready.set_exception(error)
        finally:
            for sock in self._sockets:
                sock.close()

    async def _serve(self, ready: Future[None]) -> None:
        from fake_smtp.smtp import Reception, listening

        self._loop = asyncio.get_running_loop()
        self._stopping = asyncio.Event()
        reception = Reception(self.inbox, self.faults, self.security, self._now)
        tls = self._certificate.context if self._certificate else None
        smtp = listening(self._sockets[0], reception, self.security, tls, self._size_limit)
        # In a group, so that a broken HTTP side ends the whole rather than leave its clients without an answer.
        async with smtp, asyncio.TaskGroup() as sides:
            sides.create_task(self._serve_http(self._stopping))
            ready.set_result(None)
            await self._stopping.wait()

    async def _serve_http(self, stopping: asyncio.Event) -> None:
        if len(self._sockets) < 2:
            return
        from fake_smtp.http import Site, serve_until

        tls = self._certificate.context if self._certificate and self.security.https else None
        site = Site(self.inbox, self.faults, self.smtp_address, self.host, self.token, tls)
        await serve_until(stopping, self._sockets[1], site)
