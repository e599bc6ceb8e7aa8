"""A SAML response as this provider writes and signs it (SAML Core 2 and 3.3.3, Profiles 4.1.4.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from signxml import methods
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.signer import XMLSigner

from simulator.federation.xml import NAMES, Element, etree, name
from simulator.providers.keys import Pair

STATUS = "urn:oasis:names:tc:SAML:2.0:status:"
EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"  # noqa: S105 - a name
BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
PREFIXES = {prefix: NAMES[prefix] for prefix in ("samlp", "saml")}


@dataclass(frozen=True)
class Draft:
    """Everything a response will say. `status` is the last part of the status code's name."""

    id: str
    assertion_id: str
    issuer: str
    audience: str
    recipient: str
    destination: str
    in_response_to: str | None
    issued_at: datetime
    not_before: datetime
    not_on_or_after: datetime
    name_id: str
    email: str
    name: str
    session: str
    status: str = "Success"
    signs: Literal["assertion", "response", "both", "nothing"] = "assertion"
    weakly: bool = False
    """Signed with SHA-1."""


def written(draft: Draft, keys: Pair) -> Element:
    """The response, signed as the draft says."""
    response = _envelope(draft)
    if draft.status == "Success":
        assertion = _assertion(draft)
        response.append(assertion)
        if draft.signs in ("assertion", "both"):
            response.replace(assertion, signed(assertion, draft, keys))
    return signed(response, draft, keys) if draft.signs in ("response", "both") else response


def _envelope(draft: Draft) -> Element:
    response = etree.Element(
        name("samlp:Response"),
        _given(
            ID=draft.id,
            Version="2.0",
            IssueInstant=_time(draft.issued_at),
            Destination=draft.destination,
            InResponseTo=draft.in_response_to,
        ),
        nsmap=PREFIXES,
    )
    _child(response, "saml:Issuer", draft.issuer)
    status = _child(response, "samlp:Status")
    if draft.status == "Success":
        _child(status, "samlp:StatusCode", Value=f"{STATUS}Success")
    else:
        outer = _child(status, "samlp:StatusCode", Value=f"{STATUS}Responder")
        _child(outer, "samlp:StatusCode", Value=f"{STATUS}{draft.status}")
    return response


def _assertion(draft: Draft) -> Element:
    assertion = etree.Element(
        name("saml:Assertion"),
        _given(ID=draft.assertion_id, Version="2.0", IssueInstant=_time(draft.issued_at)),
        nsmap={"saml": NAMES["saml"]},
    )
    _child(assertion, "saml:Issuer", draft.issuer)
    subject = _child(assertion, "saml:Subject")
    _child(subject, "saml:NameID", draft.name_id, Format=EMAIL)
    _child(
        _child(subject, "saml:SubjectConfirmation", Method=BEARER),
        "saml:SubjectConfirmationData",
        NotOnOrAfter=_time(draft.not_on_or_after),
        Recipient=draft.recipient,
        InResponseTo=draft.in_response_to,
    )
    window = {"NotBefore": _time(draft.not_before), "NotOnOrAfter": _time(draft.not_on_or_after)}
    conditions = _child(assertion, "saml:Conditions", **window)
    _child(_child(conditions, "saml:AudienceRestriction"), "saml:Audience", draft.audience)
    authentication = {"AuthnInstant": _time(draft.issued_at), "SessionIndex": draft.session}
    statement = _child(assertion, "saml:AuthnStatement", **authentication)
    _child(_child(statement, "saml:AuthnContext"), "saml:AuthnContextClassRef", PASSWORD)
    attributes = _child(assertion, "saml:AttributeStatement")
    for called, value in (("email", draft.email), ("displayName", draft.name)):
        attribute = _child(attributes, "saml:Attribute", Name=called, NameFormat=BASIC)
        _child(attribute, "saml:AttributeValue", value)
    return assertion


class _Signer(XMLSigner):
    """signxml's, which alone refuses to sign with SHA-1: that is what a wrong answer needs."""

    def check_deprecated_methods(self) -> None:
        pass


def signed(element: Element, draft: Draft, keys: Pair) -> Element:
    """The element with an enveloped signature."""
    place = etree.Element(name("ds:Signature"), Id="placeholder", nsmap={"ds": NAMES["ds"]})
    element.insert(1, place)  # after Issuer, as the schema wants
    signer = _Signer(
        method=methods.enveloped,
        signature_algorithm=SignatureMethod.RSA_SHA1 if draft.weakly else SignatureMethod.RSA_SHA256,
        digest_algorithm=DigestAlgorithm.SHA1 if draft.weakly else DigestAlgorithm.SHA256,
        c14n_algorithm=EXCLUSIVE,
    )
    certificates: Any = [keys.certificate]
    return signer.sign(
        element, key=keys.private, cert=certificates, reference_uri=f"#{element.get('ID')}", id_attribute="ID"
    )


def _child(parent: Element, called: str, text: str | None = None, **attributes: str | None) -> Element:
    child = etree.SubElement(parent, name(called), _given(**attributes))
    child.text = text
    return child


def _given(**attributes: str | None) -> dict[str, str]:
    return {key: value for key, value in attributes.items() if value is not None}


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
