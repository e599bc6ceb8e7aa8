"""Only what the provider's own key signed is believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from simulator.federation.xml import Element, etree, name
from simulator.identity.federation import Claims, Reason, Refused
from simulator.providers.assertion import signed as signed_again
from simulator.providers.assertion import written
from simulator.providers.keys import Pair, pair
from tests.simulator.federation.signing import drafted, own, read, signed
from tests.simulator.federation.world import MARA, PARTY


def reason(result: Claims | Refused) -> Reason | None:
    return result.reason if isinstance(result, Refused) else None


@pytest.mark.parametrize("signs", ["assertion", "response", "both"])
def test_the_assertion_the_response_or_both_may_be_signed(signs: str) -> None:
    claims = read(signed(signs=signs))
    assert isinstance(claims, Claims)
    assert (claims.subject, claims.audiences, claims.recipient) == (MARA.email, (PARTY.entity_id,), PARTY.acs)


def test_with_both_signed_both_must_be_right() -> None:
    stranger_inside = signed_again(written(drafted(), pair("somebody else")), drafted(), own())
    assert reason(read(stranger_inside)) is Reason.OTHER_KEY
    stranger_outside = signed_again(written(drafted(), own()), drafted(), pair("somebody else"))
    assert reason(read(stranger_outside)) is Reason.OTHER_KEY


def test_a_signature_with_an_object_in_it_is_refused() -> None:
    response = signed()
    etree.SubElement(response.find(".//{*}Signature"), name("ds:Object")).text = "anything"
    assert reason(read(response)) is Reason.WRAPPED


@pytest.mark.parametrize("signs", ["assertion", "response"])
def test_any_of_several_keys_of_the_provider_will_do(signs: str) -> None:
    assert isinstance(read(signed(signs=signs), pair("somebody else").certificate_pem, own().certificate_pem), Claims)


def test_another_key_is_told_from_an_alteration() -> None:
    assert reason(read(signed(), pair("somebody else").certificate_pem)) is Reason.OTHER_KEY
    response = signed()
    response.find(".//{*}NameID").text = "boss@example.com"
    assert reason(read(response)) is Reason.ALTERED


def test_the_certificate_that_the_answer_brings_is_not_the_one_that_counts() -> None:
    """A forger signs with their own key and attaches the provider's certificate."""
    forged = written(drafted(), Pair(pair("somebody else").private, own().certificate))
    assert reason(read(forged)) is Reason.ALTERED


def test_an_altered_signature_value_is_refused() -> None:
    response = signed()
    value = response.find(".//{*}SignatureValue")
    value.text = value.text.replace("A", "B")
    assert reason(read(response)) is Reason.ALTERED


def test_the_key_counts_whatever_the_dates_of_its_certificate() -> None:
    private = own().private
    itself = x509.Name([])
    builder = x509.CertificateBuilder(itself, itself, private.public_key(), 1)
    builder = builder.not_valid_before(datetime(2001, 1, 1, tzinfo=UTC)).not_valid_after(
        datetime(2002, 1, 1, tzinfo=UTC)
    )
    expired = replace(own(), certificate=builder.sign(private, SHA256()))
    assert isinstance(read(signed(), expired.certificate_pem), Claims)


def test_sha_1_proves_nothing() -> None:
    assert reason(read(signed(weakly=True))) is Reason.OTHER_ALGORITHM


def _with(path: str, **attributes: str) -> Element:
    response = signed()
    for key, value in attributes.items():
        response.find(path).set(key, value)
    return response


@pytest.mark.parametrize(
    ("path", "algorithm", "expected"),
    [
        (".//{*}SignatureMethod", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", Reason.OTHER_ALGORITHM),
        (".//{*}SignatureMethod", "none", Reason.OTHER_ALGORITHM),
        (".//{*}DigestMethod", "http://www.w3.org/2000/09/xmldsig#sha1", Reason.OTHER_ALGORITHM),
        (".//{*}Transform", "http://www.w3.org/TR/1999/REC-xslt-19991116", Reason.WRAPPED),
        (".//{*}Transform", "http://www.w3.org/TR/1999/REC-xpath-19991116", Reason.WRAPPED),
    ],
)
def test_only_the_algorithms_that_saml_needs_are_taken(path: str, algorithm: str, expected: Reason) -> None:
    assert reason(read(_with(path, Algorithm=algorithm))) is expected


@pytest.mark.parametrize("uri", ["", "#another", "http://elsewhere.example/assertion"])
def test_a_signature_over_something_else_is_refused(uri: str) -> None:
    assert reason(read(_with(".//{*}Reference", URI=uri))) is Reason.WRAPPED


def test_an_id_given_twice_is_refused() -> None:
    response = signed()
    response.set("ID", response.find(name("saml:Assertion")).get("ID"))
    assert reason(read(response)) is Reason.WRAPPED


def test_text_that_a_comment_would_cut_stays_whole() -> None:
    """Comments are outside of what is signed: a forger may add one to a name that really is theirs (2018's
    CVE-2017-11427 and its kin)."""
    document = etree.tostring(signed(name_id="mara@example.com.evil.example"))
    cut = document.replace(b"mara@example.com.evil", b"mara@example.com<!-- -->.evil", 1)
    claims = read(etree.fromstring(cut))
    assert isinstance(claims, Claims)
    assert claims.subject == "mara@example.com.evil.example"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"Destination": "http://elsewhere.example/acs"}, Reason.OTHER_RECIPIENT),
        ({"InResponseTo": "_another"}, Reason.OTHER_REQUEST),
        ({"Version": "1.1"}, Reason.UNREADABLE),
    ],
)
def test_an_unsigned_envelope_may_not_contradict_the_assertion(change: dict[str, str], expected: Reason) -> None:
    response = signed()
    for key, value in change.items():
        response.set(key, value)
    assert reason(read(response)) is expected


def _without(path: str) -> Any:
    response = signed(signs="nothing")
    element = response.find(path)
    element.getparent().remove(element)
    return signed_again(response, drafted(), own())


@pytest.mark.parametrize("path", [".//{*}Conditions", ".//{*}AuthnStatement", ".//{*}SubjectConfirmationData"])
def test_an_assertion_that_lacks_what_the_profile_demands_is_refused(path: str) -> None:
    assert reason(read(_without(path))) is Reason.UNREADABLE


def test_an_assertion_for_nobody_in_particular_has_no_audience() -> None:
    claims = read(_without(".//{*}AudienceRestriction"))
    assert isinstance(claims, Claims)
    assert claims.audiences == ()


@pytest.mark.parametrize("path", [".//{*}SubjectConfirmationData", ".//{*}Conditions"])
def test_the_first_of_several_ends_is_the_end(path: str) -> None:
    response = signed(signs="nothing")
    response.find(path).set("NotOnOrAfter", "2026-11-21T12:01:00Z")
    claims = read(signed_again(response, drafted(), own()))
    assert isinstance(claims, Claims)
    assert claims.not_on_or_after == datetime(2026, 11, 21, 12, 1, tzinfo=UTC)
