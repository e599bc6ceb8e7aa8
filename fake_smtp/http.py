"""The HTTP side's listening socket. Starlette and uvicorn are imported at the first connection."""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import dataclass
from socket import socket
from typing import TYPE_CHECKING, Any

from fake_smtp.addresses import accept_no_more
from fake_smtp.faults import Faults
from fake_smtp.inbox import Inbox
from fake_smtp.pulse import Pulse

if TYPE_CHECKING:
    import uvicorn


@dataclass(frozen=True, slots=True)
class Site:
    """What the HTTP side shows and where it listens."""

    inbox: Inbox
    faults: Faults
    smtp_address: tuple[str, int]
    host: str
    token: str | None
    tls: ssl.SSLContext | None = None


async def serve_until(stopping: asyncio.Event, sock: socket, site: Site) -> None:
    """Serve the page and the API on a listening socket. While the imports are made, connections wait in the kernel."""
    stopped: asyncio.Future[Any] = asyncio.ensure_future(stopping.wait())
    called = _connection_waits(sock)
    try:
        await asyncio.wait({stopped, called}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        asyncio.get_running_loop().remove_reader(sock)
    if stopping.is_set():
        return
    with Pulse(site.inbox, stopping) as pulse:
        server = await asyncio.to_thread(_load, sock, site, pulse)
        serving = asyncio.create_task(server.serve(sockets=[sock]))
        await stopped
        pulse.beat()
        await serving


def _connection_waits(sock: socket) -> asyncio.Future[Any]:
    loop = asyncio.get_running_loop()
    called: asyncio.Future[Any] = loop.create_future()

    def call() -> None:
        loop.remove_reader(sock)
        called.set_result(None)

    loop.add_reader(sock, call)
    return called


def _load(sock: socket, site: Site, pulse: Pulse) -> uvicorn.Server:
    import uvicorn

    from fake_smtp.guard import Guard
    from fake_smtp.web import application

    class Server(uvicorn.Server):
        async def main_loop(self) -> None:
            """Instead of looking ten times a second whether it is time to go."""
            await pulse.stopping.wait()
            await accept_no_more(sock)

    config = uvicorn.Config(
        Guard(application(site, pulse), host=site.host, token=site.token),
        lifespan="off",
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    config.load()
    config.ssl = site.tls  # made here: uvicorn itself makes one of files only
    return Server(config)
