"""The provider over SAML 2.0: metadata, and Web Browser SSO by redirect and post (Profiles 4.1)."""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.serialization import Encoding
from starlette.requests import Request
from starlette.responses import Response

from simulator.federation.xml import NAMES, Unreadable, etree, name, only, parse, text_of
from simulator.providers.assertion import EMAIL, Draft, written
from simulator.providers.logins import Cancelled, present
from simulator.providers.pages import page, problem
from simulator.providers.site import ANSWER_LIFE, Person, Service, Site
from simulator.providers.wrong import RIGHT_SAML, SAML

REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
LARGEST_REQUEST = 32 * 1024
NOTHING_TO_REPEAT = "There is no earlier answer to send again: log in properly once before."


@dataclass(frozen=True)
class Asked:
    """What of an AuthnRequest matters."""

    id: str
    service: Service
    again: bool


async def metadata(_request: Request, site: Site, _now: datetime) -> Response:
    """What a service provider needs to know (SAML Metadata 2.4.3)."""
    root = etree.Element(
        name("md:EntityDescriptor"), entityID=site.entity_id, nsmap={"md": NAMES["md"], "ds": NAMES["ds"]}
    )
    protocol = {"protocolSupportEnumeration": NAMES["samlp"], "WantAuthnRequestsSigned": "false"}
    role = etree.SubElement(root, name("md:IDPSSODescriptor"), protocol)
    place = etree.SubElement(role, name("md:KeyDescriptor"), use="signing")
    for step in ("ds:KeyInfo", "ds:X509Data", "ds:X509Certificate"):
        place = etree.SubElement(place, name(step))
    place.text = base64.b64encode(site.keys.certificate.public_bytes(Encoding.DER)).decode()
    etree.SubElement(role, name("md:NameIDFormat")).text = EMAIL
    etree.SubElement(role, name("md:SingleSignOnService"), Binding=REDIRECT, Location=f"{site.url}sso")
    document = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Response(document, media_type="application/samlmetadata+xml")


async def sign_in(request: Request, site: Site, now: datetime) -> Response:
    """Takes an AuthnRequest and, once it knows who is there, has the browser post the response."""
    asked = _asked(request.query_params.get("SAMLRequest", ""), site)
    if isinstance(asked, str):
        return problem(request, site, asked)
    here = await present(request, site, now, again=asked.again, sends_to=asked.service.acs)
    if isinstance(here, Response):
        return here
    if isinstance(here, Cancelled):
        return _refusal(request, site, asked, now)
    fields = _answer(site, asked, here.person, request.query_params.get("RelayState"), now)
    if fields is None:
        return problem(request, site, NOTHING_TO_REPEAT, 409)
    return here.remembered(_posted(request, site, asked, fields))


def _asked(encoded: str, site: Site) -> Asked | str:
    """What is asked; else why that cannot be answered. The answer goes to a registered address only."""
    try:
        packed = base64.b64decode(encoded, validate=True)
        document = zlib.decompressobj(-15).decompress(packed, LARGEST_REQUEST)
        root = parse(document)
        issuer = text_of(only(root, "saml:Issuer"))
    except (binascii.Error, ValueError, zlib.error, Unreadable):
        return "The application sent a request that cannot be read."
    service = site.service(entity_id=issuer)
    if root.tag != name("samlp:AuthnRequest") or not root.get("ID") or service is None or not service.acs:
        return "The application that sent you here is not one of ours."
    if root.get("AssertionConsumerServiceURL", service.acs) != service.acs:
        return "The application wants the answer sent to an address that is not registered."
    return Asked(root.get("ID"), service, root.get("ForceAuthn") in ("true", "1"))


def draft(site: Site, asked: Asked, person: Person, now: datetime) -> Draft:
    """The proper answer."""
    return Draft(
        id=f"_{site.token()}",
        assertion_id=f"_{site.token()}",
        issuer=site.entity_id,
        audience=asked.service.entity_id,
        recipient=asked.service.acs,
        destination=asked.service.acs,
        in_response_to=asked.id,
        issued_at=now,
        not_before=now - timedelta(minutes=1),
        not_on_or_after=now + ANSWER_LIFE,
        name_id=person.email,
        email=person.email,
        name=person.name,
        session=f"_{site.token()}",
        signs=site.signs,
    )


def _answer(site: Site, asked: Asked, person: Person, state: str | None, now: datetime) -> dict[str, str] | None:
    """The fields that the browser carries, made wrong where that is wanted; None for a repetition of nothing."""
    wrong = SAML.get(site.wrong or "", RIGHT_SAML)
    if wrong.again:
        site.applied = site.applied or "saml" in site.last
        return site.last.get("saml")
    site.applied = site.applied or wrong is not RIGHT_SAML
    keys = site.other_keys if wrong.key == "other" else site.keys
    signed = written(wrong.draft(draft(site, asked, person, now), site.impersonates), keys)
    response = wrong.after(signed, site.impersonates)
    fields = _fields(etree.tostring(response), wrong.relay(state))
    if wrong is RIGHT_SAML:
        site.last["saml"] = fields
    return fields


def _fields(document: bytes, state: str | None) -> dict[str, str]:
    fields = {"SAMLResponse": base64.b64encode(document).decode()}
    return fields if state is None else {**fields, "RelayState": state}


def _refusal(request: Request, site: Site, asked: Asked, now: datetime) -> Response:
    nobody = Person("", "", "", "")
    answer = SAML["declined"].draft(draft(site, asked, nobody, now), "")
    document = etree.tostring(written(answer, site.keys))
    return _posted(request, site, asked, _fields(document, request.query_params.get("RelayState")))


def _posted(request: Request, site: Site, asked: Asked, fields: dict[str, str]) -> Response:
    """A page that posts itself (HTTP-POST, Bindings 3.5); with a button, for who has no script."""
    acs = asked.service.acs
    return page(request, site, "post", sends_to=acs, action=acs, fields=fields)
