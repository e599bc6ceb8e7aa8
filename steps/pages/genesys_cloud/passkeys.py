"""Passkeys in Genesys Cloud: the window in which one is added, and the prompt for it."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import Window
from steps.pages.genesys_cloud.journey import Journey
from steps.pages.genesys_cloud.splash import ENTRIES


class PasskeyPages:
    """The ways through one deployment on which the browser is asked for a passkey."""

    def __init__(self, journey: Journey) -> None:
        self._journey = journey

    def again(self, window: Window) -> Locator:
        """What starts the ceremony anew after one that failed."""
        words, page = self._journey.words(window), window.page
        started = page.get_by_role("button", name=words["use_passkey"].pattern())
        return page.get_by_role("button", name=words["try_again"].pattern()).or_(started)

    def add(self, window: Window, name: str) -> None:
        """In the window for a new device, give a name, choose the passkey, and go on."""
        page = self._journey.enrolment(window)
        page.name.fill(name)
        page.method("passkey").check()
        page.next.click()

    def try_again(self, window: Window) -> None:
        """Start the ceremony anew, if that is offered."""
        if self.again(window).first.is_visible():
            self.again(window).first.click()

    def await_outcome(self, window: Window, *, inside: bool = False) -> None:
        """Wait until a ceremony, begun `inside` the product or before, has come to something.

        What it has come to, if to anything, is a Then's matter.
        """
        outcome = self._journey.messages(window)
        if not inside:
            outcome = outcome.or_(self._journey.splash(window).entry(ENTRIES[0]))
        with suppress(WaitedInVain):
            outcome.first.wait_for()
