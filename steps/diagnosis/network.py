"""Whether the target can be reached, and answers as it should: by Python's own means, before a browser is opened."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from fixtures.address import for_python
from fixtures.guard import MOST_SKEW, sign_of, skew, wrong_clock
from fixtures.trust import CONNECTING, trusting
from steps.diagnosis.finding import Finding, fine, untold, wrong


@dataclass(frozen=True)
class Answer:
    """What came back from the front door, `seconds` after it was asked for, `asked` by our clock; names of `headers`
    in small letters."""

    status: int
    url: str
    seconds: float
    asked: datetime
    headers: dict[str, str]


def resolved(url: str) -> Finding:
    """Whether the name in an address leads anywhere."""
    host = urlsplit(for_python(url)[0]).hostname or ""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as error:
        said = getattr(error, "strerror", None) or error
        return wrong("url", f"{host} has no address ({said})", "is it spelt right, and known to this machine's DNS?")
    return fine("url", f"{urlsplit(url).hostname} is {', '.join(sorted(found))}")


def connected(url: str) -> Finding:
    """Whether something accepts connections there."""
    parts = urlsplit(for_python(url)[0])
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        socket.create_connection((parts.hostname or "", port), CONNECTING).close()
    except TimeoutError:
        found = f"port {port} of {parts.hostname} does not answer within {CONNECTING:g} s"
        return wrong("url", found, "a firewall may be between; is a VPN needed?")
    except OSError as error:
        found = f"nothing listens at port {port} of {parts.hostname} ({error.strerror or error})"
        return wrong("url", found, "is it up, and the port right?")
    return fine("url", f"port {port} accepts connections")


def asked(url: str, ca: Path | None, patience: float, now: Callable[[], datetime]) -> Answer | Finding:
    """What the front door answers, redirects followed; a finding when there is no answer."""
    address, headers = for_python(url)
    began, at = time.monotonic(), now()
    try:
        with httpx.Client(verify=trusting(ca), follow_redirects=True, timeout=2 * patience, trust_env=False) as client:
            # Where Python is given a number for a name, the certificate must still be for the name.
            got = client.get(address, headers=headers, extensions={"sni_hostname": urlsplit(url).hostname})
    except httpx.TimeoutException:
        return wrong("patience", f"{url} has not answered in {2 * patience:g} s", "is it up? See patience, too")
    except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
        return wrong("url", f"{url} gives no answer ({error or type(error).__name__})", "does it speak HTTP there?")
    seconds = time.monotonic() - began
    return Answer(got.status_code, str(got.url), seconds, at, dict(got.headers))


def answered(answer: Answer) -> Finding:
    """Whether the answer is a page, and not a refusal or a fault."""
    status = f"{answer.status} {_phrase(answer.status)}".strip()
    found = f"{answer.url} answers with {status}"
    if sign := sign_of(answer.status, answer.headers):
        wait = answer.headers.get("retry-after")
        advice = f"wait{f' for {wait} s (Retry-After)' if wait else ''}; have this machine's address let through"
        return wrong("rate", f"the target throttles: {sign}", f"{advice}, or set [rate] per_minute lower")
    if answer.status < HTTPStatus.BAD_REQUEST:
        return fine("url", f"{found} after {answer.seconds:.1f} s")
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return wrong("url", found, "it is out of order, or something before it is")
    if answer.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED}:
        return wrong("url", found, "something before the login lets nobody in: have this machine's address let through")
    return wrong("url", found, "is it the address at which a person logs in?")


def quick_enough(answer: Answer, patience: float) -> Finding:
    """Whether a page comes within the profile's patience."""
    found = f"the front door took {answer.seconds:.1f} s, and a page may take {patience:g} s"
    if answer.seconds >= patience:
        return wrong("patience", found, f"set patience to {min(120, round(3 * answer.seconds))}, or see why it is slow")
    return fine("patience", found)


def clock(answer: Answer) -> Finding:
    """Whether the target's clock and ours agree well enough for one-time codes."""
    ahead = skew(answer.headers, answer.asked)
    if ahead is None:
        return untold("clock", "the target does not say what time it has (no Date in its answer)")
    if abs(ahead) <= MOST_SKEW + answer.seconds:
        return fine("clock", f"the target's and ours are at most {abs(ahead):.0f} s apart")
    return wrong("clock", wrong_clock(ahead), "set the one that is wrong by NTP")


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
