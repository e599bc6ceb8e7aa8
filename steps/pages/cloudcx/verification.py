"""Where a code is asked for, and where another proof is."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class VerificationPage(Controls):
    """What follows the password of somebody with 2FA, and the like of it in Security Settings."""

    @property
    def code(self) -> Locator:
        return self.by_role("textbox", "verification_code")

    @property
    def verify(self) -> Locator:
        return self.by_role("button", "verify")

    @property
    def cancel(self) -> Locator:
        return self.way("cancel")

    @property
    def resend(self) -> Locator:
        return self.by_role("button", "resend")

    def not_again(self, days: int) -> Locator:
        """The box that spares the code for so many days."""
        return self.by_role("checkbox", "do_not_ask", days=days)

    @property
    def boxes(self) -> Locator:
        return self._page.get_by_role("checkbox")


class SetupPage(VerificationPage):
    """Where an authenticator app is added."""

    @property
    def qr_code(self) -> Locator:
        return self.by_role("img", "qr_code")


class ProofPage(VerificationPage):
    """Where 2FA is turned off, or new backup codes are made: with the password or a code."""

    @property
    def password(self) -> Locator:
        # A password field has no role, so it is found by its label.
        return self.labelled("password")

    def confirm(self, label: str) -> Locator:
        """The button that does it: `turn_off` or `new_backup_codes`."""
        return self.by_role("button", label)


class BackupCodesPage(Controls):
    """Where backup codes are shown, once."""

    @property
    def codes(self) -> Locator:
        return self._page.get_by_role("main").get_by_role("listitem")

    @property
    def heading(self) -> Locator:
        return self.by_role("heading", "backup_codes", level=1)

    @property
    def save(self) -> Locator:
        return self.way("save_codes")
