"""What there is after a login: the account details with their two menus, and the administration of people."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class Home:
    """Where a login ends."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def heading(self) -> Locator:
        return self._page.get_by_role("heading", name=self._labels["welcome"].pattern())

    def account_details(self, name: str) -> Locator:
        """The person's own name, which opens the menus."""
        return self._page.get_by_role("button", name=name)

    def entry(self, label: str) -> Locator:
        """The entry `logout` or `my_account` of the menu that is open."""
        return self._page.get_by_role("menuitem", name=self._labels[label].pattern())

    @property
    def people(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["people"].pattern())


class PeoplePage:
    """Where people are created."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def name(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["person_name"].pattern())

    @property
    def email(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["person_email"].pattern())

    @property
    def add(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["add_person"].pattern())
