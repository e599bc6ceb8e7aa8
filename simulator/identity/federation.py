"""Logging in by another's word: what an identity provider was asked, what it answered, and whether that counts
(GC-SSO-5, CX-SSO-4; SAML 2.0 Profiles 4.1.4.3, OpenID Connect Core 3.1.3.7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from simulator.identity.accounts import Account, address

LEEWAY = timedelta(seconds=60)
"""How far a provider's clock may be from ours."""
LOGIN_LIFE = timedelta(minutes=10)
"""How long a person may take at the provider."""


class Kind(StrEnum):
    SAML = "saml"
    OIDC = "oidc"


class Reason(StrEnum):
    """Each way in which an answer can be wrong."""

    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    UNREACHABLE = "unreachable"
    DECLINED = "declined"
    CODE_REFUSED = "code-refused"
    PROVIDER_OFF = "provider-off"

    UNSIGNED = "unsigned"
    ALTERED = "altered"
    OTHER_KEY = "other-key"
    OTHER_ALGORITHM = "other-algorithm"
    WRAPPED = "wrapped"
    OTHER_ISSUER = "other-issuer"

    OTHER_AUDIENCE = "other-audience"
    OTHER_RECIPIENT = "other-recipient"
    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"

    UNSOLICITED = "unsolicited"
    OTHER_STATE = "other-state"
    OTHER_BROWSER = "other-browser"
    OTHER_PROVIDER = "other-provider"
    OTHER_REQUEST = "other-request"
    OTHER_NONCE = "other-nonce"
    TOO_LATE = "too-late"
    REPLAYED = "replayed"

    NO_SUBJECT = "no-subject"
    UNVERIFIED_ADDRESS = "unverified-address"
    UNKNOWN_PERSON = "unknown-person"
    OTHER_PLACE = "other-place"


@dataclass(frozen=True)
class Provider:
    """An identity provider as an organization has connected it. `issuer` is the SAML entity id or the OpenID issuer;
    `sign_in` and `sign_out` are its addresses for a browser; `look` names the icon it is shown with."""

    id: str
    kind: Kind
    name: str
    issuer: str
    sign_in: str
    sign_out: str = ""
    certificates: tuple[str, ...] = ()
    """SAML: the PEM certificates of the keys that it signs with. The key counts, not the certificate's dates (SAML
    Metadata Interoperability Profile 2.6.1)."""
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    secret_in_body: bool = False
    """OpenID Connect: whether the secret travels in the form (client_secret_post) instead of the header."""
    token_endpoint: str = ""
    userinfo_endpoint: str = ""
    jwks_uri: str = ""
    algorithms: tuple[str, ...] = ("RS256",)
    """OpenID Connect: the only algorithms that its ID tokens may be signed with; all with a public key."""
    names_itself: bool = False
    """OpenID Connect: whether its answers must carry `iss` (RFC 9207)."""
    look: str = "company"
    enabled: bool = True


@dataclass(frozen=True)
class Party:
    """The product as its providers know it: one service provider and one relying party, at absolute addresses."""

    entity_id: str
    acs: str
    redirect_uri: str
    signed_out_uri: str


@dataclass(frozen=True)
class Pending:
    """A login that waits for its provider. `state` (RelayState, or OAuth's state) finds it again; `request` is the
    AuthnRequest's ID; `browser` a digest of the cookie of the browser that began; `then` a path of the product."""

    state: str
    provider: str
    issued_at: datetime
    browser: str
    request: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)
    then: str = "/"


@dataclass(frozen=True)
class Claims:
    """What a provider's answer says, once it is known to be the provider's own and whole."""

    issuer: str
    audiences: tuple[str, ...]
    not_on_or_after: datetime
    not_before: datetime | None = None
    issued_at: datetime | None = None
    authorized_party: str | None = None
    recipient: str | None = None
    in_response_to: str | None = None
    nonce: str | None = field(default=None, repr=False)
    id: str | None = None
    subject: str = ""
    email: str = ""
    email_verified: bool = True
    name: str = ""
    hint: str = field(default="", repr=False)
    """What logging out at the provider wants to see: the ID token, or SAML's session index."""


@dataclass(frozen=True)
class Expected:
    """What an answer must say to count. None where that kind of answer does not say it."""

    issuer: str
    audience: str
    recipient: str | None
    request: str | None
    nonce: str | None
    now: datetime
    leeway: timedelta = LEEWAY


@dataclass(frozen=True)
class Refused:
    """The answer logs nobody in. `detail` is for the record: never a secret, nor anything to be shown."""

    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Accepted:
    """The answer counts, for the login that asked for it."""

    claims: Claims
    pending: Pending


type Check = Callable[[Claims, Expected], bool]


def begin(provider: Provider, token: Callable[[], str], *, browser: str, then: str, now: datetime) -> Pending:
    """A login about to go to its provider. `token` gives a new unguessable text of 43 to 100 characters out of
    A-Z a-z 0-9 - _ each time (RFC 7636 4.1)."""
    return Pending(token(), provider.id, now, browser, f"_{token()}", token(), token(), then)


def expected(provider: Provider, party: Party, pending: Pending, now: datetime) -> Expected:
    """What the answer to a pending login must say."""
    if provider.kind is Kind.SAML:
        return Expected(provider.issuer, party.entity_id, party.acs, pending.request, None, now)
    return Expected(provider.issuer, provider.client_id, None, None, pending.nonce, now)


def astray(
    pending: Pending | None, provider: Provider, *, state: str | None, browser: str | None, now: datetime
) -> Refused | None:
    """Why something that came back belongs to no login that waits, before it is even read; None when it does.
    `pending` is what was found for `state`."""
    if not provider.enabled:
        return Refused(Reason.PROVIDER_OFF)
    if not state:
        return Refused(Reason.UNSOLICITED)
    if pending is None or pending.state != state:
        return Refused(Reason.OTHER_STATE)
    if pending.provider != provider.id:
        return Refused(Reason.OTHER_PROVIDER)
    if browser is not None and pending.browser != browser:
        return Refused(Reason.OTHER_BROWSER)
    return Refused(Reason.TOO_LATE) if now >= pending.issued_at + LOGIN_LIFE else None


def _for_another(claims: Claims, expected: Expected) -> bool:
    if expected.audience not in claims.audiences:
        return True
    if claims.authorized_party is not None:
        return claims.authorized_party != expected.audience
    return expected.nonce is not None and len(claims.audiences) > 1  # OpenID Connect Core 3.1.3.7, rule 4


#   what is wrong                 when
CHECKS: Mapping[Reason, Check] = {
    Reason.OTHER_ISSUER:    lambda says, expected: says.issuer != expected.issuer,
    Reason.OTHER_AUDIENCE:  _for_another,
    Reason.OTHER_RECIPIENT: lambda says, expected: says.recipient != expected.recipient,
    Reason.UNSOLICITED:     lambda says, expected: expected.request is not None and says.in_response_to is None,
    Reason.OTHER_REQUEST:   lambda says, expected: says.in_response_to not in (None, expected.request),
    Reason.OTHER_NONCE:     lambda says, expected: says.nonce != expected.nonce,
    Reason.EXPIRED:         lambda says, expected: expected.now >= says.not_on_or_after + expected.leeway,
    Reason.NOT_YET_VALID:   lambda says, expected: any(
        moment is not None and expected.now < moment - expected.leeway for moment in (says.not_before, says.issued_at)
    ),
    Reason.NO_SUBJECT:      lambda says, _expected: not says.subject,
}  # fmt: skip


def judge(
    claims: Claims, pending: Pending, *, expected: Expected, checks: Mapping[Reason, Check] = CHECKS
) -> Accepted | Refused:
    """Whether an answer counts. Whether it comes a second time is for the store to say (Reason.REPLAYED)."""
    wrong = next((reason for reason, fails in checks.items() if fails(claims, expected)), None)
    return Refused(wrong) if wrong else Accepted(claims, pending)


def once_keys(accepted: Accepted) -> tuple[str, ...]:
    """What may be accepted once only: the login that waits, and an assertion's id (SAML Profiles 4.1.4.5)."""
    keys = [f"state:{accepted.pending.state}"]
    if accepted.claims.id:
        keys.append(f"assertion:{accepted.claims.issuer}:{accepted.claims.id}")
    return tuple(keys)


def recognised(claims: Claims, found: tuple[Account, ...], organization: str) -> Account | Refused:
    """The person of the organization whom the claims name by email address, among the accounts of that address."""
    if not claims.email_verified:
        return Refused(Reason.UNVERIFIED_ADDRESS)
    own = [account for account in found if account.organization == organization and _names(claims, account)]
    return own[0] if len(own) == 1 else Refused(Reason.UNKNOWN_PERSON)


def _names(claims: Claims, account: Account) -> bool:
    return bool(claims.email) and address(claims.email) == address(account.email)
