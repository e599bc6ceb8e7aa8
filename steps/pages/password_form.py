"""Where a new password is entered, behind a personal link or by oneself."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class NewPasswordForm(Controls):
    """New Password, Confirm New Password, and the button that completes it, by its label."""

    button = "reset_password"

    @property
    def new_password(self) -> Locator:
        return self.labelled("new_password")

    @property
    def verify_new_password(self) -> Locator:
        return self.labelled("confirm_new_password")

    def complete(self, purpose: str = "") -> Locator:  # noqa: ARG002 - one button, whatever it is for
        return self.by_role("button", self.button)

    @property
    def ask_again(self) -> Locator:
        """What leads on from a link that is refused."""
        return self.way("ask_again")
