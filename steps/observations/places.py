"""What is seen of the splash screen's places, and of the reset dialog over the login page."""

from __future__ import annotations

from collections.abc import Callable

from steps.genesys_cloud import cloud
from steps.pages.genesys_cloud.splash import ENTRIES
from steps.person import Person
from steps.sight import LOGIN
from steps.stage import Stage

type Look = Callable[[], str]

OWN_PAGES = "a page of its own for each, that names it"
NOTHING_OF_IT = "nothing of it"
BELOW = "below the button"
DIALOG = "a dialog with the email field and the button"
HALF_FILLED = "the login page, with the address typed before, and no dialog"


def entries(who: Person, stage: Stage) -> Look:
    """The entries that are there, by name."""

    def look() -> str:
        splash = cloud(stage).splash(who.window())
        return ", ".join(place for place in ENTRIES if splash.entry(place).is_visible()) or str(who.sees())

    return look


def pages_of_entries(stage: Stage) -> Look:
    """What each entry leads to: it is followed, and the page behind it must carry its name as heading, at an address
    of its own.
    """
    who = stage.actor

    def look() -> str:
        window, journey = who.window(), cloud(stage)
        addresses = set[str]()
        for place in ENTRIES:
            journey.visit(window)
            front = window.page.url
            journey.splash(window).entry(place).click()
            journey.splash(window).heading.first.wait_for()
            headings = journey.splash(window).heading.all_inner_texts()
            if (
                not any(journey.words(window)[place].stands_in(heading) for heading in headings)
                or window.page.url == front
            ):
                return f"{place} leads to a page headed {' and '.join(headings)}"
            addresses.add(window.page.url)
        return OWN_PAGES if len(addresses) == len(ENTRIES) else f"{len(addresses)} pages for {len(ENTRIES)} entries"

    return look


def heading_of(who: Person, place: str, stage: Stage) -> Look:
    """Whether the page is headed, or names anywhere, a place."""

    def look() -> str:
        text = stage.journey.text(who.window())
        if not text:
            return "an empty page"
        return f"the page says “{text}”" if stage.journey.labels[place].stands_in(text) else NOTHING_OF_IT

    return look


def place_of_forgot_password(stage: Stage) -> Look:
    """Where the way to a new password lies, by the boxes that the browser draws."""
    who = stage.actor

    def look() -> str:
        page = stage.journey.login(who.window())
        button, link = page.log_in.bounding_box(), page.forgot_password.bounding_box()
        if not button or not link:
            return f"the button {'is' if button else 'is not'} shown, the link {'is' if link else 'is not'}"
        bottom = button["y"] + button["height"]
        return BELOW if link["y"] >= bottom else f"its top at {link['y']:.0f}, the bottom of the button at {bottom:.0f}"

    return look


def dialog(who: Person, stage: Stage) -> Look:
    """What the reset dialog consists of."""

    def look() -> str:
        parts = cloud(stage).dialog(who.window())
        shown = {
            "a dialog": parts.dialog.count(),
            "the email field": parts.email.count(),
            "the button": parts.reset_password.count(),
        }
        if all(count == 1 for count in shown.values()):
            return DIALOG
        return ", ".join(what if count == 1 else f"{count or 'no'} × {what}" for what, count in shown.items())

    return look


def half_filled_login(stage: Stage) -> Look:
    """Whether the login page is as it was when the dialog was opened over it."""
    who = stage.actor

    def look() -> str:
        window = who.window()
        if cloud(stage).dialog(window).dialog.count():
            return "the dialog is still there"
        before, now = cloud(stage).remembered, cloud(stage).remember(window)
        if who.is_at(LOGIN) and now == before:
            return HALF_FILLED
        gone = [line.strip(" -") for line in before.splitlines() if line not in now.splitlines()]
        new = [line.strip(" -") for line in now.splitlines() if line not in before.splitlines()]
        return f"gone: {'; '.join(gone) or 'nothing'}; new: {'; '.join(new) or 'nothing'}"

    return look
