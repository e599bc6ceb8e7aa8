"""What is seen of Google and Office 365: the choice of an account there, the binding page, the connected account."""

from __future__ import annotations

from collections.abc import Callable

from fixtures.address import host_of
from fixtures.facts import Provider
from steps.cloudcx import company
from steps.pages.identity_provider import IdentityProvider
from steps.person import Person
from steps.sight import BINDING, LOGIN, SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

CHOICE = "the provider's own page, with the accounts to choose from"
REFUSED = "refused on the binding page, for the reason that was expected"
CONNECTED = "the provider and the address there"
NONE_CONNECTED = "no account connected"


def provider(dress: str, stage: Stage) -> Provider:
    """The connected provider of that dress. Raises LookupError when there is none."""
    found = [each for each in stage.providers if each.dress == dress]
    if not found:
        raise LookupError(f"no company has enabled {dress}")
    return found[-1]


def chooser(who: Person, provider: Provider) -> Look:
    """Whether the person is at the provider's own site, and may choose the account there or another one."""

    def look() -> str:
        window = who.window()
        page = IdentityProvider(window.page)
        there = host_of(window.page.url) == host_of(provider.site)
        if there and page.account(who.account.email).is_visible() and page.another.is_visible():
            return CHOICE
        return f"{who.sees()}, at {host_of(window.page.url)}"

    return look


def refusal(who: Person, reason: str, stage: Stage) -> Look:
    """Whether the binding page is still there, and says why: by the label of the reason."""

    def look() -> str:
        sight, words = who.sees(), stage.journey.words(who.window())
        told = words[reason].stands_in(sight.message) and not words["locked"].stands_in(sight.message)
        return REFUSED if sight.place == BINDING and told else str(sight)

    return look


def next_login(who: Person, stage: Stage) -> Look:
    """Where the person is after one more login by the provider, which happens at the first look."""
    done: list[bool] = []

    def look() -> str:
        if not done:
            done.append(True)
            who.come_back()
            if stage.journey.inside(who.window()).is_visible():
                who.log_out()
                stage.journey.login(who.window()).log_in.wait_for()
            who.log_in_by(stage.provider)
        sight = who.sees()
        return sight.place if sight.place in (SPLASH, BINDING, LOGIN) and not sight.message else str(sight)

    return look


def place(who: Person) -> Look:
    """Whether the person is at the binding page; else where."""

    def look() -> str:
        sight = who.sees()
        return sight.place if sight.place == BINDING else str(sight)

    return look


def connected(who: Person, dress: str, stage: Stage) -> Look:
    """Whether a line of the page names the provider and the person's address there."""
    label = "connected_google" if dress == "google" else "connected_office_365"

    def look() -> str:
        window = who.window()
        words, address = stage.journey.words(window), who.address_there
        there = company(stage).security(window).part("connected_account").is_visible()
        lines = window.page.get_by_role("main").inner_text().splitlines()
        found = [line for line in lines if address in line]
        if there and any(words[label].stands_in(line) for line in found):
            return CONNECTED
        return f"{' / '.join(found) or 'no line with the address'}; {who.sees()}"

    return look


def none_connected(who: Person, stage: Stage) -> Look:
    """Whether the page says that no account is connected."""

    def look() -> str:
        window = who.window()
        lines = window.page.get_by_role("main").inner_text().splitlines()
        said = any(stage.journey.words(window)["none_connected"].stands_in(line) for line in lines)
        return NONE_CONNECTED if said else str(who.sees())

    return look
