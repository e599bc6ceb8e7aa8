"""What is seen of CloudCX before and after the login: whose page it is, what is asked for, and the website's texts."""

from __future__ import annotations

from collections.abc import Callable

from fixtures.browser import Window
from steps.cloudcx import company
from steps.person import Person
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

ASKED = "asked for the company's name and the account, and for nothing else"
OWN_TEXT = "a text under its own heading, without a login"
DIFFERENT = "a text of its own"
SHORTEST = 200
"""Characters that a text about rights and duties has at the very least."""


def logged_in_as(who: Person, owner: Person, stage: Stage) -> Look:
    """Whose name and address the person's own page shows; it is gone to at the first look that finds a login."""
    gone: list[bool] = []

    def look() -> str:
        window = who.window()
        if not gone:
            if not who.is_at(SPLASH):
                return str(who.sees())
            gone.append(True)
            stage.journey.open_own_page(window)
        text = stage.journey.text(window)
        shown = [each.name for each in stage.registered() if each.account.name in text and each.account.email in text]
        return shown_as(owner) if shown == [owner.name] else f"the page of {' and '.join(shown) or 'nobody known'}"

    return look


def shown_as(owner: Person) -> str:
    """What is expected of a person's own page."""
    return f"the page of {owner.name}"


def asked_for_reset(who: Person, stage: Stage) -> Look:
    """What the page for a forgotten password asks for."""

    def look() -> str:
        page, boxes = company(stage).login(who.window()), who.window().page.get_by_role("main").get_by_role("textbox")
        there = [part.is_visible() for part in (page.company, page.email, page.send)]
        if all(there) and boxes.count() == 2:
            return ASKED
        return f"{boxes.count()} fields, {there.count(False)} of the parts missing; {who.sees()}"

    return look


def legal_text(who: Person, label: str, stage: Stage) -> Look:
    """Whether the person reads one of the website's texts."""

    def look() -> str:
        page = company(stage).legal(who.window())
        length = len(page.body.inner_text()) if page.heading(label).is_visible() else 0
        return OWN_TEXT if length >= SHORTEST else f"{length} characters under such a heading; {who.sees()}"

    return look


def own_text(who: Person, other: str, stage: Stage) -> Look:
    """Whether the text in view is another one than the other text, which is opened beside it at the first look."""
    opened: list[Window] = []

    def look() -> str:
        ways = company(stage)
        if not opened:
            opened.append(stage.browsers.open(f"{who.name}'s browser with the other text"))
            ways.visit(opened[0])
            ways.read(opened[0], other)
        if not ways.legal(opened[0]).heading(other).is_visible():
            return "no other text to compare it with"
        own, others = (_without_heading(window, stage) for window in (who.window(), opened[0]))
        return DIFFERENT if own and own != others else "the other text's words"

    return look


def _without_heading(window: Window, stage: Stage) -> str:
    return company(stage).legal(window).body.inner_text().partition("\n")[2].strip()


def back_at_login(who: Person, stage: Stage) -> Look:
    """Where the browser's way back leads from a text; it is taken at the first look."""
    gone: list[bool] = []

    def look() -> str:
        if not gone:
            gone.append(True)
            who.window().page.go_back(wait_until="domcontentloaded")
        sight = stage.journey.see(who.window())
        return sight.place if sight.place == LOGIN else str(sight)

    return look
