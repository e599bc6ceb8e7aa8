"""What there is when the service is out."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class OutagePage(Controls):
    """In place of every page."""

    @property
    def status_page(self) -> Locator:
        return self.by_role("link", "status_page")
