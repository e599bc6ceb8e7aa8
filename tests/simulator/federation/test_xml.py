"""XML from strangers: nothing is fetched, nothing explodes, no text is cut in two."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator

import pytest

from simulator.federation.assertions import read_response
from simulator.federation.connecting import Unconnectable, saml_provider
from simulator.federation.xml import LARGEST, Unreadable, instant, only, parse, text_of
from simulator.identity.federation import Reason, Refused
from tests.simulator.federation.world import NOW, PARTY


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    """A port on which nobody must ever knock."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def bombs(port: int) -> dict[str, bytes]:
    there = f"http://127.0.0.1:{port}/x"
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "billion laughs": f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><r>&l9;</r>'.encode(),
        "quadratic": f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]><r>{"&a;" * 1000}</r>'.encode(),
        "attribute": f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}]><r a="&l9;"/>'.encode(),
        "external entity": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{there}">]><r>&x;</r>'.encode(),
        "file": b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
        "parameter entity": f'<!DOCTYPE r [<!ENTITY % x SYSTEM "{there}"> %x;]><r/>'.encode(),
        "external DTD": f'<!DOCTYPE r SYSTEM "{there}"><r/>'.encode(),
        "other encoding": f'<!DOCTYPE r SYSTEM "{there}"><r/>'.encode("utf-16"),
        "hidden by UTF-7": b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE r SYSTEM +ACI-x+ACIAPg-<r/>',
        "stylesheet": f'<?xml-stylesheet href="{there}"?><r/>'.encode(),
        "unknown entity": b"<r>&x;</r>",
        "too long": b"<r>" + b"a" * LARGEST + b"</r>",
        "not XML": b"SAMLResponse",
        "empty": b"",
    }


@pytest.mark.parametrize("kind", bombs(0))
def test_a_dangerous_document_is_refused_unread_and_nothing_is_fetched(kind: str, trap: socket.socket) -> None:
    document = bombs(trap.getsockname()[1])[kind]
    with pytest.raises(Unreadable):
        parse(document)
    encoded = base64.b64encode(document).decode()
    refused = read_response(encoded, expected_destination=PARTY.acs, certificates=())
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.UNREADABLE
    with pytest.raises(Unconnectable):
        saml_provider("p", "P", document, now=NOW)
    with pytest.raises(BlockingIOError):
        trap.accept()


def test_xinclude_is_not_followed(trap: socket.socket) -> None:
    there = f"http://127.0.0.1:{trap.getsockname()[1]}/x"
    parse(f'<r xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{there}"/></r>'.encode())
    with pytest.raises(BlockingIOError):
        trap.accept()


def test_a_comment_does_not_cut_a_name_in_two() -> None:
    assert text_of(parse(b"<r>mara@example.com<!-- -->.evil.example</r>")) == "mara@example.com.evil.example"


def test_an_element_where_text_is_expected_is_refused() -> None:
    with pytest.raises(Unreadable):
        text_of(parse(b"<r>mara@example.com<b/>.evil.example</r>"))


def test_a_second_element_where_one_is_expected_is_refused() -> None:
    with pytest.raises(Unreadable):
        only(parse(b"<r><a/><a/></r>"), "a")


@pytest.mark.parametrize("text", ["2026-11-21T12:00:00Z", "2026-11-21T12:00:00.0000000Z", "2026-11-21T13:00:00+01:00"])
def test_times_are_read_as_providers_write_them(text: str) -> None:
    assert instant(text) == NOW


@pytest.mark.parametrize("encoded", ["", "%%%", "a", "é"])
def test_what_is_no_base64_is_refused(encoded: str) -> None:
    refused = read_response(encoded, expected_destination=PARTY.acs, certificates=())
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.UNREADABLE
