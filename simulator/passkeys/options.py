"""What a browser is asked (WebAuthn 5.4, 5.5), as the JSON that its own parsers take."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from simulator.identity.accounts import Account
from simulator.identity.devices import Passkey
from simulator.identity.passkeys import Ceremony, Site

if TYPE_CHECKING:
    from webauthn.helpers.cose import COSEAlgorithmIdentifier
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor


def algorithms() -> list[COSEAlgorithmIdentifier]:
    """The only ones that a passkey may sign with, the most wanted first."""
    from webauthn.helpers.cose import COSEAlgorithmIdentifier as Known

    return [Known.ECDSA_SHA_256, Known.EDDSA, Known.RSASSA_PKCS1_v1_5_SHA_256]


def for_enrolment(
    ceremony: Ceremony, site: Site, *, title: str, account: Account, seconds: int, known: tuple[Passkey, ...]
) -> dict[str, Any]:
    """What `navigator.credentials.create()` is asked. `title` is the product's; `known` are the person's passkeys,
    whose authenticators are to decline. The user handle is the account's id, which tells nobody who it is."""
    from webauthn import base64url_to_bytes, generate_registration_options, options_to_json
    from webauthn.helpers import structs

    wanted = structs.AuthenticatorSelectionCriteria(
        resident_key=structs.ResidentKeyRequirement.PREFERRED,
        user_verification=structs.UserVerificationRequirement.REQUIRED,
    )
    options = generate_registration_options(
        rp_id=site.rp_id,
        rp_name=title,
        user_id=account.id.encode(),
        user_name=account.email,
        user_display_name=account.name,
        challenge=base64url_to_bytes(ceremony.challenge),
        timeout=seconds * 1000,
        attestation=structs.AttestationConveyancePreference.NONE,
        authenticator_selection=wanted,
        exclude_credentials=_described(known),
        supported_pub_key_algs=algorithms(),
    )
    asked: dict[str, Any] = json.loads(options_to_json(options))
    return asked


def for_login(ceremony: Ceremony, site: Site, *, seconds: int, allowed: tuple[Passkey, ...]) -> dict[str, Any]:
    """What `navigator.credentials.get()` is asked."""
    from webauthn import base64url_to_bytes, generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    options = generate_authentication_options(
        rp_id=site.rp_id,
        challenge=base64url_to_bytes(ceremony.challenge),
        timeout=seconds * 1000,
        allow_credentials=_described(allowed),
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    asked: dict[str, Any] = json.loads(options_to_json(options))
    return asked


def _described(passkeys: tuple[Passkey, ...]) -> list[PublicKeyCredentialDescriptor]:
    from webauthn import base64url_to_bytes
    from webauthn.helpers.structs import AuthenticatorTransport, PublicKeyCredentialDescriptor

    ways = {way.value: way for way in AuthenticatorTransport}
    return [
        PublicKeyCredentialDescriptor(
            id=base64url_to_bytes(passkey.credential_id),
            transports=[ways[way] for way in passkey.transports if way in ways] or None,
        )
        for passkey in passkeys
    ]
