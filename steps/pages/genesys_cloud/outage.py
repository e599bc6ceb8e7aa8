"""What there is when the service is out."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class OutagePage:
    """In place of every page."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def status_page(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["status_page"].pattern())
