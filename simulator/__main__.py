"""`python -m simulator`: parses, serves, prints one JSON line when it is ready."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import secrets
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn

from simulator.deployments.registry import Deployments, Unacceptable, public_url
from simulator.outbound import Route
from simulator.products import PRODUCTS
from simulator.providers.sites import Sites
from simulator.store.sqlite import SqliteStore
from simulator.web.app import Simulator

if TYPE_CHECKING:
    from starlette.types import ASGIApp

WRONG_USE = 2


def main(arguments: list[str] | None = None) -> int:
    """Serves until it is told to stop; the exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    given = os.environ.get("LOGINLAB_TOKEN")
    if not given and options.host not in ("127.0.0.1", "::1", "localhost"):
        return _wrong(
            f"--host {options.host} lets other machines in: set LOGINLAB_TOKEN to a secret of your own first."
        )
    try:
        listener = _listen(options.host, options.port)
    except OSError as error:
        return _wrong(
            f"Port {options.port} on {options.host} cannot be used ({error.strerror}). Choose another: --port."
        )
    try:
        asyncio.run(_serve(options, listener, given or secrets.token_urlsafe(24)))
    except Unacceptable as error:
        return _wrong(str(error))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m simulator", description=sys.modules["simulator"].__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=0, help="the port to listen on (default: a free one)")
    parser.add_argument("--smtp", type=_smtp, metavar="HOST:PORT", help="where mail is handed in")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="keep everything in this SQLite file")
    parser.add_argument(
        "--demo",
        nargs="?",
        const=next(iter(PRODUCTS)),
        choices=list(PRODUCTS),
        metavar="PRODUCT",
        help="begin with an organization and people to log in as (of %(const)s unless another product is named)",
    )
    parser.add_argument("--defect", metavar="NAME", help="let the demo get one thing wrong (GET /control/defects)")
    parser.add_argument(
        "--public-url",
        type=_public,
        metavar="URL",
        help="where people reach the demo by something in front of it: https, a host alone",
    )
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input is closed")
    return parser


def _smtp(text: str) -> Route:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT")
    return Route(host, int(port))


def _public(text: str) -> str:
    try:
        return public_url(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r}: {error}") from None


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # With the protocol named, asyncio turns Nagle's algorithm off; without, answers on kept connections wait 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(512)
    return listener


class Server(uvicorn.Server):
    """uvicorn, except that being told to stop is a clean end and not a signal passed on."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    def stop(self) -> None:
        self.should_exit = True


async def _serve(options: argparse.Namespace, listener: socket.socket, token: str) -> None:
    port: int = listener.getsockname()[1]
    store = SqliteStore(options.keep)
    deployments = Deployments(store, PRODUCTS, port, options.smtp)
    sites = Sites(deployments)

    def control() -> ASGIApp:
        from simulator.control.api import control_api

        return control_api(deployments, sites, token)

    app = Simulator(deployments, PRODUCTS, control, sites.at)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=2,
        proxy_headers=False,  # whose X-Forwarded-For counts is for each deployment's policy to say (GC-IP-1)
    )
    server = Server(config)
    for stop in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(stop, server.stop)
    demo = _demo(deployments, options) if options.demo else None
    serving = asyncio.create_task(server.serve([listener]))
    _announce(options.host, port, token, demo)
    if options.with_parent:
        _stop_with_parent(server)
    await serving
    store.close()


def _demo(deployments: Deployments, options: argparse.Namespace) -> dict[str, Any]:
    from simulator.demo import demo

    return demo(deployments, PRODUCTS[options.demo], options.defect, options.public_url)


def _announce(host: str, port: int, token: str, demo: dict[str, Any] | None) -> None:
    address = f"http://{'127.0.0.1' if host in ('0.0.0.0', 'localhost') else host}:{port}"  # noqa: S104 - compared
    ready = {"port": port, "address": address, "control": f"{address}/control", "token": token, "demo": demo}
    sys.stdout.write(json.dumps(ready) + "\n")
    sys.stdout.flush()


def _stop_with_parent(server: Server) -> None:
    loop = asyncio.get_running_loop()

    def closed() -> None:
        if not os.read(sys.stdin.fileno(), 1024):
            loop.remove_reader(sys.stdin.fileno())
            server.stop()

    loop.add_reader(sys.stdin.fileno(), closed)


def _wrong(message: str) -> int:
    sys.stderr.write(message + "\n")
    return WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
