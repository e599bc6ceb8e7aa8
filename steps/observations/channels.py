"""What is seen of the desktop app, and of the browser that it opened."""

from __future__ import annotations

from collections.abc import Callable

from steps.genesys_cloud import cloud
from steps.person import Person
from steps.sight import SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

ONE_WINDOW = "one window"
NOT_LOGGED_IN = "not logged in"


def windows_of_app(who: Person) -> Look:
    """How many pages the app shows."""

    def look() -> str:
        tabs = who.desktop.tabs
        return ONE_WINDOW if tabs == 1 else f"{tabs} windows"

    return look


def own_browser(who: Person, stage: Stage) -> Look:
    """Whether the browser that the app opened has become somebody's at the product; it goes there at the first look."""
    gone: list[bool] = []

    def look() -> str:
        browser = who.desktop.browser
        if browser is None:
            return "no browser of their own was opened"
        if not gone:
            gone.append(True)
            stage.journey.visit(browser)
        sight = stage.journey.see(browser)
        inside = sight.place == SPLASH or cloud(stage).splash(browser).log_out.is_visible()
        return f"logged in: {sight}" if inside else NOT_LOGGED_IN

    return look
