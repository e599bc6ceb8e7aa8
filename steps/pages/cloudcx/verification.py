"""Where a code is asked for, and where another proof is."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class VerificationPage:
    """What follows the password of somebody with 2FA, and the like of it in Security Settings."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def code(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["verification_code"].pattern())

    @property
    def verify(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["verify"].pattern())

    @property
    def cancel(self) -> Locator:
        name = self._labels["cancel"].pattern()
        return self._page.get_by_role("button", name=name).or_(self._page.get_by_role("link", name=name))

    @property
    def resend(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["resend"].pattern())

    def not_again(self, days: int) -> Locator:
        """The box that spares the code for so many days."""
        return self._page.get_by_role("checkbox", name=self._labels["do_not_ask"].pattern(days=days))

    @property
    def boxes(self) -> Locator:
        return self._page.get_by_role("checkbox")


class SetupPage(VerificationPage):
    """Where an authenticator app is added."""

    @property
    def qr_code(self) -> Locator:
        return self._page.get_by_role("img", name=self._labels["qr_code"].pattern())


class ProofPage(VerificationPage):
    """Where 2FA is turned off, or new backup codes are made: with the password or a code."""

    @property
    def password(self) -> Locator:
        # A password field has no role, so it is found by its label.
        return self._page.get_by_label(self._labels["password"].pattern()).filter(visible=True)

    def confirm(self, label: str) -> Locator:
        """The button that does it: `turn_off` or `new_backup_codes`."""
        return self._page.get_by_role("button", name=self._labels[label].pattern())


class BackupCodesPage:
    """Where backup codes are shown, once."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def codes(self) -> Locator:
        return self._page.get_by_role("main").get_by_role("listitem")

    @property
    def heading(self) -> Locator:
        return self._page.get_by_role("heading", level=1, name=self._labels["backup_codes"].pattern())

    @property
    def save(self) -> Locator:
        name = self._labels["save_codes"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))
