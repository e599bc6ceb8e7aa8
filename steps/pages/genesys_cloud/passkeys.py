"""Passkeys in Genesys Cloud: the window in which one is added, and the prompt for it."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import Window
from steps.pages.controls import Controls

if TYPE_CHECKING:
    from steps.pages.genesys_cloud.journey import GenesysCloud


class PasskeyPages:
    """The ways through one deployment on which the browser is asked for a passkey."""

    def __init__(self, journey: GenesysCloud) -> None:
        self._journey = journey

    def again(self, window: Window) -> Locator:
        """What starts the ceremony anew after one that failed."""
        page = Controls(window.page, self._journey.words(window))
        return page.by_role("button", "try_again").or_(page.by_role("button", "use_passkey"))

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

    def alert(self, window: Window) -> Locator:
        """What tells of a failure. That a device is being waited for is said in another way, and is none."""
        return window.page.get_by_role("alert").filter(has_text=re.compile(r"\S"), visible=True)

    def await_outcome(self, window: Window) -> None:
        """Wait until a ceremony has come to something: a login, the settings it was begun in, a failure.

        What it has come to, if to anything, is a Then's matter.
        """
        journey = self._journey
        inside = journey.inside(window).or_(journey.device_settings(window).add)
        with suppress(WaitedInVain):
            inside.or_(self.alert(window)).first.wait_for()
