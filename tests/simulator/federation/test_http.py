"""The client that asks providers directly, over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from simulator.federation.http import Client, Unreachable

type Story = Callable[[int], Awaitable[None]]


def serving(answer: bytes, story: Story, *, seen: list[bytes] | None = None, hangs: bool = False) -> None:
    """Runs a story beside a server that gives the same answer to everybody."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        if seen is not None:
            seen.append(request)
        if hangs:
            await reader.read()
        writer.write(answer)
        await writer.drain()
        writer.close()

    async def whole() -> None:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server:
            await story(server.sockets[0].getsockname()[1])

    asyncio.run(whole())


def told(body: bytes, head: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\n{more}Connection: close\r\n\r\n".encode() + body


def test_a_name_under_localhost_is_this_machine_and_keeps_its_name() -> None:
    seen: list[bytes] = []

    async def story(port: int) -> None:
        assert await Client().get_json(f"http://abc.onelogin.localhost:{port}/x?y=1") == {"a": 1}
        assert f"Host: abc.onelogin.localhost:{port}\r\n".lower().encode() in seen[0].lower()
        assert seen[0].startswith(b"GET /x?y=1 ")

    serving(told(b'{"a": 1}'), story, seen=seen)


@pytest.mark.parametrize("place", ["http://127.0.0.1:1/", "http://elsewhere.localhost:1/", "//evil.example/x"])
def test_a_redirect_to_another_host_is_not_followed(place: str) -> None:
    async def story(port: int) -> None:
        with pytest.raises(Unreachable, match="another host"):
            await Client().get(f"http://abc.localhost:{port}/")

    serving(told(b"", "302 Found", f"Location: {place}\r\n"), story)


def test_a_redirect_in_circles_ends() -> None:
    async def story(port: int) -> None:
        with pytest.raises(Unreachable, match="circles"):
            await Client().get(f"http://abc.localhost:{port}/")

    serving(told(b"", "302 Found", "Location: /again\r\n"), story)


def test_a_form_is_never_sent_on() -> None:
    async def story(port: int) -> None:
        with pytest.raises(Unreachable, match="instead of answering"):
            await Client().post(f"http://abc.localhost:{port}/", {"code": "secret"})

    serving(told(b"", "307 Temporary Redirect", "Location: /again\r\n"), story)


def test_an_endless_answer_is_cut() -> None:
    async def story(port: int) -> None:
        with pytest.raises(Unreachable, match="more than 100 bytes"):
            await Client(largest=100).get(f"http://abc.localhost:{port}/")

    serving(told(b"a" * 101), story)


def test_a_small_answer_that_unpacks_into_a_large_one_is_cut() -> None:
    import gzip

    async def story(port: int) -> None:
        with pytest.raises(Unreachable, match="more than 100 bytes"):
            await Client(largest=100).get(f"http://abc.localhost:{port}/")

    serving(told(gzip.compress(b"a" * 10_000), more="Content-Encoding: gzip\r\n"), story)


def test_a_provider_that_hangs_is_given_up() -> None:
    async def story(port: int) -> None:
        with pytest.raises(Unreachable, match=r"within 0\.05 seconds"):
            await Client(seconds=0.05).get(f"http://abc.localhost:{port}/")

    serving(b"", story, hangs=True)


@pytest.mark.parametrize("url", ["ftp://x.localhost/", "http://", "http://x.localhost:99999/", "/relative"])
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    with pytest.raises(Unreachable):
        asyncio.run(Client().get(url))


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b"\xff"])
def test_what_is_no_json_object_is_unusable(body: bytes) -> None:
    client = Client(httpx.MockTransport(lambda _request: httpx.Response(200, content=body)))
    with pytest.raises(Unreachable):
        asyncio.run(client.get_json("https://op.example/"))
