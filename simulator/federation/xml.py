"""Reading XML that somebody else wrote."""

from __future__ import annotations

import base64
import binascii
from datetime import UTC, datetime
from typing import Any

import lxml.etree  # type: ignore[import-untyped]

etree: Any = lxml.etree
type Element = Any
"""An element of lxml, which has no types."""

NAMES = {
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "md": "urn:oasis:names:tc:SAML:2.0:metadata",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
    "xenc": "http://www.w3.org/2001/04/xmlenc#",
}
LARGEST = 256 * 1024
"""Bytes of a document. A signed response takes about 8 KB, metadata with three certificates about 12 KB."""


class Unreadable(ValueError):
    """A document that is not what it should be; the text says what about it."""


def name(prefixed: str) -> str:
    """The name of an element as lxml writes it, out of `saml:Assertion`."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def parse(document: bytes) -> Element:
    """The root of a document. No document type, so no entities; nothing is fetched; comments are dropped, so that no
    text is cut in two by one. Raises `Unreadable`."""
    if len(document) > LARGEST:
        raise Unreadable("longer than any that is expected")
    try:
        text = document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not UTF-8") from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("has a document type")
    try:  # a parser a document: lxml's are not shared between threads
        root = etree.fromstring(text.encode(), _parser())
    except etree.XMLSyntaxError as error:
        raise Unreadable("not well-formed XML") from error
    beside = root.getprevious() is not None or root.getnext() is not None
    if beside or next(root.iter(etree.PI, etree.Entity), None) is not None:
        raise Unreadable("has processing instructions or entities")
    return root


def _parser() -> Any:
    return etree.XMLParser(
        encoding="utf-8",  # whatever the document declares: what was looked through is what is parsed
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        recover=False,
    )


def text_of(element: Element | None) -> str:
    """The text of an element that must have no elements in it; empty where there is no element."""
    if element is None:
        return ""
    if len(element):
        raise Unreadable(f"{etree.QName(element).localname} has elements where text is expected")
    return (element.text or "").strip()


def found(element: Element, path: str) -> list[Element]:
    """The elements at a path of prefixed names."""
    return list(element.findall(path, NAMES))


def only(element: Element, path: str) -> Element | None:
    """The element at a path; None where there is none. Raises `Unreadable` where there are several."""
    several = found(element, path)
    if len(several) > 1:
        raise Unreadable(f"several {path}")
    return several[0] if several else None


def instant(text: str | None) -> datetime | None:
    """A moment as SAML writes it, in UTC (SAML Core 1.3.3). Raises `Unreadable`."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Unreadable("a time that is none") from error
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def unpacked(encoded: str) -> bytes:
    """What Base64 text stands for; lines and blanks may break it. Raises `Unreadable`."""
    try:
        return base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise Unreadable("not Base64") from error
