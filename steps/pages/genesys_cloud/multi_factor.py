"""The pages of multi-factor authentication: adding a device, presenting one, and the devices on My Account."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class EnrolmentWindow:
    """Where a device gets a name and a method is chosen."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def name(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["device_name"].pattern())

    def method(self, kind: str) -> Locator:
        """The choice of `time_based_generator`, `passkey` or `text_message`."""
        return self._page.get_by_role("radio", name=self._labels[kind].pattern())

    @property
    def methods(self) -> Locator:
        return self._page.get_by_role("radio")

    @property
    def number(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["phone_number"].pattern())

    @property
    def next(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["next"].pattern())


class AppSetup:
    """The QR code, and where one code proves that it was scanned."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def qr_code(self) -> Locator:
        return self._page.get_by_role("img", name=self._labels["qr_code"].pattern())

    @property
    def field(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["validate_field"].pattern())

    @property
    def validate(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["validate_button"].pattern())


class Prompt:
    """What follows the password of somebody who has a device: the choice among several, and a field for a code."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def choice(self) -> Locator:
        return self._page.get_by_role("heading", name=self._labels["choose_device"].pattern())

    def device(self, name: str) -> Locator:
        return self._page.get_by_role("button", name=name, exact=True)

    @property
    def other_device(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["other_device"].pattern())

    @property
    def code(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["one_time_code"].pattern())

    @property
    def verify(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["verify"].pattern())

    @property
    def new_code(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["new_code"].pattern())


class DeviceSettings:
    """A person's devices on My Account."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def heading(self) -> Locator:
        return self._page.get_by_role("heading", name=self._labels["mfa_settings"].pattern())

    def device(self, name: str) -> Locator:
        return self._page.get_by_role("listitem").filter(has_text=name)

    @property
    def add(self) -> Locator:
        return self._page.get_by_role("link", name=self._labels["add_device"].pattern())

    def remove(self, name: str) -> Locator:
        pattern = self._labels["remove_device"].pattern(device=re.escape(name))
        return self._page.get_by_role("button", name=pattern)
