"""The splash screen, and what all pages after a login share."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels

ENTRIES = ("collaboration", "account", "architect")


class Splash:
    """Where a login ends."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    def entry(self, place: str) -> Locator:
        """The entry that leads to one of ENTRIES."""
        return self._page.get_by_role("link", name=self._labels[place].pattern())

    @property
    def heading(self) -> Locator:
        return self._page.get_by_role("heading", level=1)

    @property
    def log_out(self) -> Locator:
        name = self._labels["log_out"].pattern()
        return self._page.get_by_role("button", name=name).or_(self._page.get_by_role("link", name=name))
