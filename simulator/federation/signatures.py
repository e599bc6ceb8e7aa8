"""What of a SAML response may be believed: only what the provider's own key signed (SAML Core 5.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from signxml.algorithms import DigestAlgorithm, SignatureMethod
from signxml.exceptions import InvalidDigest, InvalidInput, InvalidSignature
from signxml.verifier import SignatureConfiguration, XMLVerifier

from simulator.federation.xml import Element, Unreadable, etree, found, name, only, parse, text_of, unpacked
from simulator.identity.federation import Reason, Refused

METHODS = frozenset(
    method
    for method in SignatureMethod
    if method.name.startswith(("RSA_", "ECDSA_")) and method.name.endswith(("SHA256", "SHA384", "SHA512"))
)
DIGESTS = frozenset({DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512})
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
TRANSFORMS = frozenset({"http://www.w3.org/2000/09/xmldsig#enveloped-signature", EXCLUSIVE, f"{EXCLUSIVE}WithComments"})
"""The only ones that SAML allows (Core 5.4.4)."""
IDS = ("ID", "Id", "id", "{http://www.w3.org/XML/1998/namespace}id")

type Trust = Callable[[Element, Sequence[str]], Element | Refused]


def trusted(response: Element, certificates: Sequence[str]) -> Element | Refused:
    """The assertion of a response, as it was signed by one of the certificates' keys: the whole response, the
    assertion, or both may be signed, and every signature there is must be good. Only what is returned may be
    believed. Raises `Unreadable`."""
    misplaced = _misplaced(response)
    if misplaced:
        return misplaced
    assertion = response.find(name("saml:Assertion"))
    signed = [element for element in (response, assertion) if element.find(name("ds:Signature")) is not None]
    if not signed:
        return Refused(Reason.UNSIGNED)
    pinned = [x509.load_pem_x509_certificate(certificate.encode()) for certificate in certificates]
    believed: Element = None
    for element in reversed(signed):  # the response last: what it signed holds the assertion too
        result = _as_signed(element, pinned)
        if isinstance(result, Refused):
            return result
        believed = result
    return believed if believed.tag == name("saml:Assertion") else only(believed, "saml:Assertion")


def _misplaced(response: Element) -> Refused | None:
    """Refuses all but one assertion in its place: a second assertion or response anywhere, a signature elsewhere and
    an id given twice are how a signature is wrapped around something else (Somorovsky et al., 2012)."""
    if response.tag != name("samlp:Response"):
        raise Unreadable("not a Response")
    if next(response.iter(name("saml:EncryptedAssertion"), name("xenc:EncryptedData")), None) is not None:
        return Refused(Reason.ENCRYPTED, "this service provider publishes no encryption key")
    assertions = list(response.iter(name("saml:Assertion")))
    if not assertions:
        raise Unreadable("no assertion")
    if len(assertions) > 1 or assertions[0].getparent() is not response:
        return Refused(Reason.WRAPPED, "not exactly one assertion, in its place")
    if len(list(response.iter(name("samlp:Response")))) > 1:
        return Refused(Reason.WRAPPED, "more than one response")
    parents = [signature.getparent() for signature in response.iter(name("ds:Signature"))]
    if len(parents) != len(set(parents)) or not set(parents) <= {response, assertions[0]}:
        return Refused(Reason.WRAPPED, "a signature out of its place")
    ids = [value for element in response.iter() for key in IDS if (value := element.get(key))]
    return Refused(Reason.WRAPPED, "an id given twice") if len(ids) != len(set(ids)) else None


def _as_signed(element: Element, pinned: Sequence[x509.Certificate]) -> Element | Refused:
    signature = element.find(name("ds:Signature"))
    unfit = _unfit(element, signature)
    if unfit:
        return unfit
    document = etree.tostring(element, with_tail=False)
    results = [_verified(document, certificate) for certificate in pinned]
    for result in results:
        if not isinstance(result, Refused):
            same = result.tag == element.tag and result.get("ID") == element.get("ID")
            return result if same else Refused(Reason.WRAPPED, "the signature covers something else")
    digest_differs = any(result.detail == "digest" for result in results if isinstance(result, Refused))
    foreign = not digest_differs and _named_another(signature, pinned)
    return Refused(Reason.OTHER_KEY if foreign else Reason.ALTERED)


def _unfit(element: Element, signature: Element) -> Refused | None:
    """Refuses what SAML does not allow of a signature: more than the element it stands in, other transforms, objects
    of its own; and algorithms that prove nothing."""
    method = only(signature, "ds:SignedInfo/ds:SignatureMethod")
    reference = only(signature, "ds:SignedInfo/ds:Reference")
    digest = None if reference is None else only(reference, "ds:DigestMethod")
    if method is None or reference is None or digest is None:
        raise Unreadable("an incomplete signature")
    allowed = {m.value for m in METHODS}, {d.value for d in DIGESTS}
    if method.get("Algorithm") not in allowed[0] or digest.get("Algorithm") not in allowed[1]:
        return Refused(Reason.OTHER_ALGORITHM, "not RSA or ECDSA with SHA-2")
    transforms = {transform.get("Algorithm") for transform in found(reference, "ds:Transforms/ds:Transform")}
    if not transforms <= TRANSFORMS or found(signature, "ds:Object"):
        return Refused(Reason.WRAPPED, "a signature with more in it than SAML allows")
    whole = bool(element.get("ID")) and reference.get("URI") == f"#{element.get('ID')}"
    return None if whole else Refused(Reason.WRAPPED, "the signature names something else")


def _verified(document: bytes, certificate: x509.Certificate) -> Element | Refused:
    configuration = SignatureConfiguration(
        location="./",
        signature_methods=METHODS,
        digest_algorithms=DIGESTS,
        verification_time=certificate.not_valid_before_utc,  # the metadata vouches for the key, whatever its dates
    )
    try:
        result = XMLVerifier().verify(document, x509_cert=certificate, id_attribute="ID", expect_config=configuration)
    except InvalidDigest:
        return Refused(Reason.ALTERED, "digest")
    except (InvalidSignature, InvalidInput, ValueError, TypeError, etree.LxmlError) as error:
        return Refused(Reason.ALTERED, type(error).__name__)
    if isinstance(result, list):
        return Refused(Reason.WRAPPED, "several references")
    return parse(result.signed_data)


def _named_another(signature: Element, pinned: Sequence[x509.Certificate]) -> bool:
    """Whether the signature brings certificates, and none of ours: then it is another's, rather than altered."""
    brought = [unpacked(text_of(element)) for element in found(signature, ".//ds:X509Certificate")]
    ours = [certificate.public_bytes(Encoding.DER) for certificate in pinned]
    return bool(brought) and not any(certificate in ours for certificate in brought)
