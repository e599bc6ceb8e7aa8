"""What the login page of every product has."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class LoginPage:
    """Where a person without a session is. `address` is the label of the field for it."""

    address = "email_address"

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def email(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels[self.address].pattern())

    @property
    def password(self) -> Locator:
        # A password field has no role, so it is found by its label.
        return self._page.get_by_label(self._labels["password"].pattern()).filter(visible=True)

    @property
    def log_in(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["log_in"].pattern())

    @property
    def forgot_password(self) -> Locator:
        name = self._labels["forgot_password"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))
