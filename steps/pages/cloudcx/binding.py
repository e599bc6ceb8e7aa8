"""Where a provider's account is bound, at the first login by it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class BindingPage:
    """Account, Password, Bind."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def account(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["account"].pattern())

    @property
    def password(self) -> Locator:
        return self._page.get_by_label(self._labels["password"].pattern()).filter(visible=True)

    @property
    def bind(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["bind"].pattern())
