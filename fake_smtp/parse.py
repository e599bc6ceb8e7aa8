"""From the bytes of a DATA command to a Message (RFC 5322, MIME, RFC 6532). Whatever comes in, a Message comes out."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator, Sequence
from email.message import EmailMessage

from fake_smtp.extract import links_in_html, links_in_text
from fake_smtp.message import Message, distinct

type Bodies = Sequence[tuple[str, str]]
"""The bodies that a reader sees, as ("plain" | "html", text)."""


def parse(raw: bytes, *, sender: str, recipients: Sequence[str], received_at: str) -> Message:
    """A Message with id 0: the inbox numbers it. Bytes that are no mail become a Message whose text they are."""
    try:
        subject, from_address, bodies = _read(raw)
    except Exception:  # the parser of the standard library has many ways to fail, and a test must see what was sent
        subject, from_address, bodies = "(unreadable mail)", "", [("plain", raw.decode("utf-8", "replace"))]
    return readable(
        bodies,
        sender=_clean(sender),
        recipients=[_clean(recipient) for recipient in recipients],
        from_address=from_address,
        subject=subject,
        received_at=received_at,
        size=len(raw),
    )


def readable(
    bodies: Bodies,
    *,
    sender: str,
    recipients: Sequence[str],
    from_address: str,
    subject: str,
    received_at: str,
    size: int | None = None,
) -> Message:
    """A Message of what is already decoded, with id 0; without `size` it is as long as its bodies are."""
    return Message(
        id=0,
        sender=sender,
        recipients=tuple(recipients),
        from_address=from_address,
        subject=subject,
        text="\n".join(body for kind, body in bodies if kind == "plain"),
        html="\n".join(body for kind, body in bodies if kind == "html"),
        links=distinct([link for kind, body in bodies for link in _links(kind, body)]),
        received_at=received_at,
        size=sum(len(body.encode()) for _, body in bodies) if size is None else size,
    )


def _read(raw: bytes) -> tuple[str, str, list[tuple[str, str]]]:
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    return _clean(str(mail["subject"] or "")).strip(), _from_address(mail), list(_bodies(mail))


def _from_address(mail: EmailMessage) -> str:
    header = mail["from"]
    if header is None:
        return ""
    addresses = getattr(header, "addresses", ())
    return _clean(addresses[0].addr_spec if addresses else str(header))


def _bodies(part: EmailMessage) -> Iterator[tuple[str, str]]:
    """The bodies a reader sees, as ("plain" | "html", text): neither attachments nor mails within the mail."""
    if part.is_attachment():
        return
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in part.iter_parts():
            if isinstance(inner, EmailMessage):
                yield from _bodies(inner)
    elif part.get_content_type() == "text/html":
        yield "html", _content(part)
    elif part.get_content_maintype() == "text":
        yield "plain", _content(part)


def _content(part: EmailMessage) -> str:
    try:
        content = str(part.get_content())
    except (LookupError, ValueError):  # a charset or an encoding that does not exist
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return _clean(content).replace("\r\n", "\n")


def _links(kind: str, body: str) -> list[str]:
    return links_in_html(body) if kind == "html" else links_in_text(body)


def _clean(text: str) -> str:
    """Bytes that were no UTF-8 come as lone surrogates, which JSON cannot carry: replacement characters instead."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
