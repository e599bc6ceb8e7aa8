"""The pages behind a personal link: the form for a new password, and what stands in its place when the link does not
serve.
"""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class PasswordForm(Controls):
    """New password, Verify new password, and the button that completes it."""

    @property
    def new_password(self) -> Locator:
        return self.labelled("new_password")

    @property
    def verify_new_password(self) -> Locator:
        return self.labelled("verify_new_password")

    def complete(self, purpose: str) -> Locator:
        """The button named `register` or `reset_password`."""
        return self.by_role("button", purpose)

    @property
    def ask_again(self) -> Locator:
        return self.way("ask_again")
