"""The window in which a password is changed, by oneself or by a personal link."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class ChangeWindow:
    """Password, New Password, Confirm New Password, the button that completes it, and the way to a forgotten one."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    def _field(self, label: str) -> Locator:
        return self._page.get_by_label(self._labels[label].pattern()).filter(visible=True)

    @property
    def original_password(self) -> Locator:
        return self._field("original_password")

    @property
    def new_password(self) -> Locator:
        return self._field("new_password")

    @property
    def verify_new_password(self) -> Locator:
        return self._field("confirm_new_password")

    def complete(self, purpose: str = "change_password") -> Locator:  # noqa: ARG002 - one button, whatever it is for
        return self._page.get_by_role("button", name=self._labels["change_password"].pattern())

    @property
    def forgot_password(self) -> Locator:
        name = self._labels["forgot_password"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))

    @property
    def ask_again(self) -> Locator:
        name = self._labels["ask_again"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))
