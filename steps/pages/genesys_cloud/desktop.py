"""What leads from the desktop app to the person's own browser, and back."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class HandOff(Controls):
    """The app's page before single sign-on, and the browser's page after it."""

    @property
    def open_browser(self) -> Locator:
        return self.by_role("link", "open_browser")

    @property
    def open_app(self) -> Locator:
        return self.by_role("link", "open_app")
