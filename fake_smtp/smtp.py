"""The SMTP side: aiosmtpd's protocol, what it does with a mail, and its listening socket."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
import weakref
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from socket import socket

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session, TLSSetupException

from fake_smtp.addresses import accept_no_more, is_loopback
from fake_smtp.faults import Faults
from fake_smtp.inbox import Inbox
from fake_smtp.parse import parse
from fake_smtp.security import Rate, Security, fits

log = logging.getLogger(__name__)

# Its own log repeats every command, calls its own attributes deprecated, and would show what clients send.
logging.getLogger("mail.log").setLevel(logging.CRITICAL)

_LIMITS = {"AUTH": 5, "*": 2**31}
"""How often a client may say a command in one connection, before it is sent away with 421."""


class Reception:
    """What is done with a mail (the hooks of aiosmtpd; their names and arguments are given by it)."""

    def __init__(self, inbox: Inbox, faults: Faults, security: Security, now: Callable[[], datetime]) -> None:
        self._inbox = inbox
        self._faults = faults
        self._security = security
        self._rate = Rate(security.rate)
        self._now = now

    async def handle_EHLO(
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        if self._security.users:
            return responses
        return [line for line in responses if not line.startswith("250-AUTH")]

    async def handle_MAIL(
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        # Not by aiosmtpd's own auth_required, which warns on every connection that is not encrypted.
        if self._security.users and not session.authenticated:
            return "530 5.7.0 Authentication required"
        if not fits(address, self._security.senders):
            return f"550 5.7.1 No mail from {address} is taken here"
        if not self._rate.takes(str((session.peer or ("",))[0])):
            return f"451 4.7.1 No more than {self._security.rate} mails a minute from one address: try again later"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self._faults.take("refuse", [address]):
            return "550 5.1.1 No such mailbox (a fault that was asked for)"
        if not fits(address, self._security.recipients):
            return f"550 5.7.1 No mail for {address} is taken here, and none is passed on"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:
        recipients = envelope.rcpt_tos
        if slow := self._faults.take("delay", recipients):
            with contextlib.suppress(TimeoutError):
                # A future that nobody completes: the end of the connection cancels this coroutine and the wait.
                await asyncio.wait_for(asyncio.get_running_loop().create_future(), slow.seconds)
        if self._faults.take("drop", recipients):
            _abort(server)
            await asyncio.get_running_loop().create_future()  # likewise; returning would write to a closed connection
        if self._faults.take("temporary", recipients):
            return "451 4.3.0 Try again later (a fault that was asked for)"
        sender = "" if envelope.mail_from in (None, "<>") else str(envelope.mail_from)
        received_at = self._now().isoformat(timespec="milliseconds")
        raw = envelope.original_content or b""
        mail = self._inbox.add(parse(raw, sender=sender, recipients=recipients, received_at=received_at))
        return f"250 2.0.0 OK, kept as {mail.id}"

    async def handle_exception(self, error: Exception) -> str:
        if isinstance(error, TLSSetupException):  # mostly a client that does not trust the certificate: its affair
            return "454 4.7.0 TLS not available"
        log.error("fake_smtp failed while it received a mail", exc_info=error)
        return f"451 4.3.0 fake_smtp failed: {type(error).__name__}"

    def authenticate(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, credentials: object
    ) -> AuthResult:
        """handled=False lets aiosmtpd answer 535; its default would leave the client without an answer."""
        known = isinstance(credentials, LoginPassword) and self._security.knows(credentials.login, credentials.password)
        return AuthResult(success=known, handled=False)


@contextlib.asynccontextmanager
async def listening(
    sock: socket, reception: Reception, security: Security, tls: ssl.SSLContext | None, size_limit: int
) -> AsyncIterator[None]:
    """Serve SMTP on a bound socket in the running loop; open connections are cut at the end."""
    clear_beyond = not security.tls and not is_loopback(sock.getsockname()[0])
    loop = asyncio.get_running_loop()
    connections: weakref.WeakSet[SMTP] = weakref.WeakSet()

    def connection() -> SMTP:
        smtp = SMTP(
            reception,
            loop=loop,
            hostname="fake-smtp.localhost",
            ident="fake_smtp",
            enable_SMTPUTF8=True,
            data_size_limit=size_limit,
            tls_context=None if security.tls else tls,
            require_starttls=security.require_starttls,
            authenticator=reception.authenticate,
            auth_require_tls=security.require_starttls or clear_beyond,
            command_call_limit=_LIMITS,
            auth_exclude_mechanism=None if security.users else ("PLAIN", "LOGIN"),
        )
        connections.add(smtp)
        return smtp

    # Not aiosmtpd's Controller: on port 0 it connects to port 0 and leaves a thread behind.
    server = await loop.create_server(connection, sock=sock, ssl=tls if security.tls else None)
    try:
        yield
    finally:
        await accept_no_more(sock)
        server.close()
        for smtp in connections:
            _abort(smtp)
        await server.wait_closed()


def _abort(smtp: SMTP) -> None:
    transport = smtp.transport
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()
