"""What can be wrong with Genesys Cloud's languages, regions, organizations and their policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from simulator.defects.kinds import letter, page, part, wording
from simulator.identity import login
from simulator.identity.accounts import Account, Organization
from simulator.identity.login import Attempt, Decision, Event, Step
from simulator.identity.policy import Policy


def _first(found: tuple[Account, ...], _by: Organization | str | None) -> tuple[Account, ...]:
    return found[:1]


def _any_region(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    return login.decide(replace(attempt, other_region=False), now, policy)


def _always_asks(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    return login.decide(replace(attempt, organizations=2), now, policy)


def _unknown_name_told(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision = login.decide(attempt, now, policy)
    if attempt.organization_exists:
        return decision
    return replace(decision, step=Step.ORGANIZATION, event=Event.SEVERAL_ORGANIZATIONS)


def _reset_in_english(page: str, of_browser: str, of_person: str | None) -> str:
    return "en" if page == "reset" else of_person or of_browser


def _invited_in_english(page: str, of_browser: str, of_person: str | None) -> str:
    return "en" if page == "mail/invitation" else of_person or of_browser


def _as_the_browser_has_it(_page: str, of_browser: str, _of_person: str | None) -> str:
    return of_browser


def _all_figures(own: Organization, everybody: tuple[Organization, ...]) -> Mapping[str, Any]:
    return {**own.figures, **{name: value for other in everybody for name, value in other.figures.items()}}


LANGUAGES = (
    page("language-list-on-the-left", "GC-LANGUAGE-1.1", "The language list lies at the left.", "login",
         r"<footer>(.*?)</footer>", r"<div>\1</div>"),
    page("language-unsaid", "GC-LANGUAGE-1.2", "The page's lang attribute stays English.", "login",
         r'<html lang="\w+">', '<html lang="en">'),
    wording("label-left-in-english", "GC-LANGUAGE-1.2", "One label stays English.")("Mot de passe", "Password"),
    page("language-forgets-address", "GC-LANGUAGE-1.3", "A change of language empties the address field.", "login",
         r'(<input id="email" name="email" value=")[^"]*', r"\1"),
    part("reset-page-in-english", "GC-LANGUAGE-1.4", "The chosen language does not hold for the reset page.",
         language=_reset_in_english),
    part("language-setting-lost", "GC-LANGUAGE-2.1", "The user settings do not keep the language.",
         keep_language=lambda account, _language: account),
    part("language-of-the-browser-only", "GC-LANGUAGE-2.2", "A person's language is not used in another browser.",
         language=_as_the_browser_has_it),
    wording("register-in-english", "GC-LANGUAGE-3.1", "The French page says Register.")("Enregistrez", "Register"),
    part("invitation-in-english", "GC-LANGUAGE-3.1", "The invitation is in English, whatever the person reads.",
         language=_invited_in_english),
)  # fmt: skip

WAYS = (
    page("regions-by-id", "GC-REGION-1.1", "Regions are listed by id, not by name.", "region",
         r'<option value="([^"]+)"([^>]*)>[^<]*', r'<option value="\1"\2>\1'),
    part("region-forgotten", "GC-REGION-1.2", "The region is asked for at every visit.", keeps_region=False),
    part("any-region-will-do", "GC-REGION-1.3", "Another region's login works too.", login=_any_region),
    part("region-always-asked", "GC-REGION-1.4", "The region is asked for where it is known.",
         asks_for_region=lambda _regions: True),
    part("first-organization-taken", "GC-ORG-1.1", "With an ambiguous address the first organization is taken.",
         everywhere=_first),
    part("named-organization-ignored", "GC-ORG-1.2", "The organization that was named does not matter.",
         in_organization=_first),
    page("options-do-not-count", "GC-ORG-1.3", "What is entered under More Login Options is not sent.", "login",
         r'name="organization" value', 'name="organisation" value'),
    part("password-opens-another", "GC-ORG-1.4", "The password of one organization opens another.",
         in_organization=_first),
    part("organization-always-asked", "GC-ORG-2.1", "Everybody is asked for the organization.", login=_always_asks),
    part("unknown-organization-told", "GC-ORG-3.1", "An unknown organization gets an answer of its own.",
         login=_unknown_name_told),
    page("own-address-forgets", "GC-LOGIN-4.1", "The organization's address leads to the login without it.", "login",
         r'(<input id="organization" name="organization" value=")[^"]*', r"\1"),
    part("reset-in-another-organization", "GC-RESET-3.1", "The reset is for the first organization, not the named one.",
         in_organization=_first),
    letter("organization-names-missing", "GC-RESET-3.2", "The mail names no organization.", "organizations",
           lambda written: replace(written, text="Ask your administrator.", html="<p>Ask your administrator.</p>")),
)  # fmt: skip

POLICIES = (
    part("own-policy-ignored", "GC-PASSWORD-5.1", "What the administrator sets does not count.",
         figures=lambda _own, _all: {}),
    part("policy-shared", "GC-PASSWORD-5.2", "One organization's policy holds in the others.", figures=_all_figures),
    part("impossible-policy-taken", "GC-PASSWORD-5.3", "A policy that nothing can satisfy is accepted.",
         checks_policies=False),
    page("double-byte-unsaid", "GC-PASSWORD-7.1", "The page does not warn of double-byte characters.", "reset",
         r'<p class="soft" id="double-byte">.*?</p>', ""),
    part("unicode-form-matters", "GC-PASSWORD-7.2", "Composed and decomposed characters are different passwords.",
         password=str),
    page("guessable-unsaid", "GC-PASSWORD-8.1", "A guessable password is not pointed out.", "reset",
         r'data-guessable="[^"]*"', 'data-guessable=""'),
)  # fmt: skip

DEFECTS = (*LANGUAGES, *WAYS, *POLICIES)
