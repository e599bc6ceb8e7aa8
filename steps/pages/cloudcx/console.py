"""The Admin console: Agents Management and Global Settings."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.cloudcx.inside import Inside


class AgentsManagement(Inside):
    """The table of people, and the page of one of them."""

    def person(self, name: str) -> Locator:
        return self._page.get_by_role("table").get_by_role("link", name=name, exact=True)

    @property
    def add(self) -> Locator:
        return self.link("add_agent").or_(self.button("add_agent"))

    def field(self, label: str) -> Locator:
        """The field `agent_name`, `agent_username`, `agent_email`, `password` or `new_password`."""
        return self._page.get_by_label(self._labels[label].pattern()).filter(visible=True)

    def role(self, label: str) -> Locator:
        """The box `role_agent` or `role_admin`."""
        return self._page.get_by_role("checkbox", name=self._labels[label].pattern())

    def button(self, label: str) -> Locator:
        """The button `save`, `set_password`, `unlock`, `give_backup_code` or `delete`."""
        return self._page.get_by_role("button", name=self._labels[label].pattern())

    @property
    def given_code(self) -> Locator:
        """The backup code that was just given."""
        return self._page.get_by_role("status").get_by_role("code")


class GlobalSettings(Inside):
    """What holds for the whole company."""

    def part(self, label: str) -> Locator:
        """The heading of `security` or `single_sign_on`."""
        return self._page.get_by_role("heading", level=2, name=self._labels[label].pattern())

    @property
    def policy(self) -> Locator:
        """The list of days for which a code need not be entered again."""
        return self._page.get_by_role("combobox", name=self._labels["two_factor_policy"].pattern())

    def provider(self, label: str) -> Locator:
        """The box that enables `sso_google` or `sso_office_365`."""
        return self._page.get_by_role("checkbox", name=self._labels[label].pattern())

    @property
    def save(self) -> Locator:
        """The buttons, one a part; the first is that of the 2FA policy."""
        return self._page.get_by_role("button", name=self._labels["save"].pattern())
