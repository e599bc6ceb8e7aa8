"""Hosts and ports: listening on them, writing them down, and which of them stay on this machine."""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import os
import socket


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises OSError with a sentence that names the address."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return _listener(family, address[:2])
    except OSError as error:
        where = shown((host, port))
        if error.errno == errno.EADDRINUSE:
            raise OSError(
                error.errno, f"{where} is in use by another program: choose another port, or 0 for a free one"
            ) from error
        reason = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        raise OSError(error.errno, f"Cannot listen on {where}: {reason}") from error


def _listener(family: int, address: tuple[object, ...]) -> socket.socket:
    """`socket.create_server`, but with the protocol named: only then does asyncio turn Nagle's algorithm off, without
    which answers on kept connections wait 40 ms."""
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(512)
    except OSError:
        listener.close()
        raise
    return listener


async def accept_no_more(sock: socket.socket) -> None:
    """Leave further connections to the kernel, and let those that were just accepted become transports.

    Without it, asyncio logs an error and leaks a socket when a client connects in the moment a server is closed.
    """
    asyncio.get_running_loop().remove_reader(sock)
    for _ in range(2):
        await asyncio.sleep(0)  # noqa: TID251 - a turn of the loop, not a wait


def shown(address: tuple[str, int]) -> str:
    """host:port, with brackets around an IPv6 address."""
    host, port = address
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it. Of all names, localhost and *.localhost can be trusted (RFC 6761)."""
    name = host.lower().rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
