"""What all pages after a login share, and the person's own: Profile, Security Settings."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class Inside:
    """A page behind the login."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    def heading(self, label: str) -> Locator:
        """The page's main heading, if it is the one of `agent_panel`, `admin_console`, `profile` and so on."""
        return self._page.get_by_role("heading", level=1, name=self._labels[label].pattern())

    def link(self, label: str) -> Locator:
        """The link that is called `profile`, `security_settings`, `agents_management` and so on."""
        return self._page.get_by_role("link", name=self._labels[label].pattern())

    @property
    def log_out(self) -> Locator:
        name = self._labels["log_out"].pattern()
        return self._page.get_by_role("button", name=name).or_(self._page.get_by_role("link", name=name))


class SecuritySettings(Inside):
    """Where a person looks after the second factor and the connected account."""

    def part(self, label: str) -> Locator:
        """The heading of `two_factor` or `connected_account`."""
        return self._page.get_by_role("heading", level=2, name=self._labels[label].pattern())

    def button(self, label: str) -> Locator:
        """The button `email_factor`, `authenticator_app`, `new_backup_codes`, `turn_off` or `unbind`."""
        return self._page.get_by_role("button", name=self._labels[label].pattern())
