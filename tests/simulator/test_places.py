"""Where people log in from: whose word on an address counts, and which addresses are allowed (GC-IP-1)."""

from __future__ import annotations

import pytest

from simulator.identity import places
from simulator.identity.policy import Policy, UnusablePolicy

PROXY = ("127.0.0.53", "10.0.0.0/8", "fd00::/8")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("192.0.2.7", "192.0.2.7"),
        (" 192.0.2.7:4711 ", "192.0.2.7"),
        ("2001:DB8::7", "2001:db8::7"),
        ("[2001:db8::7]", "2001:db8::7"),
        ('"[2001:db8::7]:4711"', "2001:db8::7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::7%eth0", "fe80::7"),
        ("unknown", None),
        ("_hidden", None),
        ("192.0.2", None),
        ("192.0.2.7:1:2", None),
        ("", None),
        ("[" * 60_000, None),
    ],
)
def test_an_address_is_read_as_proxies_write_it(written: str, found: str | None) -> None:
    read = places.address(written)
    assert (str(read) if read else None) == found


@pytest.mark.parametrize(
    ("connection", "forwarded", "client"),
    [
        ("192.0.2.7", (), "192.0.2.7"),
        ("192.0.2.7", ("203.0.113.9",), "192.0.2.7"),  # anybody can send the header
        ("127.0.0.53", ("203.0.113.9",), "203.0.113.9"),
        ("127.0.0.53", (), "127.0.0.53"),
        ("127.0.0.53", ("198.51.100.1, 203.0.113.9",), "203.0.113.9"),  # the browser sent the first itself
        ("127.0.0.53", ("198.51.100.1", "203.0.113.9"), "203.0.113.9"),  # in a header of its own
        ("127.0.0.53", ("203.0.113.9, 10.1.2.3",), "203.0.113.9"),  # through two proxies
        ("127.0.0.53", ("198.51.100.1, 203.0.113.9, [fd00::1]:80", "10.1.2.3"), "203.0.113.9"),
        ("127.0.0.53", ("10.9.9.9, 10.1.2.3",), "10.9.9.9"),
        ("127.0.0.53", ("nonsense, 203.0.113.9",), "203.0.113.9"),
        ("127.0.0.53", ("203.0.113.9, nonsense",), "127.0.0.53"),
        ("127.0.0.53", (", ,",), "127.0.0.53"),
        ("::ffff:127.0.0.53", ("2001:db8::7",), "2001:db8::7"),
        ("::ffff:192.0.2.7", ("203.0.113.9",), "192.0.2.7"),
        (None, ("203.0.113.9",), None),
        ("testclient", ("203.0.113.9",), "testclient"),
    ],
)
def test_only_a_trusted_proxys_word_on_the_address_counts(
    connection: str | None, forwarded: tuple[str, ...], client: str | None
) -> None:
    assert places.client(connection, forwarded, PROXY) == client


@pytest.mark.parametrize(
    ("origin", "entries", "allowed"),
    [
        ("192.0.2.7", (), True),
        (None, (), True),
        ("192.0.2.7", ("192.0.2.7",), True),
        ("192.0.2.8", ("192.0.2.7",), False),
        ("192.0.2.255", ("192.0.2.0/24",), True),
        ("192.0.3.0", ("192.0.2.0/24",), False),
        ("192.0.2.9", ("192.0.2.7/24",), True),
        ("::ffff:192.0.2.7", ("192.0.2.7",), True),
        ("192.0.2.7", ("::ffff:192.0.2.0/120",), True),
        ("192.0.2.7", ("::/0",), False),
        ("2001:db8::7", ("0.0.0.0/0",), False),
        ("2001:db8::7", ("198.51.100.0/24", "2001:db8::7"), True),
        ("2001:0db8:0::7", ("2001:db8::/32",), True),
        ("2001:db9::7", ("2001:db8::/32",), False),
        ("nonsense", ("192.0.2.7",), False),
        (None, ("192.0.2.7",), False),
    ],
)
def test_a_login_is_allowed_from_the_addresses_listed(
    origin: str | None, entries: tuple[str, ...], allowed: bool
) -> None:
    assert places.allowed(origin, Policy(allowed_addresses=entries)) is allowed


@pytest.mark.parametrize("figure", ["allowed_addresses", "trusted_proxies"])
@pytest.mark.parametrize("entry", ["office", "192.0.2", "192.0.2.0/33", "", "2001:db8::/129", "192.0.2.7-9"])
def test_an_entry_that_is_no_address_is_refused_with_a_sentence(figure: str, entry: str) -> None:
    with pytest.raises(UnusablePolicy, match=f"{figure} takes addresses and networks"):
        Policy().changed({figure: ["192.0.2.7", entry]})
