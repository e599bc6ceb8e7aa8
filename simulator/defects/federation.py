"""What can be wrong with how a provider's answer is judged, in whatever product."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from simulator.identity import federation
from simulator.identity.federation import Provider, Reason, Refused

ASSERTION = ".//{urn:oasis:names:tc:SAML:2.0:assertion}Assertion"


def unchecked(*reasons: Reason) -> Callable[[Any], Any]:
    """Answers are judged without looking for these."""
    rest = {reason: check for reason, check in federation.CHECKS.items() if reason not in reasons}
    return lambda judging: replace(judging, checks=rest)


async def _unverified(token: str, _provider: Provider, **_abroad: Any) -> dict[str, Any]:
    payload = token.split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def signatures_ignored(judging: Any) -> Any:
    """Whatever an answer says is believed, whoever signed it."""
    return replace(judging, trust=lambda response, _certificates: response.find(ASSERTION), read=_unverified)


def wrapping_ignored(judging: Any) -> Any:
    """Somewhere in an answer there is what the provider signed, and what stands first in it is believed."""

    def first(response: Any, certificates: Any) -> Any:
        verdict = judging.trust(response, certificates)
        wrapped = isinstance(verdict, Refused) and verdict.reason is Reason.WRAPPED
        return response.find(ASSERTION) if wrapped else verdict

    return replace(judging, trust=first)
