"""The window in which a password is changed, by oneself or by a personal link."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.password_form import NewPasswordForm


class ChangeWindow(NewPasswordForm):
    """Password, New Password, Confirm New Password, the button that completes it, and the way to a forgotten one."""

    button = "change_password"

    @property
    def original_password(self) -> Locator:
        return self.labelled("original_password")

    @property
    def forgot_password(self) -> Locator:
        return self.way("forgot_password")
