"""What is on every page: the language icon."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.labels import LANGUAGES
from steps.pages.controls import Controls


class LanguageIcon(Controls):
    """The icon, and the menu that it opens."""

    @property
    def language(self) -> Locator:
        return self.by_role("button", "language")

    def entry(self, language: str) -> Locator:
        """The menu's entry for a language, which is called by its own name."""
        return self._page.get_by_role("menuitem", name=LANGUAGES[language], exact=True)

    @property
    def spoken(self) -> str | None:
        """The language that the page says it is in."""
        return self._page.locator("html").get_attribute("lang")
