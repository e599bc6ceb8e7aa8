"""An authenticator in software: it answers properly, or with one thing otherwise."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

type Private = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | rsa.RSAPrivateKey


def b64(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class SoftKey:
    """`flags`, `rp_id`, `client` (members of the client data) replace what a proper answer has; `counts` False is an
    authenticator without a counter, as synced passkeys are."""

    algorithm: int = -7
    transports: tuple[str, ...] = ("internal",)
    user_present: bool = True
    user_verified: bool = True
    backup_eligible: bool = False
    backed_up: bool = False
    sign_count: int = 0
    counts: bool = True
    bogus_signature: bool = False
    rp_id: str | None = None
    client: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Private] = field(default_factory=dict)
    id: bytes | None = None

    def but(self, **otherwise: Any) -> SoftKey:
        """The same keys in an authenticator that does something otherwise."""
        return replace(self, **otherwise)

    def create(self, options: dict[str, Any], origin: str) -> str:
        """A new credential, as `PublicKeyCredential.toJSON()` gives it."""
        id = self.id or os.urandom(32)
        private, cose = _new_key(self.algorithm)
        self.keys[b64(id)] = private
        attested = bytes(16) + struct.pack(">H", len(id)) + id + cbor2.dumps(cose)
        data = self._data(options["rp"]["id"], attested)
        response = {
            "clientDataJSON": b64(self._client("webauthn.create", options["challenge"], origin)),
            "attestationObject": b64(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
            "transports": list(self.transports),
        }
        return _credential(b64(id), response)

    def get(self, options: dict[str, Any], origin: str) -> str:
        """An answer with the first credential that is asked for, or the only one."""
        allowed = [one["id"] for one in options.get("allowCredentials", [])]
        id = next((one for one in allowed if one in self.keys), next(iter(self.keys)))
        self.sign_count += self.counts
        data = self._data(options["rpId"])
        client = self._client("webauthn.get", options["challenge"], origin)
        signature = b"bogus" if self.bogus_signature else _signed(self.keys[id], data + hashlib.sha256(client).digest())
        response = {"clientDataJSON": b64(client), "authenticatorData": b64(data), "signature": b64(signature)}
        return _credential(id, response)

    def _data(self, rp_id: str, attested: bytes = b"") -> bytes:
        flags = self.user_present | self.user_verified << 2 | self.backup_eligible << 3 | self.backed_up << 4
        own = hashlib.sha256((self.rp_id or rp_id).encode()).digest()
        return own + bytes([flags | bool(attested) << 6]) + struct.pack(">I", self.sign_count) + attested

    def _client(self, kind: str, challenge: str, origin: str) -> bytes:
        values = {"type": kind, "challenge": challenge, "origin": origin, "crossOrigin": False, **self.client}
        return json.dumps(values).encode()


def _credential(id: str, response: dict[str, Any]) -> str:
    values = {"id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform"}
    return json.dumps({**values, "clientExtensionResults": {}, "response": response})


def _new_key(algorithm: int) -> tuple[Private, dict[int, Any]]:
    if algorithm == -8:
        okp = ed25519.Ed25519PrivateKey.generate()
        return okp, {1: 1, 3: -8, -1: 6, -2: okp.public_key().public_bytes_raw()}
    if algorithm == -257:
        large = rsa.generate_private_key(65537, 2048)
        numbers = large.public_key().public_numbers()
        return large, {1: 3, 3: -257, -1: numbers.n.to_bytes(256), -2: numbers.e.to_bytes(3)}
    curve = ec.generate_private_key(ec.SECP256R1())
    point = curve.public_key().public_numbers()
    return curve, {1: 2, 3: algorithm, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}


def _signed(private: Private, message: bytes) -> bytes:
    match private:
        case ed25519.Ed25519PrivateKey():
            return private.sign(message)
        case rsa.RSAPrivateKey():
            return private.sign(message, padding.PKCS1v15(), hashes.SHA256())
        case _:
            return private.sign(message, ec.ECDSA(hashes.SHA256()))
