"""Adding a device: the window, the QR code, and the code that proves the device."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.authenticator import NotScannable, Setup, scan, secrets_of
from fixtures.browser import Window
from steps.codes import Code
from steps.genesys_cloud import cloud
from steps.given import NotAsGiven
from steps.pages.entering import Entering, typed
from steps.sight import ENROLMENT, SETUP

if TYPE_CHECKING:
    from steps.person import Person
    from steps.stage import Stage

NO_NAMES = {"name": "", "blanks": "   "}


class Enrolment:
    """What one person does to add a device. `setup` is what was last scanned, and `address` where."""

    def __init__(self, person: Person, stage: Stage) -> None:
        self.setup: Setup | None = None
        self.address = ""
        self._person = person
        self._stage = stage

    # --- the window

    def come(self, *, in_settings: bool = False) -> Window:
        """Be at the window to add a device, if the password or My Account leads there."""
        window = self._person.acts().window()
        if in_settings:
            with suppress(WaitedInVain):  # whether it leads there is a Then's matter
                cloud(self._stage).second_factor.add(window)
        elif not self._person.is_at(ENROLMENT):
            self._person.devices.give_password(window)
        return window

    def be_there(self) -> None:
        """Be at the window to add a device, as a fact. Raises NotAsGiven."""
        self.come()
        self._person.must_be_at(ENROLMENT)

    def begin_without(self, missing: str) -> None:
        """Go on from the window without a `name`, with `blanks` for one, or without a `method`."""
        window, name = self.come(), NO_NAMES.get(missing, self._person.devices.next_name)
        method = None if missing == "method" else "time_based_generator"
        cloud(self._stage).second_factor.begin(window, name=name, method=method)

    # --- an authenticator app

    def begin_app(self, *, in_settings: bool = False) -> None:
        """Choose an app at the window, and go on to the QR code."""
        window = self.come(in_settings=in_settings)
        if self._person.is_at(ENROLMENT):
            name = self._person.devices.next_name
            cloud(self._stage).second_factor.begin(window, name=name, method="time_based_generator")
            with suppress(WaitedInVain):
                cloud(self._stage).second_factor.arrive_at_setup(window)
        if self._person.is_at(SETUP):
            with suppress(NotScannable):  # that it can be read is a Then's matter; that it is masked is ours
                self.read()

    def read(self) -> Setup:
        """What the QR code in view says, and a secret from now on. Raises NotScannable."""
        window, way, secrets = self._person.window(), self._stage.journey.second_factor, self._stage.secrets
        secrets.add(way.source_of_picture(window).partition(",")[2])
        text = scan(way.picture(window))
        for secret in secrets_of(text):
            secrets.add(secret)
        return Setup.of(text)

    def scan(self) -> None:
        """Scan the QR code in view. Raises NotScannable."""
        self.setup, self.address = self.read(), self._person.window().page.url
        self._person.devices.hold(self._person.devices.next_name, self.setup.secret)

    def have_begun_app(self, *, in_settings: bool = False) -> None:
        """Have scanned the QR code, as a fact. Raises NotAsGiven."""
        self.begin_app(in_settings=in_settings)
        self._person.must_be_at(SETUP)
        try:
            self.scan()
        except NotScannable as why:
            raise NotAsGiven(f"{self._person.name} was to scan a QR code, and there is none: {why}") from why

    def validate(self, code: Code, enter: Entering = typed) -> None:
        """Enter a code of the app that was scanned."""
        devices = self._person.devices
        devices.presented.append(code(devices))
        self._stage.journey.second_factor.validate(self._person.acts().window(), devices.presented[-1], enter)
        if not self._person.is_at(SETUP):
            self._stage.deployment.devices_changed(self._person.account)

    def add_app(self, *, in_settings: bool = False) -> None:
        """Add an app, from the window to the right code, as far as that leads."""
        self.begin_app(in_settings=in_settings)
        if self._person.is_at(SETUP):
            self.scan()
            self.validate(lambda devices: devices.app.fresh())

    def have_added_app(self, *, in_settings: bool = False) -> None:
        """Have added an app, as a fact, and be on My Account. Raises NotAsGiven."""
        self.have_begun_app(in_settings=in_settings)
        self.validate(lambda devices: devices.app.fresh())
        cloud(self._stage).second_factor.open_settings(self._person.window())

    # --- a telephone

    def have_added_phone(self) -> None:
        """Have added a telephone number, as far as the code that is sent there, as a fact. Raises NotAsGiven."""
        window, devices = self.come(), self._person.devices
        self._person.mark, name = self._stage.mailbox.now(), devices.next_name
        cloud(self._stage).second_factor.begin(window, name=name, method="text_message", number=devices.hold_phone())
        devices.receive()
