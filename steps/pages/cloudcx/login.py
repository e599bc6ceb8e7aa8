"""Where a person without a session is: the login page, the page for a forgotten password, the website's texts."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls
from steps.pages.login import LoginPage


class CloudcxLogin(LoginPage):
    """The login page, with what this product adds to it."""

    address = "account"

    @property
    def company(self) -> Locator:
        return self.by_role("textbox", "company_name")

    def provider(self, label: str) -> Locator:
        """The way to log in by `sign_in_google` or `sign_in_office_365`."""
        return self.way(label)

    def text(self, label: str) -> Locator:
        """The link to the `terms` or the `privacy` text."""
        return self.by_role("link", label)

    @property
    def send(self) -> Locator:
        """The button of the page where a link is asked for."""
        return self.by_role("button", "send")


class LegalText(Controls):
    """One of the website's texts."""

    def heading(self, label: str) -> Locator:
        return self.by_role("heading", label, level=1)

    @property
    def body(self) -> Locator:
        return self._page.get_by_role("main")
