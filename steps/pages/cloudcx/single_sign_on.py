"""Signing in with Google or Office 365: the way there, what is done there, and binding on the way back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.address import host_of
from fixtures.browser import Window
from fixtures.facts import Provider
from steps.pages.identity_provider import IdentityProvider

if TYPE_CHECKING:
    from steps.pages.cloudcx.journey import Cloudcx

SIGN_IN = {"google": "sign_in_google", "office365": "sign_in_office_365"}
"""The label of a provider's button, by the provider's dress."""


class SingleSignOn:
    """The ways through one deployment that lead by a provider."""

    def __init__(self, journey: Cloudcx) -> None:
        self._journey = journey

    def icon(self, window: Window, provider: Provider) -> Locator:
        return self._journey.login(window).provider(SIGN_IN[provider.dress]).filter(visible=True)

    def way_back(self, window: Window) -> Locator:
        return self._journey.page_inside(window).link("back_to_login")

    def way_out(self, window: Window) -> Locator:
        return self._journey.inside(window)

    def start(self, window: Window, provider: Provider) -> None:
        self._journey.name_company(window, provider.organization.name)
        try:
            self.icon(window, provider).click()
        except WaitedInVain:  # whether it is there is a Then's matter
            return
        self._come_back(window).or_(IdentityProvider(window.page).asks).first.wait_for()

    def is_at(self, window: Window, provider: Provider) -> bool:
        there = host_of(window.page.url) == host_of(provider.site)
        return there and IdentityProvider(window.page).asks.first.is_visible()

    def authenticate(self, window: Window, provider: Provider, name: str, password: str) -> None:
        if not self.is_at(window, provider):
            return
        page = IdentityProvider(window.page)
        back = self._come_back(window).or_(self._journey.login(window).company)
        if page.account(name).is_visible():
            page.account(name).click()
            back.or_(page.log_in).first.wait_for()
        if self.is_at(window, provider):
            page.name.fill(name)
            page.password.fill(password)
            page.log_in.click()
        back.first.wait_for()

    def _come_back(self, window: Window) -> Locator:
        journey = self._journey
        return journey.inside(window).or_(journey.binding(window).bind).or_(journey.messages(window))

    def bind(self, window: Window, account: str, password: str) -> None:
        """Fill in the binding page, if it is in view, and wait for what comes of it."""
        page = self._journey.binding(window)
        if page.bind.is_visible():
            page.account.fill(account)
            page.password.fill(password)
            page.bind.click()
            self._journey.outcome(window).first.wait_for()

    def unbind(self, window: Window) -> None:
        """Undo the binding in Security Settings, and wait until it is gone, or for as long as that may take."""
        self._journey.open_security(window)
        button = self._journey.security(window).button("unbind")
        button.click()
        with suppress(WaitedInVain):  # whether it is gone is a Then's matter
            button.wait_for(state="hidden")
