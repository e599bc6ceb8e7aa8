"""What a provider says of a person over OpenID Connect, besides whom it means. Each claim has one meaning; which of
them a provider gives is its dress's."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.providers.site import Person, Site

PUBLIC = frozenset({"gmail.com", "googlemail.com"})
"""Domains of addresses that belong to no company."""


def _domain(person: Person, _site: Site) -> str | None:
    """The company whose account it is; none for somebody's private one."""
    domain = person.email.rpartition("@")[2].lower()
    return None if domain in PUBLIC else domain


MEANINGS: Mapping[str, Callable[[Person, Site], Any]] = {
    "email": lambda person, _site: person.email,
    "email_verified": lambda person, _site: person.email_verified,
    "hd": _domain,
    "name": lambda person, _site: person.name,
    "oid": lambda person, site: str(uuid.uuid5(uuid.UUID(site.tenant), person.subject)),
    "preferred_username": lambda person, _site: person.email,
    "tid": lambda _person, site: site.tenant,
    "ver": lambda _person, _site: "2.0",
}


def claims_of(person: Person, site: Site) -> dict[str, Any]:
    """The claims that name a person, `sub` among them."""
    own = {name: MEANINGS[name](person, site) for name in site.dress.claims}
    return {"sub": person.subject, **{name: value for name, value in own.items() if value is not None}}
