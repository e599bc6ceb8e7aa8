"""What the core says of an answer: figures and boundaries."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest

from simulator.identity import federation
from simulator.identity.accounts import Account
from simulator.identity.federation import (
    LEEWAY,
    LOGIN_LIFE,
    Accepted,
    Claims,
    Kind,
    Pending,
    Provider,
    Reason,
    Refused,
)
from tests.simulator.federation.world import NOW, PARTY

SAML = Provider("p", Kind.SAML, "OneLogin", "idp", "https://idp.example/sso")
OIDC = Provider("p", Kind.OIDC, "OneLogin", "op", "https://op.example/authorize", client_id="us", client_secret="s")
PENDING = Pending("state", "p", NOW, "b", "_request", "nonce", "verifier")
SECOND = timedelta(seconds=1)
SAID = Claims(
    issuer="idp",
    audiences=(PARTY.entity_id,),
    recipient=PARTY.acs,
    in_response_to="_request",
    not_before=NOW,
    not_on_or_after=NOW + timedelta(minutes=5),
    subject="mara",
    email="Mara@Example.com",
    id="_a",
)
TOKEN = Claims(
    issuer="op",
    audiences=("us",),
    nonce="nonce",
    issued_at=NOW,
    not_on_or_after=NOW + timedelta(minutes=5),
    subject="mara",
)


def judged(claims: Claims, provider: Provider = SAML, after: timedelta = timedelta()) -> Accepted | Refused:
    expected = federation.expected(provider, PARTY, PENDING, NOW + after)
    return federation.judge(claims, PENDING, expected=expected)


@pytest.mark.parametrize(("claims", "provider"), [(SAID, SAML), (TOKEN, OIDC)])
def test_the_time_window_has_a_leeway_on_both_sides_and_not_a_second_more(claims: Claims, provider: Provider) -> None:
    five = timedelta(minutes=5)
    assert isinstance(judged(claims, provider, five + LEEWAY - SECOND), Accepted)
    assert judged(claims, provider, five + LEEWAY) == Refused(Reason.EXPIRED)
    assert isinstance(judged(claims, provider, -LEEWAY), Accepted)
    assert judged(claims, provider, -LEEWAY - SECOND) == Refused(Reason.NOT_YET_VALID)


@pytest.mark.parametrize(
    ("claims", "provider", "reason"),
    [
        (replace(SAID, issuer="idp/"), SAML, Reason.OTHER_ISSUER),
        (replace(SAID, audiences=()), SAML, Reason.OTHER_AUDIENCE),
        (replace(SAID, recipient=None), SAML, Reason.OTHER_RECIPIENT),
        (replace(SAID, in_response_to=None), SAML, Reason.UNSOLICITED),
        (replace(SAID, in_response_to="_other"), SAML, Reason.OTHER_REQUEST),
        (replace(SAID, subject=""), SAML, Reason.NO_SUBJECT),
        (replace(TOKEN, nonce=None), OIDC, Reason.OTHER_NONCE),
        (replace(TOKEN, audiences=("them",)), OIDC, Reason.OTHER_AUDIENCE),
        (replace(TOKEN, audiences=("us", "them")), OIDC, Reason.OTHER_AUDIENCE),
        (replace(TOKEN, audiences=("us", "them"), authorized_party="them"), OIDC, Reason.OTHER_AUDIENCE),
        (replace(TOKEN, not_before=NOW + timedelta(hours=1)), OIDC, Reason.NOT_YET_VALID),
    ],
)
def test_each_claim_must_be_the_expected_one(claims: Claims, provider: Provider, reason: Reason) -> None:
    assert judged(claims, provider) == Refused(reason)


def test_several_audiences_will_do_where_we_are_the_one_who_may_use_it() -> None:
    assert isinstance(judged(replace(TOKEN, audiences=("us", "them"), authorized_party="us"), OIDC), Accepted)
    assert isinstance(judged(replace(SAID, audiences=("them", PARTY.entity_id))), Accepted)


@pytest.mark.parametrize(
    ("pending", "state", "browser", "provider", "after", "reason"),
    [
        (None, None, "b", SAML, timedelta(), Reason.UNSOLICITED),
        (None, "", "b", SAML, timedelta(), Reason.UNSOLICITED),
        (None, "unknown", "b", SAML, timedelta(), Reason.OTHER_STATE),
        (PENDING, "another", "b", SAML, timedelta(), Reason.OTHER_STATE),
        (PENDING, "state", "another", SAML, timedelta(), Reason.OTHER_BROWSER),
        (PENDING, "state", "b", replace(SAML, id="q"), timedelta(), Reason.OTHER_PROVIDER),
        (PENDING, "state", "b", replace(SAML, enabled=False), timedelta(), Reason.PROVIDER_OFF),
        (PENDING, "state", "b", SAML, LOGIN_LIFE, Reason.TOO_LATE),
    ],
)
def test_what_belongs_to_no_waiting_login_goes_astray(
    pending: Pending | None, state: str | None, browser: str, provider: Provider, after: timedelta, reason: Reason
) -> None:
    found = federation.astray(pending, provider, state=state, browser=browser, now=NOW + after)
    assert found == Refused(reason)


@pytest.mark.parametrize("browser", ["b", None])
def test_what_belongs_to_a_waiting_login_does_not(browser: str | None) -> None:
    almost = NOW + LOGIN_LIFE - SECOND
    assert federation.astray(PENDING, SAML, state="state", browser=browser, now=almost) is None


def test_a_login_begins_with_four_texts_of_its_own() -> None:
    numbers = itertools.count()
    pending = federation.begin(OIDC, lambda: f"t{next(numbers)}", browser="b", then="/account", now=NOW)
    assert len({pending.state, pending.request, pending.nonce, pending.verifier}) == 4
    assert pending.request.startswith("_")  # an xs:ID must not begin with a digit or a hyphen


def test_a_person_is_recognised_by_address_in_the_organization_alone() -> None:
    mara = Account("1", "here", "Mara", "mara@example.com")
    elsewhere = replace(mara, id="2", organization="there")
    assert federation.recognised(SAID, (elsewhere, mara), "here") == mara
    assert federation.recognised(SAID, (elsewhere,), "here") == Refused(Reason.UNKNOWN_PERSON)
    assert federation.recognised(replace(SAID, email=""), (mara,), "here") == Refused(Reason.UNKNOWN_PERSON)
    unverified = replace(SAID, email_verified=False)
    assert federation.recognised(unverified, (mara,), "here") == Refused(Reason.UNVERIFIED_ADDRESS)


def test_the_keys_of_what_may_happen_once_name_the_login_and_the_assertion() -> None:
    assert federation.once_keys(Accepted(SAID, PENDING)) == ("state:state", "assertion:idp:_a")
    assert federation.once_keys(Accepted(TOKEN, PENDING)) == ("state:state",)


def test_no_secret_shows_in_what_is_printed() -> None:
    shown = repr((OIDC, PENDING, replace(TOKEN, hint="the token")))
    assert not any(secret in shown for secret in ("'s'", "'verifier'", "'nonce'", "the token"))
