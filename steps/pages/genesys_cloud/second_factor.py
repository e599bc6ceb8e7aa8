"""The ways through one deployment that lead by a device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator

from fixtures.browser import Window
from steps.pages.entering import Entering, typed

if TYPE_CHECKING:
    from steps.pages.genesys_cloud.journey import GenesysCloud


class SecondFactor:
    """Adding devices, presenting them, and looking after them."""

    def __init__(self, journey: GenesysCloud) -> None:
        self._journey = journey

    # --- adding a device

    def begin(self, window: Window, *, name: str | None, method: str | None, number: str | None = None) -> None:
        """Fill in the window in view, as far as there is something to fill in, and go on.

        Where devices have no names, or there is one kind of them, nothing is asked, and nothing answered.
        """
        page = self._journey.enrolment(window)
        if name is not None and (page.has("device_name") or not name.strip()):
            page.name.fill(name)
        if method and page.has(method):
            page.method(method).check()
        if number is not None:
            page.number.fill(number)
        page.next.click()

    def arrive_at_setup(self, window: Window) -> None:
        """Wait for the QR code, or for a message in its place."""
        self._journey.setup(window).qr_code.or_(self._journey.messages(window)).first.wait_for()

    def picture(self, window: Window) -> bytes:
        """What a phone's camera sees of the QR code."""
        return self._journey.setup(window).qr_code.screenshot(type="png")

    def source_of_picture(self, window: Window) -> str:
        """Where the picture is from: in a page that holds the picture itself, this is as secret as what it shows."""
        return self._journey.setup(window).qr_code.get_attribute("src") or ""

    def validate(self, window: Window, code: str, enter: Entering = typed) -> None:
        """Enter the app's code, and wait until something comes of it."""
        page = self._journey.setup(window)
        enter(window, page.field, code)
        page.validate.click()
        settings = self._journey.device_settings(window).add
        self._journey.outcome(window).or_(settings).first.wait_for()

    # --- presenting one

    def log_in(self, window: Window, email: str, password: str) -> None:
        """Log in as far as the password leads."""
        self._journey.log_in(window, email, password)
        self._journey.outcome(window).first.wait_for()

    def choose(self, window: Window, name: str) -> None:
        """Choose a device, where there is a choice."""
        prompt = self._journey.prompt(window)
        if prompt.other_device.is_visible():
            prompt.other_device.click()
            prompt.choice.wait_for()
        if prompt.choice.is_visible():
            prompt.device(name).click()
            prompt.choice.wait_for(state="hidden")

    def code(self, window: Window) -> Locator:
        """The field for a code."""
        return self._journey.prompt(window).code

    def present(self, window: Window, code: str, enter: Entering = typed) -> None:
        """Enter a code, where one is asked for, and wait until something comes of it."""
        prompt = self._journey.prompt(window)
        if prompt.code.is_visible():
            enter(window, prompt.code, code)
            prompt.verify.click()
            self._journey.outcome(window).first.wait_for()

    def ask_for_new_code(self, window: Window) -> None:
        """Ask for another code by text message."""
        self._journey.prompt(window).new_code.click()

    # --- looking after them

    def open_settings(self, window: Window) -> None:
        """Go to the devices on My Account."""
        self._journey.visit(window)
        self._journey.take(window, "account", self._journey.splash(window).entry("account"))
        self._journey.splash(window).heading.first.wait_for()

    def add(self, window: Window) -> None:
        """Go from My Account to the window to add a device."""
        self.open_settings(window)
        self._journey.device_settings(window).add.click()
        self._journey.enrolment(window).next.wait_for()

    def remove(self, window: Window, name: str) -> None:
        """Remove a device on My Account."""
        self.open_settings(window)
        self._journey.device_settings(window).remove(name).click()
