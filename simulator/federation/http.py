"""Asking a provider directly: a small, wary HTTP client."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

if TYPE_CHECKING:
    import httpx

SECONDS = 5.0
"""For everything together: looking up the name, connecting, and the whole answer."""
LARGEST = 512 * 1024
"""Bytes of an answer."""
MOST_REDIRECTS = 3
LOOPBACK = "127.0.0.1"


class Unreachable(OSError):
    """No usable answer; the text says why, without a secret."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


def local(host: str) -> bool:
    """Whether a name stands for this machine (RFC 6761 6.3)."""
    return host in ("localhost", LOOPBACK, "::1") or host.endswith(".localhost")


class Client:
    """`transport` takes the place of the network, in tests and where the provider lives in this process."""

    def __init__(
        self, transport: httpx.AsyncBaseTransport | None = None, *, seconds: float = SECONDS, largest: int = LARGEST
    ) -> None:
        self._transport, self._seconds, self._largest = transport, seconds, largest

    async def get(self, url: str, *, bearer: str = "") -> Answer:
        """The answer, after redirects that stay on the same origin. Raises `Unreachable`."""
        headers = {"Authorization": f"Bearer {bearer}"} if bearer else {}
        for _ in range(MOST_REDIRECTS + 1):
            answer, location = await self._once("GET", url, headers, None, None)
            if not location:
                return answer
            target = urljoin(url, location)
            if _origin(target) != _origin(url):
                raise Unreachable(f"{urlsplit(url).hostname} sends us on to another host")
            url = target
        raise Unreachable(f"{urlsplit(url).hostname} sends us round in circles")

    async def post(
        self, url: str, form: dict[str, str], *, basic: tuple[str, str] | None = None, seconds: float | None = None
    ) -> Answer:
        """The answer to a form; it is never redirected. Raises `Unreachable`, after so many seconds too."""
        answer, location = await self._once("POST", url, {}, form, basic, seconds)
        if location:
            raise Unreachable(f"{urlsplit(url).hostname} sends us on instead of answering")
        return answer

    async def get_json(self, url: str, *, bearer: str = "") -> dict[str, Any]:
        """The JSON object at an address. Raises `Unreachable`."""
        answer = await self.get(url, bearer=bearer)
        if answer.status != 200:
            raise Unreachable(f"{urlsplit(url).hostname} answered {answer.status}")
        return json_object(answer)

    async def _once(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        form: dict[str, str] | None,
        basic: tuple[str, str] | None,
        seconds: float | None = None,
    ) -> tuple[Answer, str]:
        import httpx

        where, host = _reached(url)
        seconds = seconds or self._seconds
        try:
            async with (
                asyncio.timeout(seconds),
                self._session(where) as session,
                session.stream(
                    method,
                    where,
                    headers={"Host": host, "Accept": "application/json, application/xml, */*", **headers},
                    data=form,
                    auth=basic,
                    extensions={"sni_hostname": urlsplit(url).hostname or ""},
                ) as response,
            ):
                answer = Answer(response.status_code, await self._body(response))
                return answer, response.headers.get("location", "") if response.is_redirect else ""
        except TimeoutError as error:
            raise Unreachable(f"{host} did not answer within {seconds:g} seconds") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Unreachable(f"{host} cannot be reached ({type(error).__name__})") from error

    def _session(self, url: str) -> httpx.AsyncClient:
        import httpx

        encrypted = url.startswith("https:")  # loading the trusted authorities takes longer than a plain answer
        return httpx.AsyncClient(
            transport=self._transport, verify=encrypted, trust_env=False, timeout=self._seconds, follow_redirects=False
        )

    async def _body(self, response: httpx.Response) -> bytes:
        body = b""
        async for part in response.aiter_bytes():
            body += part
            if len(body) > self._largest:
                raise Unreachable(f"{response.request.headers['host']} answers with more than {self._largest} bytes")
        return body


def json_object(answer: Answer) -> dict[str, Any]:
    """The JSON object that an answer is. Raises `Unreachable`."""
    try:
        value = json.loads(answer.body)
    except ValueError as error:
        raise Unreachable("the answer is not JSON") from error
    if not isinstance(value, dict):
        raise Unreachable("the answer is not a JSON object")
    return value


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc


def _reached(url: str) -> tuple[str, str]:
    """Where to connect, and the Host to name: the system's resolver need not know *.localhost."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable("not a web address")
    if not parts.hostname.endswith(".localhost"):
        return url, parts.netloc.rpartition("@")[2]
    try:
        port = parts.port
    except ValueError as error:
        raise Unreachable("not a web address") from error
    return parts._replace(netloc=LOOPBACK + (f":{port}" if port else "")).geturl(), parts.netloc.rpartition("@")[2]
