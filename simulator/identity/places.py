"""Where a request came from, and whether a login is allowed from there (GC-IP-1)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.identity.policy import Policy
    from simulator.identity.record import Entry

type Address = IPv4Address | IPv6Address
type Network = IPv4Network | IPv6Network

MAPPED = ip_network("::ffff:0:0/96")
"""IPv4 addresses in the clothes of IPv6, as a listener for both kinds sees them (RFC 4291 2.5.5.2)."""


def address(written: str) -> Address | None:
    """The address that a text names, with or without brackets and a port, as proxies write it (RFC 7239 6); None when
    it names none. IPv4-mapped IPv6 counts as the IPv4 that it is."""
    node = written.strip().strip('"')
    if node.startswith("["):
        node = node[1:].partition("]")[0]
    elif node.count(":") == 1:
        node = node.partition(":")[0]
    try:
        found = ip_address(node.partition("%")[0])
    except ValueError:
        return None
    return (found.ipv4_mapped if isinstance(found, IPv6Address) else None) or found


def network(entry: str) -> Network:
    """What an entry of a list covers: one address, or a network in CIDR notation. Raises `ValueError`."""
    found = ip_network(entry.strip(), strict=False)
    if isinstance(found, IPv6Network) and found.subnet_of(MAPPED):  # type: ignore[arg-type]
        return ip_network((int(found.network_address) & 0xFFFFFFFF, found.prefixlen - 96))
    return found


def covered(found: Address, entries: tuple[str, ...]) -> bool:
    """Whether an address is in one of the networks. An address of one kind is never in a network of the other."""
    return any(found in network(entry) for entry in entries)


def client(connection: str | None, forwarded: tuple[str, ...], trusted: tuple[str, ...]) -> str | None:
    """The address of who asks: the connection's, unless that is a trusted proxy's. `forwarded` holds the values of the
    X-Forwarded-For headers in their order, to which each proxy adds whom it serves at the right end: so the first one
    from the right that is no trusted proxy counts, and whatever was sent in along with it, further left, does not."""
    here = address(connection or "")
    if here is None or not covered(here, trusted):
        return str(here) if here else connection
    last = here
    for written in reversed([node for value in forwarded for node in value.split(",") if node.strip()]):
        found = address(written)
        if found is None:
            return str(here)
        if not covered(found, trusted):
            return str(found)
        last = found
    return str(last)


def allowed(origin: str | None, policy: Policy) -> bool:
    """Whether a login is allowed from an address; from anywhere where the organization lists none."""
    if not policy.allowed_addresses:
        return True
    found = address(origin or "")
    return found is not None and covered(found, policy.allowed_addresses)


def _as_it_is(entry: Entry) -> Entry:
    return entry


def _as_it_came(_form: str, before: bool) -> bool:
    return before


def _new(_presented: str | None, given: str) -> str:
    return given


@dataclass(frozen=True)
class PlaceParts:
    """The parts that decide about places and channels, what goes wrong on the way, and the record (GC-IP-1,
    GC-CHANNEL-1, GC-FAULT, GC-AUDIT-1)."""

    client: Callable[[str | None, tuple[str, ...], tuple[str, ...]], str | None] = client
    allowed: Callable[[str | None, Policy], bool] = allowed
    allowed_over_sso: Callable[[str | None, Policy], bool] = allowed
    desktop_app: Callable[[str], bool] = lambda user_agent: "GenesysCloudDesktop/" in user_agent
    """Whether a user agent is the desktop app's window, which hands single sign-on to the external browser."""
    same_window: Callable[[str, str], bool] = str.__eq__
    """Whether a hand-off came back to the window that began it; both are digests of its cookie."""
    hand_off_serves_once: bool = True
    status_stays_up: bool = True
    outage_ends_sessions: bool = False
    seen_before: Callable[[str, bool], bool] = _as_it_came
    """Whether a form counts as sent before, by its name, where it was (GC-FAULT-1)."""
    recorded: Callable[[Entry], Entry | None] = _as_it_is
    """How something that happened stands in the record (GC-AUDIT-1)."""
    renewed: Callable[[str | None, str], str] = _new
    """Of the session token that a browser presents and the one that it is now given, the one that it keeps."""
