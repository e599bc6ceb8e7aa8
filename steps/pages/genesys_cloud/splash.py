"""The splash screen, and what all pages after a login share."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls

ENTRIES = ("collaboration", "account", "architect")


class Splash(Controls):
    """Where a login ends."""

    def entry(self, place: str) -> Locator:
        """The entry that leads to one of ENTRIES."""
        return self.by_role("link", place)

    @property
    def sign(self) -> Locator:
        """What is there when a login has succeeded, and only then."""
        return self.by_role("link", "inside")

    @property
    def heading(self) -> Locator:
        return self._page.get_by_role("heading", level=1)

    @property
    def log_out(self) -> Locator:
        return self.way("log_out")
