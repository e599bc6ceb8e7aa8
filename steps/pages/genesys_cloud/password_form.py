"""The pages behind a personal link: the form for a new password, and what stands in its place when the link does not
serve.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class PasswordForm:
    """New password, Verify new password, and the button that completes it."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def new_password(self) -> Locator:
        return self._page.get_by_label(self._labels["new_password"].pattern()).filter(visible=True)

    @property
    def verify_new_password(self) -> Locator:
        return self._page.get_by_label(self._labels["verify_new_password"].pattern()).filter(visible=True)

    def complete(self, purpose: str) -> Locator:
        """The button named `register` or `reset_password`."""
        return self._page.get_by_role("button", name=self._labels[purpose].pattern())

    @property
    def ask_again(self) -> Locator:
        name = self._labels["ask_again"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))
