"""The form behind a personal link."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class PasswordForm:
    """New Password, Confirm New Password, and the button that completes it."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    def _field(self, label: str) -> Locator:
        return self._page.get_by_label(self._labels[label].pattern()).filter(visible=True)

    @property
    def new_password(self) -> Locator:
        return self._field("new_password")

    @property
    def verify_new_password(self) -> Locator:
        return self._field("confirm_new_password")

    def complete(self, purpose: str = "reset_password") -> Locator:  # noqa: ARG002 - one button, whatever it is for
        return self._page.get_by_role("button", name=self._labels["reset_password"].pattern())

    @property
    def ask_again(self) -> Locator:
        name = self._labels["ask_again"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))
