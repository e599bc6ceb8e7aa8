"""The keys that providers sign with: made once a process, when first needed."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

BITS = 2048
SERVES_FROM, SERVES_UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
"""Wide, since a deployment's clock is moved by years."""

_made: dict[str, Pair] = {}
_making = threading.Lock()


@dataclass(frozen=True)
class Pair:
    """A private key and what is published of it."""

    private: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def jwk(self) -> dict[str, str]:
        """The public key as a JSON Web Key; `kid` is its thumbprint (RFC 7638)."""
        numbers = self.private.public_key().public_numbers()
        core = {"e": _number(numbers.e), "kty": "RSA", "n": _number(numbers.n)}
        thumbprint = hashlib.sha256(json.dumps(core, separators=(",", ":")).encode()).digest()
        return {**core, "use": "sig", "alg": "RS256", "kid": _text(thumbprint)}

    @property
    def public_pem(self) -> bytes:
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    @property
    def certificate_pem(self) -> str:
        return self.certificate.public_bytes(Encoding.PEM).decode()


def pair(name: str) -> Pair:
    """The key pair of that name, the same for the life of this process. The first call takes about 0.1 seconds."""
    with _making:
        if name not in _made:
            private = rsa.generate_private_key(65537, BITS)
            _made[name] = Pair(private, _certificate(private, name))
        return _made[name]


def _certificate(private: rsa.RSAPrivateKey, name: str) -> x509.Certificate:
    itself = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    builder = x509.CertificateBuilder(itself, itself, private.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(SERVES_FROM).not_valid_after(SERVES_UNTIL)
    return builder.sign(private, SHA256())


def _number(value: int) -> str:
    return _text(value.to_bytes((value.bit_length() + 7) // 8))


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode().rstrip("=")
