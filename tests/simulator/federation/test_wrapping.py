"""Signature wrapping in its eight known forms, out of a response that was really signed."""

from __future__ import annotations

import base64
import copy
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from simulator.federation.xml import Element, etree, name
from simulator.identity.federation import Reason, Refused
from simulator.providers.wrapping import WHOLE_RESPONSE, WRAPPINGS
from tests.simulator.federation.signing import own, read, signed
from tests.simulator.federation.world import BOSS

EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"


def wrapped(how: str) -> Element:
    return WRAPPINGS[how](signed(signs="response" if how in WHOLE_RESPONSE else "assertion"), BOSS)


def careless(response: Element) -> str:
    """The signed element's id, as a verifier finds it that checks a signature and does not look where it stands."""
    signature = next(response.iter(name("ds:Signature")))
    information = signature.find(name("ds:SignedInfo"))
    value = base64.b64decode(signature.findtext(name("ds:SignatureValue")))
    own().private.public_key().verify(value, canonical(information), PKCS1v15(), SHA256())
    wanted: str = information.find(name("ds:Reference")).get("URI")[1:]
    element = next(e for e in response.iter() if e.get("ID") == wanted)
    bare = copy.deepcopy(element)
    for inner in bare.findall(name("ds:Signature")):
        bare.remove(inner)
    digest = base64.b64encode(hashlib.sha256(canonical(bare)).digest()).decode()
    assert information.findtext(f".//{name('ds:DigestValue')}") == digest
    return wanted


def canonical(element: Element) -> bytes:
    document: bytes = etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)
    return document


@pytest.mark.parametrize("how", WRAPPINGS)
def test_the_forgery_is_a_real_one(how: str) -> None:
    """Its signature still fits, and somebody else is in it: only where it stands gives it away."""
    response = wrapped(how)
    assert careless(response) != "_forged"
    assert BOSS in {element.text for element in response.iter(name("saml:NameID"))}


@pytest.mark.parametrize("how", WRAPPINGS)
def test_a_wrapped_signature_is_refused(how: str) -> None:
    refused = read(wrapped(how))
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.WRAPPED


@pytest.mark.parametrize("how", sorted(set(WRAPPINGS) - set(WHOLE_RESPONSE)))
def test_a_wrapped_assertion_is_refused_in_a_response_that_is_signed_too(how: str) -> None:
    refused = read(WRAPPINGS[how](signed(signs="both"), BOSS))
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.WRAPPED
