"""The login page, and the dialog for a forgotten password over it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels
from steps.pages.login import LoginPage


class GenesysCloudLogin(LoginPage):
    """The login page, with what this product adds to it."""

    @property
    def caps_lock(self) -> Locator:
        return self._page.get_by_text(self._labels["caps_lock"].pattern()).filter(visible=True)


class ResetForm:
    """Where a person asks for a reset link, wherever on a page it is."""

    def __init__(self, root: Locator, labels: Labels) -> None:
        self._root = root
        self._labels = labels

    @property
    def email(self) -> Locator:
        return self._root.get_by_role("textbox", name=self._labels["email_address"].pattern())

    @property
    def reset_password(self) -> Locator:
        return self._root.get_by_role("button", name=self._labels["reset_password"].pattern())


class ResetDialog(ResetForm):
    """The same as a dialog over the login page."""

    def __init__(self, page: Page, labels: Labels) -> None:
        super().__init__(page.get_by_role("dialog"), labels)

    @property
    def dialog(self) -> Locator:
        return self._root

    @property
    def organization(self) -> Locator:
        return self._root.get_by_role("textbox", name=self._labels["organization_name"].pattern())

    @property
    def forgot_organization(self) -> Locator:
        return self._root.get_by_role("link", name=self._labels["forgot_organization"].pattern())

    @property
    def close(self) -> Locator:
        return self._root.get_by_role("button", name=self._labels["close"].pattern())
