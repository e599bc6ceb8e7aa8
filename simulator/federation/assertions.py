"""What a SAML response says (SAML Core 2 and 3.3.3; Profiles 4.1.4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from simulator.federation.signatures import Trust, trusted
from simulator.federation.xml import Element, Unreadable, found, instant, only, parse, text_of, unpacked
from simulator.identity.federation import Claims, Reason, Refused

SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success"
BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
ADDRESSES = frozenset(
    {
        "email",
        "mail",
        "emailaddress",
        "user.email",
        "urn:oid:0.9.2342.19200300.100.1.3",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    }
)
"""What providers call the attribute that holds the email address, in small letters."""
NAMES_OF_A_PERSON = frozenset(
    {"name", "displayname", "cn", "urn:oid:2.16.840.1.113730.3.1.241", "urn:oid:2.5.4.3"}
    | {"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"}
)


def read_response(
    encoded: str, *, expected_destination: str, certificates: Sequence[str], trust: Trust = trusted
) -> Claims | Refused:
    """What the form field SAMLResponse says, if the provider signed it with the key of one of the certificates.
    `trust` decides what of it may be believed."""
    try:
        response = parse(unpacked(encoded))
        declined = _declined(response)
        if declined:
            return declined
        assertion = trust(response, certificates)
        if isinstance(assertion, Refused):
            return assertion
        claims = _claims(assertion)
        return _at_odds(response, claims, expected_destination) or claims
    except Unreadable as error:
        return Refused(Reason.UNREADABLE, str(error))


def _declined(response: Element) -> Refused | None:
    """A refusal needs no proof: believing it logs nobody in."""
    if response.get("Version") != "2.0":
        raise Unreadable("not SAML 2.0")
    status = only(response, "samlp:Status/samlp:StatusCode")
    if status is None:
        raise Unreadable("no status")
    code = status.get("Value", "")
    return None if code == SUCCESS else Refused(Reason.DECLINED, code.rpartition(":")[2][:80])


def _at_odds(response: Element, claims: Claims, destination: str) -> Refused | None:
    """The envelope may say less than the assertion, or be unsigned; but it may not contradict it."""
    if response.get("Destination", destination) != destination:
        return Refused(Reason.OTHER_RECIPIENT, "the response's destination")
    issuer = only(response, "saml:Issuer")
    if issuer is not None and text_of(issuer) != claims.issuer:
        return Refused(Reason.OTHER_ISSUER, "response and assertion name different ones")
    if response.get("InResponseTo", claims.in_response_to) != claims.in_response_to:
        return Refused(Reason.OTHER_REQUEST, "response and assertion name different ones")
    return None


def _claims(assertion: Element) -> Claims:
    conditions = only(assertion, "saml:Conditions")
    confirmation = _confirmation(assertion)
    if conditions is None or not found(assertion, "saml:AuthnStatement"):
        raise Unreadable("an assertion without conditions or without an authentication")
    subject = text_of(only(assertion, "saml:Subject/saml:NameID"))
    ends = [instant(element.get("NotOnOrAfter")) for element in (conditions, confirmation)]
    ends += [instant(s.get("SessionNotOnOrAfter")) for s in found(assertion, "saml:AuthnStatement")]
    starts = [instant(element.get("NotBefore")) for element in (conditions, confirmation)]
    return Claims(
        issuer=text_of(only(assertion, "saml:Issuer")),
        audiences=_audiences(conditions),
        not_on_or_after=min(_given(ends)),
        not_before=max(_given(starts), default=None),
        issued_at=instant(assertion.get("IssueInstant")),
        recipient=confirmation.get("Recipient"),
        in_response_to=confirmation.get("InResponseTo"),
        id=assertion.get("ID"),
        subject=subject,
        email=_attribute(assertion, ADDRESSES) or (subject if "@" in subject else ""),
        name=_attribute(assertion, NAMES_OF_A_PERSON),
        hint=found(assertion, "saml:AuthnStatement")[0].get("SessionIndex", ""),
    )


def _given(moments: list[datetime | None]) -> list[datetime]:
    return [moment for moment in moments if moment is not None]


def _confirmation(assertion: Element) -> Element:
    """The data of the bearer confirmation, which must say how long and for whom it serves (Profiles 4.1.4.2)."""
    bearers = [c for c in found(assertion, "saml:Subject/saml:SubjectConfirmation") if c.get("Method") == BEARER]
    if len(bearers) != 1:
        raise Unreadable("not exactly one bearer confirmation")
    data = only(bearers[0], "saml:SubjectConfirmationData")
    if data is None or not data.get("NotOnOrAfter"):
        raise Unreadable("a bearer confirmation without an end")
    return data


def _audiences(conditions: Element) -> tuple[str, ...]:
    """Whom the assertion is for. Several restrictions must all be met (SAML Core 2.5.1.4)."""
    sets = [
        {text_of(audience) for audience in found(restriction, "saml:Audience")}
        for restriction in found(conditions, "saml:AudienceRestriction")
    ]
    return tuple(sorted(set.intersection(*sets))) if sets else ()


def _attribute(assertion: Element, called: frozenset[str]) -> str:
    for attribute in found(assertion, "saml:AttributeStatement/saml:Attribute"):
        if attribute.get("Name", "").casefold() in called:
            values = found(attribute, "saml:AttributeValue")
            return text_of(values[0]) if values else ""
    return ""
