"""What can be wrong with Genesys Cloud's single sign-on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from simulator.defects import Defect
from simulator.defects.federation import signatures_ignored, unchecked, wrapping_ignored
from simulator.defects.kinds import part, wording
from simulator.identity import federation, login
from simulator.identity.accounts import Account
from simulator.identity.federation import Claims, Kind, Provider, Reason, Refused
from simulator.identity.login import Attempt, Decision
from simulator.identity.policy import Policy


def _only_saml(providers: tuple[Provider, ...]) -> tuple[Provider, ...]:
    return tuple(provider for provider in providers if provider.enabled and provider.kind is Kind.SAML)


def _any_organization(claims: Claims, found: tuple[Account, ...], organization: str) -> Account | Refused:
    elsewhere = [account for account in found if account.organization != organization]
    return elsewhere[0] if elsewhere else federation.recognised(claims, found, organization)


def _once_only() -> Callable[[Claims, tuple[Account, ...], str], Account | Refused]:
    known: set[str] = set()

    def recognised(claims: Claims, found: tuple[Account, ...], organization: str) -> Account | Refused:
        if claims.subject in known:
            return Refused(Reason.UNKNOWN_PERSON)
        known.add(claims.subject)
        return federation.recognised(claims, found, organization)

    return recognised


def _unverified_too(claims: Claims, found: tuple[Account, ...], organization: str) -> Account | Refused:
    return federation.recognised(replace(claims, email_verified=True), found, organization)


def _password_too(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    return login.decide(attempt, now, replace(policy, sso_only=False))


def _never(_policy: Policy) -> bool:
    return False


DEFECTS = (
    part("disabled-provider-shown", "GC-SSO-1.1", "A provider that is not enabled has its icon too.",
         shown_providers=lambda providers: providers),
    part("sso-lands-elsewhere", "GC-SSO-1.2", "An SSO login ends on My Account.", landing=lambda _query: "/account"),
    part("sso-in-another-organization", "GC-SSO-1.2", "The provider's person is taken for one of another organization.",
         recognised_by_provider=_any_organization),
    part("saml-only", "GC-SSO-1.3", "Only SAML providers have an icon.", shown_providers=_only_saml),
    Defect("second-sso-login-refused", "GC-SSO-2.1", "A person is known to the provider's word only once.",
           lambda settings: settings.with_parts(recognised_by_provider=_once_only())),
    part("provider-stays-logged-in", "GC-SSO-2.2", "Logging out at the provider does nothing.",
         providers_log_out=False),
    part("sso-only-asks-for-password", "GC-SSO-3.1", "The invitation of an SSO-only organization asks for a password.",
         invited_without_password=_never),
    part("sso-only-takes-password", "GC-SSO-3.2", "A password logs in where there should be SSO only.",
         login=_password_too),
    part("sso-only-shows-password", "GC-SSO-3.2", "The login of an SSO-only organization has a password field.",
         logs_in_without_password=_never),
    part("sso-only-resets-password", "GC-SSO-3.3", "A reset link is sent where there should be SSO only.",
         resets_without_password=_never),
    wording("company-button-nameless", "GC-SSO-4.1", "The company button does not carry the company's name.")(
        "Login with {company}", "Single sign-on"),
    part("other-audience-taken", "GC-SSO-5.1", "An answer that is meant for another service counts.",
         judging=unchecked(Reason.OTHER_AUDIENCE)),
    part("expired-answer-taken", "GC-SSO-5.1", "An answer whose time is over counts.",
         judging=unchecked(Reason.EXPIRED)),
    part("other-request-taken", "GC-SSO-5.1", "An answer to no request, or to another, counts.",
         judging=unchecked(Reason.UNSOLICITED, Reason.OTHER_REQUEST, Reason.OTHER_NONCE)),
    part("replayed-answer-taken", "GC-SSO-5.1", "The same answer counts twice, in whatever browser it comes back.",
         judging=lambda judging: replace(judging, once=False), same_browser=lambda _asked, _came: True),
    part("signature-ignored", "GC-SSO-5.1", "An unsigned or altered answer counts.", judging=signatures_ignored),
    part("wrapped-answer-taken", "GC-SSO-5.1", "What is wrapped around a signed answer counts.",
         judging=wrapping_ignored),
    part("unverified-address-taken", "GC-SSO-5.1", "An address that the provider has not verified counts.",
         recognised_by_provider=_unverified_too),
)  # fmt: skip
