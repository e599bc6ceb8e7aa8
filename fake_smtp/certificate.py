"""A certificate for TLS: out of files, or made on the spot. Only for that one `cryptography` is imported."""

from __future__ import annotations

import ipaddress
import re
import ssl
import tempfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.x509 import GeneralName

_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\s*", re.DOTALL)
NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Certificate:
    """`context` serves it; `pem` is what a client must trust: `ssl.create_default_context(cadata=pem)`."""

    context: ssl.SSLContext
    pem: str


def self_signed(now: datetime, *names: str) -> Certificate:
    """For host names and addresses, valid from an hour before `now` for 30 days. The key is on P-256: RSA is slow."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "fake_smtp")])
    certificate = (
        x509.CertificateBuilder(subject_name=subject, issuer_name=subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.SubjectAlternativeName([_general_name(name) for name in dict.fromkeys(names)]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Certificate(_serving(private + pem), pem.decode())


def loaded(chain: Path, key: Path | None) -> Certificate:
    """Out of PEM files; without `key` it is in the first one, too. Raises ValueError with a sentence on bad ones."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(chain, key, password="")  # or it would ask at the terminal
        pem = "".join(_CERTIFICATE.findall(chain.read_text("ascii", errors="replace")))
    except ssl.SSLError as error:
        raise ValueError(f"{chain}: holds no certificate in PEM with its key ({key or chain}), unencrypted.") from error
    except OSError as error:
        raise ValueError(f"{key or chain}: cannot be read ({chain} or its key): {error.strerror}.") from error
    return Certificate(context, pem)


def _general_name(name: str) -> GeneralName:
    from cryptography import x509

    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _serving(key_and_certificate: bytes) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    with tempfile.TemporaryDirectory() as folder:  # the ssl module takes a key from a file only
        file = Path(folder, "both.pem")
        file.touch(mode=0o600)
        file.write_bytes(key_and_certificate)
        context.load_cert_chain(file)
    return context
