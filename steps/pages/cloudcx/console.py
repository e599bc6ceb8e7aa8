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
        return self.labelled(label)

    def role(self, label: str) -> Locator:
        """The box `role_agent` or `role_admin`."""
        return self.by_role("checkbox", label)

    def button(self, label: str) -> Locator:
        """The button `save`, `set_password`, `unlock`, `give_backup_code` or `delete`."""
        return self.by_role("button", label)

    @property
    def given_code(self) -> Locator:
        """The backup code that was just given."""
        return self._page.get_by_role("status").get_by_role("code")


class GlobalSettings(Inside):
    """What holds for the whole company."""

    def part(self, label: str) -> Locator:
        """The heading of `security` or `single_sign_on`."""
        return self.by_role("heading", label, level=2)

    @property
    def policy(self) -> Locator:
        """The list of days for which a code need not be entered again."""
        return self.by_role("combobox", "two_factor_policy")

    def provider(self, label: str) -> Locator:
        """The box that enables `sso_google` or `sso_office_365`."""
        return self.by_role("checkbox", label)

    @property
    def save(self) -> Locator:
        """The buttons, one a part; the first is that of the 2FA policy."""
        return self.by_role("button", "save")
