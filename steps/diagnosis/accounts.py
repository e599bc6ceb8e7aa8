"""Whether a profile's accounts are as it says: by looking, nothing can be told; by trying, each is logged in once."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import Window
from fixtures.profiles import AccountTable, Profile
from steps.diagnosis.finding import Finding, fine, untold, wrong
from steps.pages.journey import Journey
from steps.sight import CHOICE, ELSEWHERE, ENROLMENT, LOGIN, PASSWORD_FORM, PROMPT, SETUP, SPLASH, Sight

NEEDED = frozenset({"spends-attempts", "changes-state"})
"""What must be allowed before anybody is logged in: the password may be wrong, and a right one leaves a session."""


def may_be_tried(profile: Profile, account: AccountTable) -> bool:
    """Whether the profile allows to log an account in, and it should be possible."""
    return profile.allowed(account) >= NEEDED and account.state == "active"


def changed(profile: Profile, file: Path) -> dict[int, Finding]:
    """The accounts whose password an earlier run has changed, by what it wrote into `file`, by their places."""
    newest: dict[str, str] = {}
    with suppress(OSError, ValueError, LookupError, TypeError):
        for line in file.read_text("utf-8").splitlines():
            entry = json.loads(line)
            newest[entry["email"]] = entry["password"]
    found = {}
    for place, account in enumerate(profile.accounts):
        if newest.get(account.email, account.password) != account.password:
            said = f"a run has changed the password of {account.email}; the newest is in {file}"
            found[place] = wrong(
                f"accounts[{place}]", said, "set the account's variable to it, or change it back there"
            )
    return found


def untried(profile: Profile, places: Iterable[int]) -> Iterator[Finding]:
    """What is not known of the accounts at these places, which nobody logs in."""
    for place in places:
        account = profile.accounts[place]
        found = f"whether {account.email} is {account.state}, and its password right, only a login tells"
        if account.state != "active":
            yield untold(f"accounts[{place}]", found)
        elif profile.allowed(account) >= NEEDED:
            yield untold(f"accounts[{place}]", found, "loginlab doctor --try logs it in once")
        else:
            missing = " and ".join(sorted(NEEDED - profile.allowed(account)))
            yield untold(f"accounts[{place}]", found, f"its allow lacks {missing}")


def tried(profile: Profile, place: int, journey: Journey, window: Window) -> Finding:
    """What a login of one account leads to. The password is sent once, and never again."""
    account, setting = profile.accounts[place], f"accounts[{place}]"
    try:
        if profile.organization:
            journey.log_in_naming(window, account.email, account.password, profile.organization)
        else:
            journey.log_in(window, account.email, account.password)
    except WaitedInVain as error:
        said = error.message.splitlines()[0]
        return untold(setting, f"{account.email} could not be logged in: {said}", "see what is said of labels")
    except pytest.skip.Exception as missing:
        return wrong("organization", f"{account.email} cannot be logged in: {missing}", 'give organization = "..."')
    return _meant(setting, account, arrival(journey, window, profile.patience))


def arrival(journey: Journey, window: Window, patience: float) -> Sight:
    """Where a login has led when something has come of it, or when patience has run out."""
    deadline = time.monotonic() + patience
    sight = Sight(ELSEWHERE)
    while time.monotonic() < deadline:
        with suppress(Error):  # a page that is just being replaced cannot be looked at
            sight = journey.see(window)
        if sight.message or sight.place not in {LOGIN, ELSEWHERE}:
            return sight
        window.next_frame()
    return sight


def _meant(setting: str, account: AccountTable, sight: Sight) -> Finding:
    if sight.place == SPLASH:
        return fine(setting, f"{account.email} is logged in by its password")
    if sight.place in {PROMPT, CHOICE} and account.totp:
        return fine(setting, f"the password of {account.email} is right, and a code is asked for")
    led = f"the login of {account.email} leads to {sight}"
    if sight.place in {PROMPT, CHOICE}:
        return wrong(setting, led, "give the secret of its authenticator app: totp")
    if sight.place in {ENROLMENT, SETUP, PASSWORD_FORM}:
        return wrong(setting, led, "let its person do that first")
    if sight.place == LOGIN:
        advice = "is the password right, and the account active? It is not tried again: that could lock it"
        return wrong(setting, led, advice)
    return untold(setting, led, "see what is said of labels")
