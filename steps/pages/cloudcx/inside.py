"""What all pages after a login share, and the person's own: Profile, Security Settings."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class Inside(Controls):
    """A page behind the login."""

    def heading(self, label: str) -> Locator:
        """The page's main heading, if it is the one of `agent_panel`, `admin_console`, `profile` and so on."""
        return self.by_role("heading", label, level=1)

    def link(self, label: str) -> Locator:
        """The link that is called `profile`, `security_settings`, `agents_management` and so on."""
        return self.by_role("link", label)

    @property
    def log_out(self) -> Locator:
        return self.way("log_out")


class SecuritySettings(Inside):
    """Where a person looks after the second factor and the connected account."""

    def part(self, label: str) -> Locator:
        """The heading of `two_factor` or `connected_account`."""
        return self.by_role("heading", label, level=2)

    def button(self, label: str) -> Locator:
        """The button `email_factor`, `authenticator_app`, `new_backup_codes`, `turn_off` or `unbind`."""
        return self.by_role("button", label)
