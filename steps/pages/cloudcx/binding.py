"""Where a provider's account is bound, at the first login by it."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class BindingPage(Controls):
    """Account, Password, Bind."""

    @property
    def account(self) -> Locator:
        return self.by_role("textbox", "account")

    @property
    def password(self) -> Locator:
        return self.labelled("password")

    @property
    def bind(self) -> Locator:
        return self.by_role("button", "bind")
