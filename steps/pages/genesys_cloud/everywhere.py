"""What is on every page, and the user settings: the lists of languages."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class Everywhere(Controls):
    """The list in the lower right corner, and the one of the user settings."""

    @property
    def language(self) -> Locator:
        return self.by_role("combobox", "language")

    @property
    def own_language(self) -> Locator:
        return self.by_role("combobox", "own_language")

    @property
    def save(self) -> Locator:
        return self.by_role("button", "save")

    @property
    def spoken(self) -> str | None:
        """The language that the page says it is in."""
        return self._page.locator("html").get_attribute("lang")
