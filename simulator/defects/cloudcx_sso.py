"""What can be wrong with signing in to CloudCX with Google or Office 365."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from simulator.defects import Defect
from simulator.defects.federation import signatures_ignored, unchecked
from simulator.defects.kinds import page, part, wording
from simulator.identity import bindings
from simulator.identity.accounts import Account
from simulator.identity.bindings import Binding, Identity
from simulator.identity.federation import Provider, Reason
from simulator.identity.login import Step
from simulator.identity.settings import Settings

type Everybody = Callable[[], tuple[Account, ...]]
SHOWN = r'(<span id="connected-\d+">)'
"""Where the security settings show a connected account."""


def _swapped(look: str, addresses: Mapping[str, str]) -> str:
    other = next(each for each in addresses if each != look)
    return addresses[other] or addresses[look]


def _first(look: str, addresses: Mapping[str, str]) -> str:
    return addresses[look] and next(address for address in addresses.values() if address)


def _google_only(providers: tuple[Provider, ...]) -> tuple[Provider, ...]:
    return tuple(provider for provider in providers if provider.enabled and provider.look == "google")


def _by_address(here: Identity, bound: tuple[Binding, ...], everybody: Everybody) -> str | None:
    alike = (binding.account for binding in bound if binding.identity.address == here.address)
    return next(alike, None) or bindings.recognised(here, bound, everybody)


def _by_own_address(here: Identity, bound: tuple[Binding, ...], everybody: Everybody) -> str | None:
    own = (account.id for account in everybody() if account.email == here.address)
    return bindings.recognised(here, bound, everybody) or next(own, None)


def _nobody(_here: Identity, _bound: tuple[Binding, ...], _everybody: Everybody) -> str | None:
    return None


def _one_of_each_provider(here: Identity, account: str, bound: tuple[Binding, ...]) -> bool:
    return bindings.free(here, account, tuple(binding for binding in bound if binding.account == account))


def _one_owner(here: Identity, _account: str, bound: tuple[Binding, ...]) -> bool:
    return not any(bindings.same(binding.identity, here) for binding in bound)


def _out_of_sight(settings: Settings) -> Settings:
    gone: list[bool] = []

    def left(bound: tuple[Binding, ...], _issuer: str) -> tuple[Binding, ...]:
        gone.append(True)
        return bound

    return settings.with_parts(bindings={"left_by_unbinding": left, "shown": lambda bound: () if gone else bound})


def _before_the_code(step: Step) -> bool:
    return step in (Step.SIGNED_IN, Step.DEVICE)


DEFECTS = (
    part("provider-buttons-swapped", "CX-SSO-1.1", "Each button leads to the other provider.",
         bindings={"leads": _swapped}),
    part("one-provider-for-both-buttons", "CX-SSO-1.1", "Both buttons lead to the first provider.",
         bindings={"leads": _first}),
    part("provider-chooses-for-you", "CX-SSO-1.1", "No account is chosen at the provider.",
         bindings={"chooses": False}),
    part("disabled-sign-in-offered", "CX-SSO-1.2", "A provider that is not enabled has its button too.",
         shown_providers=lambda providers: providers),
    part("office-365-not-offered", "CX-SSO-1.2", "Only Google has a button.", shown_providers=_google_only),
    page("sign-in-offered-by-all-companies", "CX-SSO-1.2", "Each company's login page has both buttons.",
         "login", r'(data-offered href="[^"]*") hidden', r"\1"),
    part("bound-without-password", "CX-SSO-2.1", "Whatever the password is, the account is bound.",
         bindings={"binds": lambda _step: True}),
    part("bound-before-the-code", "CX-SSO-2.1", "The right password binds before the code is given.",
         bindings={"binds": _before_the_code}),
    part("binding-forgotten", "CX-SSO-2.2", "A binding is asked for at every login.", bindings={"recognised": _nobody}),
    part("bound-by-address", "CX-SSO-2.2", "Another provider's account of the same address logs in too.",
         bindings={"recognised": _by_address}),
    part("account-found-by-address", "CX-SSO-2.2", "Whose address the provider asserts is logged in unasked.",
         bindings={"recognised": _by_own_address}),
    part("one-provider-account-of-two-people", "CX-SSO-2.3", "A provider's account that is bound is bound once more.",
         bindings={"free": _one_of_each_provider}),
    part("second-account-at-one-provider", "CX-SSO-2.3", "An account is bound to two of one provider.",
         bindings={"free": _one_owner}),
    part("binding-page-counts-alone", "CX-SSO-2.4", "The binding page has a count of its own.",
         bindings={"count": "bind "}),
    part("connected-account-hidden", "CX-SSO-3.1", "The security settings do not show the connected account.",
         bindings={"shown": lambda _bound: ()}),
    page("connected-address-missing", "CX-SSO-3.1", "Only the provider is shown, without the address.",
         "security", SHOWN + r"([^:<]*): [^<]*", r"\1\2"),
    page("connected-provider-missing", "CX-SSO-3.1", "Only the address is shown, without the provider.",
         "security", SHOWN + r"[^:<]*: ", r"\1"),
    part("unbinding-does-nothing", "CX-SSO-3.2", "Unbind leaves the binding as it is.",
         bindings={"left_by_unbinding": lambda bound, _issuer: bound}),
    Defect("unbinding-only-hides", "CX-SSO-3.2", "What is unbound is not shown any more, and logs in as before.",
           _out_of_sight),
    part("forged-token-taken", "CX-SSO-4.1", "An unsigned or altered token counts.", judging=signatures_ignored),
    part("expired-token-taken", "CX-SSO-4.1", "A token whose time is over counts.",
         judging=unchecked(Reason.EXPIRED)),
    part("other-clients-token-taken", "CX-SSO-4.1", "A token for another client counts.",
         judging=unchecked(Reason.OTHER_AUDIENCE)),
    part("other-customers-token-taken", "CX-SSO-4.1", "A token of another issuer counts.",
         judging=unchecked(Reason.OTHER_ISSUER)),
    part("nonce-ignored", "CX-SSO-4.1", "A token with another nonce, or none, counts.",
         judging=unchecked(Reason.OTHER_NONCE)),
    part("state-ignored", "CX-SSO-4.1", "An answer with another state, or none, counts.",
         state=lambda _brought, begun: begun()),
    part("replayed-sign-in-taken", "CX-SSO-4.1", "The same answer counts twice.",
         judging=lambda judging: replace(judging, once=False), same_browser=lambda _asked, _came: True,
         providers_redeem_once=False),
    wording("sign-in-refused-silently", "CX-SSO-4.1", "A refused answer leads to the login page without a word.")(
        "Your provider's answer was not accepted, so you are not signed in. Try again.", ""),
)  # fmt: skip
