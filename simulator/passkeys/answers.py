"""What came back from an authenticator: read, then verified by the library as the standard has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from simulator.identity import passkeys
from simulator.identity.devices import Passkey
from simulator.identity.passkeys import Ceremony, Check, Reason, Refused, Said, Site
from simulator.passkeys.options import algorithms

ID = re.compile("[A-Za-z0-9_-]{1,1364}")
"""A credential's id: base64url of at most 1023 bytes (WebAuthn 7.1)."""
WORDED: Mapping[str, Reason] = {
    "Unexpected client data type": Reason.OTHER_PURPOSE,
    "Client data challenge": Reason.OTHER_CHALLENGE,
    "Unexpected client data origin": Reason.OTHER_ORIGIN,
    "Unexpected RP ID hash": Reason.OTHER_DOMAIN,
    "User was not present": Reason.NOT_PRESENT,
    "User presence was required": Reason.NOT_PRESENT,
    "User verification is required": Reason.NOT_VERIFIED,
    "Response sign count": Reason.COUNTER_BACKWARDS,
    "Could not verify authentication signature": Reason.BAD_SIGNATURE,
    "Unsupported credential public key alg": Reason.OTHER_ALGORITHM,
}
"""How the library's refusals begin: it has one exception for all. Another wording of a later release is a refusal
still, only without its reason."""

type Enrolled = Callable[[str, Ceremony, Site], Passkey | Refused]
type Asserted = Callable[[str, Ceremony, Site, Passkey], Passkey | Refused]


def read(answer: str) -> Said | Refused:
    """What an answer (a PublicKeyCredential as JSON, WebAuthn 5.1) says of itself."""
    from webauthn import base64url_to_bytes

    try:
        credential = json.loads(answer)
        client = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
        embedded = client.get("crossOrigin", False) is not False or "topOrigin" in client
        return Said(credential["id"], embedded) if ID.fullmatch(credential["id"]) else Refused(Reason.UNREADABLE)
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Refused(Reason.UNREADABLE)


def enrolled(answer: str, ceremony: Ceremony, site: Site) -> Passkey | Refused:
    """The new passkey, if the answer is to this ceremony and as it was asked for."""
    from webauthn import base64url_to_bytes, verify_registration_response
    from webauthn.helpers import bytes_to_base64url, parse_registration_credential_json

    try:
        credential = parse_registration_credential_json(answer)
        verified = verify_registration_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(ceremony.challenge),
            expected_rp_id=site.rp_id,
            expected_origin=list(site.origins),
            require_user_verification=True,
            supported_pub_key_algs=algorithms(),
        )
    except Exception as error:  # whatever a stranger's bytes make the library raise
        return _refused(error)
    if verified.credential_id != credential.raw_id:  # the library does not look, and the caller has judged the latter
        return Refused(Reason.UNREADABLE)
    return Passkey(
        credential.id,
        bytes_to_base64url(verified.credential_public_key),
        verified.sign_count,
        tuple(way.value for way in credential.response.transports or ()),
        verified.aaguid,
        verified.credential_device_type == "multi_device",
        verified.credential_backed_up,
    )


def asserted(answer: str, ceremony: Ceremony, site: Site, passkey: Passkey) -> Passkey | Refused:
    """The passkey after it has logged somebody in, if the answer is to this ceremony and the key's own."""
    from webauthn import base64url_to_bytes, verify_authentication_response

    try:
        verified = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(ceremony.challenge),
            expected_rp_id=site.rp_id,
            expected_origin=list(site.origins),
            credential_public_key=base64url_to_bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except Exception as error:  # whatever a stranger's bytes make the library raise
        return _refused(error)
    return replace(passkey, sign_count=verified.new_sign_count, backed_up=verified.credential_backed_up)


def verifies(public_key: str) -> bool:
    """Whether answers can be verified with a key, a COSE key in base64url (RFC 9053)."""
    from webauthn import base64url_to_bytes
    from webauthn.helpers import decode_credential_public_key, decoded_public_key_to_cryptography

    try:
        key = decode_credential_public_key(base64url_to_bytes(public_key))
        decoded_public_key_to_cryptography(key)
    except Exception:  # whatever a stranger's bytes make the library raise
        return False
    return key.alg in algorithms()


@dataclass(frozen=True)
class Judging:
    """The parts that decide; each can be swapped for one that errs."""

    checks: Mapping[Reason, Check] = field(default_factory=lambda: passkeys.CHECKS)
    enrolled: Enrolled = enrolled
    asserted: Asserted = asserted


def _refused(error: Exception) -> Refused:
    worded = (reason for start, reason in WORDED.items() if str(error).startswith(start))
    return Refused(next(worded, Reason.UNREADABLE))
