"""Where a new password is entered, behind a personal link or by oneself."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class NewPasswordForm:
    """New Password, Confirm New Password, and the button that completes it, by its label."""

    button = "reset_password"

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    def _field(self, label: str) -> Locator:
        return self._page.get_by_label(self._labels[label].pattern()).filter(visible=True)

    def _way(self, label: str) -> Locator:
        name = self._labels[label].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))

    @property
    def new_password(self) -> Locator:
        return self._field("new_password")

    @property
    def verify_new_password(self) -> Locator:
        return self._field("confirm_new_password")

    def complete(self, purpose: str = "") -> Locator:  # noqa: ARG002 - one button, whatever it is for
        return self._page.get_by_role("button", name=self._labels[self.button].pattern())

    @property
    def ask_again(self) -> Locator:
        """What leads on from a link that is refused."""
        return self._way("ask_again")
