"""What a person does with passkeys: a device of their own, at hand in every browser of theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from fixtures.browser import Window
from fixtures.forging import Asked, Claims, Json, answer_instead, refused_once, signed
from fixtures.passkey_devices import PasskeyDevice
from fixtures.passkeys import APPLE, Maker, Passkey
from steps.genesys_cloud import cloud

if TYPE_CHECKING:
    from steps.person import Person
    from steps.stage import Stage


@dataclass(frozen=True)
class Overheard:
    """A login that somebody watched: what the device was asked to sign, and its answer."""

    challenge: str
    answer: Json


class Passkeys:
    """A person's device for passkeys, if they have one, and what they do with it."""

    def __init__(self, who: Person, stage: Stage) -> None:
        self.overheard: Overheard | None = None
        self._who = who
        self._stage = stage
        self._device: PasskeyDevice | None = None

    @property
    def device(self) -> PasskeyDevice:
        """The person's device. Raises LookupError when they have none."""
        if self._device is None:
            raise LookupError(f"{self._who.name} has no device for passkeys at this point of the scenario")
        return self._device

    @property
    def domain(self) -> str:
        """The domain of the login, which a passkey is made for."""
        return urlsplit(self._stage.deployment.url).hostname or ""

    @property
    def window(self) -> Window:
        """The person's browser."""
        return self._who.window()

    # --- the device

    def have_device(self, maker: Maker) -> None:
        """Have a device, with nothing on it. One that was there before is put away."""
        if self._device:
            self._device.put_away()
        self._device = PasskeyDevice(maker, self._stage.secrets)
        for window in self._who.windows:
            self.plug_into(window)

    def use_passkey(self, maker: Maker = APPLE) -> None:
        """Have a device with a passkey that is enrolled, as a fact, with an account if there is none yet."""
        if not self._who.has_account:
            self._stage.register(self._who)
        if self._device is None:
            self.have_device(maker)
        made = Passkey.made(self.domain)
        if self._stage.deployment.add_passkey(self._who.account, made, self.device.maker):
            self.device.hold(made)
        else:
            self.have_added()

    def plug_into(self, window: Window) -> None:
        """Have the device at hand in a browser."""
        if self._device:
            self._device.plug_into(window.context)

    def catch_up(self) -> None:
        """Have what the device learnt in one browser in the others too."""
        if self._device:
            self._device.catch_up()

    def close_the_next_request(self) -> None:
        """Close the browser's window for passkeys the next time it is there."""
        answer_instead(self.window.context, refused_once())

    # --- what is done with it

    def confirm(self, window: Window) -> None:
        """Let the device do what it does, if the page asks for it."""
        if self._device:
            cloud(self._stage).passkeys.await_outcome(window)

    def log_in(self, *, another: bool = False) -> None:
        """Log in with the password and the passkey."""
        self._who.log_in(lambda ring: ring.right, another=another)
        self.confirm(self.window)

    def add(self) -> None:
        """Log in with the password, and add a passkey in the window that comes then."""
        self._who.log_in(lambda ring: ring.right)
        self._stage.deployment.devices_changed(self._who.account)
        cloud(self._stage).passkeys.add(self.window, self.device.maker.name)
        cloud(self._stage).passkeys.await_outcome(self.window)

    def have_added(self) -> None:
        """Have added a passkey in that window and logged out, as a fact."""
        self.add()
        splash = cloud(self._stage).splash(self.window)
        splash.sign.wait_for()
        splash.log_out.click()
        self._stage.journey.login(self.window).log_in.wait_for()

    def add_another(self) -> None:
        """Add a passkey by My Account."""
        window = self._who.acts().window()
        cloud(self._stage).second_factor.add(window)
        self._stage.deployment.devices_changed(self._who.account)
        cloud(self._stage).passkeys.add(window, f"{self.device.maker.name}, once more")
        cloud(self._stage).passkeys.await_outcome(window)

    def try_again(self) -> None:
        """Set the device right, and go on from the page that tells of the failure."""
        self.set_right()
        cloud(self._stage).passkeys.try_again(self._who.acts().window())

    def set_right(self) -> None:
        """Let the device do again what it should."""
        self.device.tell("setUserVerified", isUserVerified=True)
        self.device.tell("setAutomaticPresenceSimulation", enabled=True)
        self.device.tell("setResponseOverrideBits")

    def be_overheard(self) -> None:
        """Log in and out in a browser of its own, by a device that does not count, while somebody listens."""
        window = self._stage.browsers.open(f"{self._who.name}'s browser, overheard")
        self.do_not_count(window)
        self._stage.journey.log_in(window, self._who.account.email, self._who.ring.type(self._who.ring.right))
        cloud(self._stage).splash(window).log_out.click()
        self._stage.journey.login(window).log_in.wait_for()

    def do_not_count(self, window: Window) -> None:
        """Answer in a browser as devices do that have their passkeys in common: their counter stays at nought."""
        passkey = self.device.passkey

        def answer(asked: Asked) -> Json:
            said = signed(passkey, asked, Claims(count=0))
            self.overheard = Overheard(asked.challenge, said)
            return said

        answer_instead(window.context, answer)


type Fault = Callable[[Passkeys], None]


def _behind(passkeys: Passkeys) -> None:
    passkeys.device.hold(replace(passkeys.device.passkey, sign_count=0))


def _telling(command: str, **settings: object) -> Fault:
    return lambda passkeys: passkeys.device.tell(command, **settings)


FAULTS: dict[str, Fault] = {
    "does not recognize its owner": _telling("setUserVerified", isUserVerified=False),
    "is never touched": _telling("setAutomaticPresenceSimulation", enabled=False),
    "is sent away": Passkeys.close_the_next_request,
    "does not tell that it has recognized its owner": _telling("setResponseOverrideBits", isBadUV=True),
    "does not tell that its owner is there": _telling("setResponseOverrideBits", isBadUP=True),
    "signs wrongly": _telling("setResponseOverrideBits", isBogusSignature=True),
    "counts backwards": _behind,
    "does not count": lambda passkeys: passkeys.do_not_count(passkeys.window),
}
