"""Logging in by an identity provider: the way there, what is done there, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import Locator

from fixtures.address import host_of
from fixtures.browser import Window
from fixtures.facts import Provider
from steps.pages.genesys_cloud.desktop import HandOff
from steps.pages.identity_provider import IdentityProvider

if TYPE_CHECKING:
    from steps.pages.genesys_cloud.journey import GenesysCloud


class SingleSignOn:
    """The ways through one deployment that lead by a provider."""

    def __init__(self, journey: GenesysCloud) -> None:
        self._journey = journey

    def _controls(self, window: Window, name: re.Pattern[str]) -> Locator:
        page = window.page
        return page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).filter(visible=True)

    def icon(self, window: Window, provider: Provider) -> Locator:
        """The icon of a provider, by its accessible name."""
        return self._controls(window, re.compile(rf"^\s*{re.escape(provider.name)}\s*$"))

    def company_button(self, window: Window, name: str) -> Locator:
        """The button that starts the login of the company of this name."""
        return self._controls(window, self._journey.words(window)["company_sso"].pattern(company=name))

    def way_in(self, window: Window, provider: Provider) -> Locator:
        """What leads to a provider: its icon, or the button of its company, which may go by the provider's name."""
        buttons = [self.company_button(window, name) for name in (provider.organization.name, provider.name)]
        return self.icon(window, provider).or_(buttons[0]).or_(buttons[1])

    def way_back(self, window: Window) -> Locator:
        """What leads from a refusal to the login page."""
        return self._controls(window, self._journey.words(window)["back_to_login"].pattern())

    def way_out(self, window: Window) -> Locator:
        """What logs out whoever is logged in."""
        return self._journey.splash(window).log_out

    def start(self, window: Window, provider: Provider) -> None:
        """Go by More Login Options to the provider's icon and click it, if it is there."""
        self._journey.take_more_login_options(window, provider.organization.name)
        self.click(window, self.icon(window, provider))

    def click(self, window: Window, control: Locator) -> None:
        """Click what leads to a provider, and wait for what comes of it; whether it is there is a Then's matter."""
        if control.count() == 1:
            control.click()
            self._outcome(window).first.wait_for()

    def _outcome(self, window: Window) -> Locator:
        inside, handed_off = self._journey.splash(window).log_out, self.hand_off(window).open_browser
        return IdentityProvider(window.page).log_in.or_(inside).or_(handed_off).or_(self._journey.messages(window))

    def is_at(self, window: Window, provider: Provider) -> bool:
        """Whether the provider asks for a login there."""
        there = host_of(window.page.url) == host_of(provider.site)
        return there and IdentityProvider(window.page).log_in.is_visible()

    def hand_off(self, window: Window) -> HandOff:
        return HandOff(window.page, self._journey.words(window))

    def start_in_app(self, window: Window, provider: Provider) -> None:
        """Go to the provider's icon and click it, then what leads out of the app, if they are there."""
        self.start(window, provider)
        if (out := self.hand_off(window).open_browser).count() == 1:
            out.click()

    def authenticate(self, window: Window, provider: Provider, name: str, password: str) -> None:
        """Log in at the provider, if it asks for that, and wait until the product has answered."""
        if not self.is_at(window, provider):
            return
        page = IdentityProvider(window.page)
        page.name.fill(name)
        page.password.fill(password)
        page.log_in.click()
        back = self._journey.splash(window)
        inside = back.sign.or_(back.log_out).or_(self.hand_off(window).open_app)
        inside.or_(self._journey.messages(window)).first.wait_for()

    def log_out_there(self, window: Window, provider: Provider) -> None:
        """Log out at the provider's own page."""
        window.open(provider.site)
        IdentityProvider(window.page).log_out.click()
        window.left(IdentityProvider(window.page).log_out)
