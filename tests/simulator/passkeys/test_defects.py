"""Each defect of the judgement lets through what it is named after, and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from simulator.defects import Defect
from simulator.defects.genesys_cloud_passkeys import LOGIN
from simulator.identity.devices import Passkey
from simulator.identity.passkeys import Ceremony, Purpose, Reason, Refused, Site
from simulator.identity.settings import Settings
from simulator.passkeys.answers import Judging

PASSKEY = Passkey("id", "key")
CEREMONY = Ceremony(Purpose.LOGIN, "a1", "challenge", "browser", datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
SITE = Site("one.genesys-cloud.localhost", ())
FORGIVEN = {
    "passkey-counter-ignored": {Reason.COUNTER_BACKWARDS},
    "passkey-signature-ignored": {Reason.BAD_SIGNATURE},
    "passkey-unverified": {Reason.NOT_VERIFIED},
    "passkey-verification-unasked": {Reason.NOT_VERIFIED},
    "passkey-of-nobody-present": {Reason.NOT_PRESENT},
    "passkey-answer-replayed": {Reason.OTHER_CHALLENGE},
    "passkey-of-another-domain": {Reason.OTHER_ORIGIN, Reason.OTHER_DOMAIN},
    "passkey-of-anybody": {Reason.OTHER_PERSON, Reason.NOT_ASKED_FOR},
}
SIGNED = {"clientDataJSON": "e30", "authenticatorData": "A" * 50, "signature": ""}
ANSWER = json.dumps({"id": "aWQ", "rawId": "aWQ", "type": "public-key", "response": SIGNED})


def _refusing(reason: Reason) -> Judging:
    return replace(Judging(), asserted=lambda *_: Refused(reason))


@pytest.mark.parametrize("defect", [d for d in LOGIN if d.name in FORGIVEN], ids=lambda defect: defect.name)
def test_a_defect_forgives_its_own_reasons_only(defect: Defect) -> None:
    judged, forgiven = defect.break_(Settings()).parts.passkeys.judging, FORGIVEN[defect.name]
    for reason in Reason:
        judging = judged(_refusing(reason))
        verdict = judging.asserted(ANSWER, CEREMONY, SITE, PASSKEY)
        assert isinstance(verdict, Passkey) is (reason in forgiven)
        assert (reason in judging.checks) is (reason in Judging().checks and reason not in forgiven)


def test_each_defect_of_the_judgement_is_named_here() -> None:
    own = Settings().parts.passkeys.judging
    assert {d.name for d in LOGIN if d.break_(Settings()).parts.passkeys.judging is not own} == FORGIVEN.keys()
