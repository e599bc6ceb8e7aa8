"""What leads from the desktop app to the person's own browser, and back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class HandOff:
    """The app's page before single sign-on, and the browser's page after it."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def open_browser(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["open_browser"].pattern())

    @property
    def open_app(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["open_app"].pattern())
