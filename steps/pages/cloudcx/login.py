"""Where a person without a session is: the login page, the page for a forgotten password, the website's texts."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels
from steps.pages.login import LoginPage


class CloudcxLogin(LoginPage):
    """The login page, with what this product adds to it."""

    address = "account"

    @property
    def company(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["company_name"].pattern())

    def provider(self, label: str) -> Locator:
        """The way to log in by `sign_in_google` or `sign_in_office_365`."""
        name = self._labels[label].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))

    def text(self, label: str) -> Locator:
        """The link to the `terms` or the `privacy` text."""
        return self._page.get_by_role("link", name=self._labels[label].pattern())

    @property
    def send(self) -> Locator:
        """The button of the page where a link is asked for."""
        return self._page.get_by_role("button", name=self._labels["send"].pattern())


class LegalText:
    """One of the website's texts."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    def heading(self, label: str) -> Locator:
        return self._page.get_by_role("heading", level=1, name=self._labels[label].pattern())

    @property
    def body(self) -> Locator:
        return self._page.get_by_role("main")
