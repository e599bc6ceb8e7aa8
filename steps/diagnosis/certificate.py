"""Whether the target's certificate is good for its name, and if not, what is the matter with it."""

from __future__ import annotations

import socket
import ssl
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509

from fixtures.address import for_python, is_local
from fixtures.trust import CONNECTING, trusting
from steps.diagnosis.finding import Finding, fine, wrong

SOON = timedelta(days=14)

# What OpenSSL says is the matter (x509_vfy.h).
_NOT_YET, _EXPIRED, _ITSELF, _ITSELF_IN_CHAIN = 9, 10, 18, 19
_UNKNOWN_ISSUER = {2, 20, 21}
_OTHER_NAME = {62, 64}


def certificate(url: str, ca: Path | None, now: datetime) -> Finding:
    """What the certificate of an https address is worth; `ca` is an authority of one's own."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or 443
    here = urlsplit(for_python(url)[0]).hostname or ""
    if parts.scheme != "https":
        if is_local(host):
            return fine("tls", "plain HTTP, within this machine")
        return wrong("url", "passwords would go over plain HTTP", "give the https address")
    try:
        context = trusting(ca)
    except ssl.SSLError:
        return wrong("tls.ca", f"{ca} holds no certificate in PEM", "export it as PEM (-----BEGIN CERTIFICATE-----)")
    try:
        with (
            socket.create_connection((here, port), CONNECTING) as raw,
            context.wrap_socket(raw, server_hostname=host) as secured,
        ):
            return _good(secured.getpeercert() or {}, secured.version() or "TLS", now)
    except ssl.SSLCertVerificationError as error:
        return _refused(error, host, _shown(here, port), ca)
    except (OSError, ssl.SSLError) as error:
        found = f"no TLS at port {port} of {host} ({getattr(error, 'reason', None) or error})"
        return wrong("url", found, "is it https, and the port right?")


def _good(peer: object, version: str, now: datetime) -> Finding:
    ends = peer.get("notAfter") if isinstance(peer, dict) else None
    if not isinstance(ends, str):
        return fine("tls", f"{version}, with a certificate that is good for its name")
    left = datetime.fromtimestamp(ssl.cert_time_to_seconds(ends), now.tzinfo) - now
    soon = f", which is in {left.days} days" if left < SOON else ""
    return fine("tls", f"{version}, with a certificate that is good for its name until {ends}{soon}")


def _refused(
    error: ssl.SSLCertVerificationError, host: str, shown: x509.Certificate | None, ca: Path | None
) -> Finding:
    said = error.verify_message
    if error.verify_code == _EXPIRED:
        return wrong("tls", f"the certificate has expired ({_when(shown, 'not_valid_after_utc')})", "renew it there")
    if error.verify_code == _NOT_YET:
        when = _when(shown, "not_valid_before_utc")
        return wrong(
            "tls", f"the certificate is not valid yet ({when})", "renew it there, or see to this machine's clock"
        )
    if error.verify_code in _OTHER_NAME:
        found = f"the certificate is for {_names(shown)}, not for {host}"
        return wrong("tls", found, "use the name that it is for in url, or have one made for this name")
    own = f'give its authority\'s certificate: [tls] ca = "company-ca.pem"{f" ({ca.name} is not it)" if ca else ""}'
    if error.verify_code == _ITSELF:
        return wrong("tls", "the certificate is self-signed", f"{own}, here the certificate itself")
    if error.verify_code == _ITSELF_IN_CHAIN or error.verify_code in _UNKNOWN_ISSUER:
        issuer = shown.issuer.rfc4514_string() if shown else "its issuer"
        return wrong("tls", f"the certificate is from {issuer}, whom this machine does not trust ({said})", own)
    return wrong("tls", f"the certificate is not accepted ({said})", own)


def _shown(host: str, port: int) -> x509.Certificate | None:
    """The certificate that is shown there, whatever it is worth: only to say what is the matter with it."""
    try:
        return x509.load_pem_x509_certificate(ssl.get_server_certificate((host, port), timeout=CONNECTING).encode())
    except (OSError, ValueError):
        return None


def _when(shown: x509.Certificate | None, which: str) -> str:
    return f"{getattr(shown, which):%Y-%m-%d %H:%M} UTC" if shown else "it does not say when"


def _names(shown: x509.Certificate | None) -> str:
    if shown is None:
        return "another name"
    try:
        held = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return "no name at all"
    return ", ".join(str(name.value) for name in held)
