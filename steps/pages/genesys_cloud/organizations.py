"""Where an organization is named: at the login page, under More Login Options, and when its name was forgotten."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class OrganizationPages(Controls):
    """The field for the name, and what stands beside it."""

    @property
    def name(self) -> Locator:
        return self.by_role("textbox", "organization_name")

    @property
    def email(self) -> Locator:
        return self.by_role("textbox", "email_address")

    @property
    def more_login_options(self) -> Locator:
        return self.way("more_login_options")

    @property
    def next(self) -> Locator:
        return self.by_role("button", "next")

    @property
    def send(self) -> Locator:
        return self.by_role("button", "send")
