"""What the login page of every product has."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class LoginPage(Controls):
    """Where a person without a session is. `address` is the label of the field for it."""

    address = "email_address"

    @property
    def email(self) -> Locator:
        return self.by_role("textbox", self.address)

    @property
    def password(self) -> Locator:
        # A password field has no role, so it is found by its label.
        return self.labelled("password")

    @property
    def log_in(self) -> Locator:
        return self.by_role("button", "log_in")

    @property
    def forgot_password(self) -> Locator:
        return self.way("forgot_password")
