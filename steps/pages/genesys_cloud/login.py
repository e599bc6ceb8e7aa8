"""The login page, and the dialog for a forgotten password over it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels
from steps.pages.controls import Controls
from steps.pages.login import LoginPage


class GenesysCloudLogin(LoginPage):
    """The login page, with what this product adds to it."""

    @property
    def caps_lock(self) -> Locator:
        return self.told("caps_lock")


class ResetForm(Controls):
    """Where a person asks for a reset link, wherever on a page it is."""

    @property
    def email(self) -> Locator:
        return self.by_role("textbox", "email_address")

    @property
    def reset_password(self) -> Locator:
        return self.by_role("button", "reset_password")


class ResetDialog(ResetForm):
    """The same as a dialog over the login page."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self.dialog = Controls(page, labels).place("dialog", page.get_by_role("dialog"))
        super().__init__(self.dialog, labels)

    @property
    def organization(self) -> Locator:
        return self.by_role("textbox", "organization_name")

    @property
    def forgot_organization(self) -> Locator:
        return self.by_role("link", "forgot_organization")

    @property
    def close(self) -> Locator:
        return self.by_role("button", "close")
