"""What is on every page, and the user settings: the lists of languages."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class Everywhere:
    """The list in the lower right corner, and the one of the user settings."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def language(self) -> Locator:
        return self._page.get_by_role("combobox", name=self._labels["language"].pattern())

    @property
    def own_language(self) -> Locator:
        return self._page.get_by_role("combobox", name=self._labels["own_language"].pattern())

    @property
    def save(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["save"].pattern())

    @property
    def spoken(self) -> str | None:
        """The language that the page says it is in."""
        return self._page.locator("html").get_attribute("lang")
