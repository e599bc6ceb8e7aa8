"""Responses that were really signed, without a browser."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

from simulator.federation.assertions import read_response
from simulator.federation.xml import Element, etree
from simulator.identity.federation import Claims, Refused
from simulator.providers.assertion import Draft, written
from simulator.providers.keys import Pair, pair
from simulator.providers.saml import Asked, draft
from tests.simulator.federation.world import MARA, NOW, PARTY, SERVICE, new_site


def drafted(**values: Any) -> Draft:
    proper = draft(new_site(), Asked("_request", SERVICE, again=False), MARA, NOW)
    return replace(proper, **values)


def own() -> Pair:
    return pair("tests")


def signed(**values: Any) -> Element:
    return written(drafted(**values), own())


def read(response: Element, *certificates: str) -> Claims | Refused:
    encoded = base64.b64encode(etree.tostring(response)).decode()
    pinned = certificates or (own().certificate_pem,)
    return read_response(encoded, expected_destination=PARTY.acs, certificates=pinned)
