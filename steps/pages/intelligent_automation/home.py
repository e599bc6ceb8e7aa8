"""What there is after a login: the account details with their two menus, and the administration of people."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class Home(Controls):
    """Where a login ends."""

    @property
    def heading(self) -> Locator:
        return self.by_role("heading", "welcome")

    def account_details(self, name: str) -> Locator:
        """The person's own name, which opens the menus."""
        return self._page.get_by_role("button", name=name)

    def entry(self, label: str) -> Locator:
        """The entry `logout` or `my_account` of the menu that is open."""
        return self.by_role("menuitem", label)

    @property
    def people(self) -> Locator:
        return self.by_role("link", "people")


class PeoplePage(Controls):
    """Where people are created."""

    @property
    def name(self) -> Locator:
        return self.by_role("textbox", "person_name")

    @property
    def email(self) -> Locator:
        return self.by_role("textbox", "person_email")

    @property
    def add(self) -> Locator:
        return self.by_role("button", "add_person")
