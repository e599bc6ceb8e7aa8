"""Small deployments that a test makes: a login page as Genesys Cloud has one, and what can be wrong with it."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

LOGIN = """<!doctype html><html lang="en"><title>Log in - Genesys Cloud</title>
<form method="post" action="/in">
<label>Email Address <input type="email" name="email"></label>
<label>Password <input type="password" name="password"></label>
<button>Log In</button></form>
<button onclick="document.querySelector('dialog').showModal()">Forgot Your Password?</button>
<a href="/">More Login Options</a>
<label>Language <select><option>English</option></select></label>
<dialog><form method="post" action="/reset"><label>Email Address <input type="email" name="email"></label>
<button>Reset Password</button></form></dialog></html>"""
REFUSED = LOGIN.replace("<form", '<p role="alert">The password is not right.</p><form', 1)
INSIDE = '<!doctype html><title>Genesys Cloud</title><a href="/">Collaborate/Communicate</a>'


@dataclass
class Site:
    """What a deployment answers. `after` seconds let it be slow; `ahead` is what its clock is before ours; it `dies` of
    the first login."""

    page: str = LOGIN
    inside: str = INSIDE
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    ahead: timedelta = timedelta()
    after: float = 0.0
    dies: bool = False
    posted: list[str] = field(default_factory=list)
    url: str = ""


def _handler(site: Site, stopped: Event) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            stopped.wait(site.after)
            self._answer(site.page)

        def do_POST(self) -> None:
            site.posted.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            if site.dies:
                self.server.shutdown()
                self.server.server_close()
                return
            self._answer(site.inside if self.path == "/in" else site.page)

        def _answer(self, page: str) -> None:
            content = page.encode()
            self.send_response_only(site.status)
            self.send_header("Date", format_datetime(datetime.now(UTC) + site.ahead, usegmt=True))  # noqa: TID251
            for name, value in {"Content-Type": "text/html; charset=utf-8", **site.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is written."""

    return Answering


@contextmanager
def served(site: Site, secured_by: Path | None = None) -> Iterator[Site]:
    """The site at an address of this machine; `secured_by` is a PEM file of a key and its certificate."""
    stopped = Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site, stopped))
    server.daemon_threads = True
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]  # who hangs up is no fault
    if secured_by:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(secured_by)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.url = f"{'https' if secured_by else 'http'}://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@dataclass(frozen=True)
class Authority:
    """Signs certificates."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def made(
    file: Path,
    names: tuple[str, ...],
    *,
    days: tuple[int, int] = (-1, 90),
    by: Authority | None = None,
    ca: bool = False,
) -> Authority:
    """A key and its certificate in a PEM file, valid from and until so many days from now; self-signed without `by`."""
    now, key = datetime.now(UTC), _key()  # noqa: TID251 - certificates are judged by the time of day
    named = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Company CA" if ca else names[0])])
    held = [x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name) for name in names]
    building = (
        x509.CertificateBuilder()
        .subject_name(named)
        .issuer_name(by.certificate.subject if by else named)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName(held), critical=False)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
    )
    certificate = building.sign(by.key if by else key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return Authority(certificate, key)
