"""The pages of multi-factor authentication: adding a device, presenting one, and the devices on My Account."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from steps.pages.controls import Controls


class EnrolmentWindow(Controls):
    """Where a device gets a name and a method is chosen."""

    @property
    def name(self) -> Locator:
        return self.by_role("textbox", "device_name")

    def method(self, kind: str) -> Locator:
        """The choice of `time_based_generator`, `passkey` or `text_message`."""
        return self.by_role("radio", kind)

    @property
    def sign(self) -> Locator:
        """What this window is known by."""
        return self.place("enrolment", self.method("time_based_generator"))

    @property
    def methods(self) -> Locator:
        return self._page.get_by_role("radio")

    @property
    def number(self) -> Locator:
        return self.by_role("textbox", "phone_number")

    @property
    def next(self) -> Locator:
        return self.by_role("button", "next")


class AppSetup(Controls):
    """The QR code, and where one code proves that it was scanned."""

    @property
    def qr_code(self) -> Locator:
        return self.by_role("img", "qr_code")

    @property
    def field(self) -> Locator:
        return self.by_role("textbox", "validate_field")

    @property
    def validate(self) -> Locator:
        return self.by_role("button", "validate_button")


class Prompt(Controls):
    """What follows the password of somebody who has a device: the choice among several, and a field for a code."""

    @property
    def choice(self) -> Locator:
        return self.by_role("heading", "choose_device")

    def device(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=name, exact=True)

    @property
    def other_device(self) -> Locator:
        return self.by_role("link", "other_device")

    @property
    def code(self) -> Locator:
        return self.by_role("textbox", "one_time_code")

    @property
    def verify(self) -> Locator:
        return self.by_role("button", "verify")

    @property
    def new_code(self) -> Locator:
        return self.by_role("button", "new_code")


class DeviceSettings(Controls):
    """A person's devices on My Account."""

    @property
    def heading(self) -> Locator:
        return self.by_role("heading", "mfa_settings")

    def device(self, name: str) -> Locator:
        return self._page.get_by_role("listitem").filter(has_text=name)

    @property
    def add(self) -> Locator:
        return self.by_role("link", "add_device")

    def remove(self, name: str) -> Locator:
        return self.by_role("button", "remove_device", device=re.escape(name))
