"""Where an organization is named: at the login page, under More Login Options, and when its name was forgotten."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class OrganizationPages:
    """The field for the name, and what stands beside it."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def name(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["organization_name"].pattern())

    @property
    def email(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["email_address"].pattern())

    @property
    def more_login_options(self) -> Locator:
        name = self._labels["more_login_options"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))

    @property
    def next(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["next"].pattern())

    @property
    def send(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["send"].pattern())
