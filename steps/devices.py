"""What a person has besides the password: authenticator apps, and where codes come by message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fake_smtp.errors import NoSuchMail
from fixtures.authenticator import App
from fixtures.browser import Window
from fixtures.facts import Factor, Wish
from steps.backup_codes import BackupCodes
from steps.codes import Code
from steps.genesys_cloud import cloud
from steps.given import NotAsGiven
from steps.pages.entering import Entering, typed
from steps.recipes import Recipe
from steps.sight import CHOICE, PROMPT, SPLASH

if TYPE_CHECKING:
    from steps.person import Person
    from steps.stage import Stage

NAMES = ("Phone", "Tablet", "Watch", "Laptop")
"""Of devices, in the order in which a person gets them."""


@dataclass(frozen=True)
class Device:
    """A device under its name; `app` is None where codes come by message."""

    name: str
    app: App | None


class Devices:
    """The devices of one person, and the codes that were presented to get in with them.

    `presented` and `texted` (what came by message) hold codes, oldest first; `used` is the place of the device that is
    being used; `racing` are browsers in which one code was presented at once; `sent` and `let_in` are two
    moments each, between which the last mailed code was sent and a code was accepted.
    """

    def __init__(self, person: Person, stage: Stage) -> None:
        self.held: list[Device] = []
        self.gone: list[Device] = []
        self.presented: list[str] = []
        self.texted: list[str] = []
        self.number = ""
        self.racing: list[Window] = []
        self.backup = BackupCodes()
        self.by_mail = False
        self.let_in: tuple[datetime, datetime] | None = None
        self._mail_is_due = False
        self.secrets = stage.secrets
        self.chance = stage.chance
        self.used = 0
        self._person = person
        self._stage = stage

    # --- what they are

    @property
    def app(self) -> App:
        """The app of the device that is being used. Raises LookupError when it is none."""
        return self.app_at(self.used)

    def app_at(self, place: int) -> App:
        """The app of the device that came as the first, the second, and so on. Raises LookupError."""
        return _app(self.held[place])

    @property
    def app_gone(self) -> App:
        """The app that was taken off the account last. Raises LookupError when none was."""
        return _app(self.gone[-1])

    def fresh(self) -> str:
        """A code that serves: the app's, or the newest that came by mail."""
        if not self.by_mail:
            return self.app.fresh()
        self.read_mail()
        return self.texted[-1]

    def wrong(self) -> str:
        """A code that is right for none of the devices."""
        right = set(self.texted).union(*(device.app.around() for device in self.held if device.app))
        while (code := self.chance.digits(6)) in right:
            pass
        return code

    def digit(self) -> str:
        """One more digit."""
        return self.chance.digits(1)

    @property
    def next_name(self) -> str:
        """A name that no device of this person has had."""
        return NAMES[len(self.held) + len(self.gone)]

    # --- facts

    def use_app(self) -> None:
        """Have an app enrolled, with an account if there is none yet."""
        if not self._person.has_account:
            self._stage.register(self._person, Wish(self._person.name, totp=True))
        name = self.next_name
        self.hold(name, self._stage.deployment.add_app(self._person.account, name))

    def use_factor(self, factor: Factor) -> None:
        """Have an account with this kind of 2FA, and its backup codes."""
        self._stage.register(self._person, Wish(self._person.name, two_factor=factor))
        account = self._person.account
        if account.totp:
            self.hold(self.next_name, account.totp)
        else:
            self.hold_mailbox()
        self.backup.replace(account.backup_codes)

    def use_phone(self) -> None:
        """Get codes by text message, where the organization allows that."""
        if not self._person.has_account:
            self._stage.register(self._person)
        self._stage.deployment.add_phone(self._person.account, self.next_name, self.hold_phone())

    def hold_mailbox(self) -> None:
        """Get codes by mail from now on."""
        self.by_mail = True
        self.held.append(Device(self.next_name, None))

    def hold_phone(self) -> str:
        """Have a telephone; its number."""
        self.number = self._stage.deployment.phone_number(self._person.account)
        self.held.append(Device(self.next_name, None))
        return self.number

    def lose(self, place: int) -> None:
        """Count a device among those that are gone."""
        self.gone.append(self.held.pop(place))
        self.used = 0

    def be_reset(self) -> None:
        """Let the administrator reset the devices."""
        self._stage.deployment.reset_devices(self._person.account)
        while self.held:
            self.lose(0)

    def hold(self, name: str, secret: str) -> None:
        """Have an app with a secret, under a name, and use it from now on."""
        self.used = len(self.held)
        self.held.append(Device(name, self._stage.broker.app(secret, self._stage.deployment)))

    # --- looking after them

    def remove(self, place: int) -> None:
        """Remove a device on My Account, or try to."""
        self._stage.deployment.devices_changed(self._person.account)
        cloud(self._stage).second_factor.remove(self._person.acts().window(), self.held[place].name)

    def have_removed(self, place: int) -> None:
        """Have removed a device on My Account, as a fact: it cannot be removed any more."""
        self.remove(place)
        button = cloud(self._stage).device_settings(self._person.window()).remove(self.held[place].name)
        button.wait_for(state="hidden")
        self.lose(place)

    # --- presenting one

    def present(
        self,
        code: Code,
        *,
        by: Person | None = None,
        place: int = 0,
        another: bool | None = None,
        enter: Entering = typed,
    ) -> None:
        """Present a code, for the first device or another, after the right password if that is still to be given.

        `by` is who presents it, who knows that password too. Where no code is asked for, or none has come, none is
        presented.
        """
        window = (by or self._person).acts().window(another=another)
        self.come_to_prompt(window)
        self.used = place
        device = next(iter(self.held[place : place + 1]), None)
        if device:
            self._stage.journey.second_factor.choose(window, device.name)
        try:
            given = code(self)
        except NoSuchMail:  # that one comes is a Then's matter
            return
        if not self._seems_right(given, device):
            self._stage.deployment.spend_attempt(self._person.account, may_lock=True)
        self.presented.append(given)
        self._stage.journey.second_factor.present(window, given, enter)
        self._note_success(window)

    def present_of(self, owner: Devices, code: Code) -> None:
        """Present a code of somebody else's device, who has shown it then."""
        self.present(lambda _: code(owner))
        owner.presented.append(self.presented[-1])

    def come_to_prompt(self, window: Window) -> None:
        """Be where a device is asked for, if the password leads there."""
        if not self._stage.journey.is_at(window, PROMPT, CHOICE):
            self.give_password(window)

    def be_asked(self, *, another: bool | None = None) -> None:
        """Be asked for a device, as a fact. Raises NotAsGiven."""
        self.come_to_prompt(self._person.acts().window(another=another))
        self._person.must_be_at(PROMPT, CHOICE)

    def have_proposed(self, password: Recipe, link: str) -> None:
        """Have proposed a password that waits for a device now, as a fact. Raises NotAsGiven."""
        self._person.choose(password, link)
        self._person.must_be_at(PROMPT, CHOICE)

    def be_logged_in(self, code: Code, *, another: bool | None = None) -> None:
        """Be logged in by a code, as a fact. Raises NotAsGiven."""
        self.present(code, another=another)
        self._person.must_be_at(SPLASH)

    def waste_codes(self, number: int) -> None:
        """Present so many wrong codes in the person's other browser."""
        for _ in range(number):
            self.present(Devices.wrong, another=True)
        self._person.window(another=False)

    def _seems_right(self, given: str, device: Device | None) -> bool:
        shown = device.app.shown() if device and device.app else "".join(self.texted[-1:])
        return (given == shown or given in self.backup) and given not in self.presented

    def give_password(self, window: Window) -> None:
        """Log in as far as the right password leads."""
        self._expect_mail()
        ring = self._person.ring
        self._stage.journey.second_factor.log_in(window, self._person.account.email, ring.type(ring.right))
        self._note_mail(window)

    def _note_success(self, window: Window) -> None:
        if self._stage.journey.is_at(window, SPLASH):
            self._stage.deployment.logged_in(self._person.account)
            self._person.proven()

    # --- messages

    @property
    def address(self) -> str:
        """Where this person's messages arrive as mails."""
        if self.by_mail:
            return self._person.account.email
        return self._stage.deployment.gateway_address(self.number)

    def be_mailed(self, *, another: bool = False, anew: bool = False) -> None:
        """Be asked for a code and have read the mail with it, as a fact; `anew`: by another login than before."""
        if anew:
            self._stage.journey.visit(self._person.window(another=another))
        self.be_asked(another=another)
        self.read_mail()
        self._person.window(another=False)

    def read_mail(self) -> None:
        """Read the mail that is due, if any: mails are read in the order in which they were sent."""
        if self._mail_is_due:
            self._mail_is_due = False
            self.receive()

    def have_resent(self) -> None:
        """Have asked for the mailed code again, and read the mail, as a fact."""
        self.ask_again()
        self.read_mail()

    def ask_again(self) -> None:
        """Ask for the mailed code again."""
        self._expect_mail()
        window = self._person.acts().window()
        self._stage.journey.second_factor.ask_for_new_code(window)
        self._note_mail(window)

    def _expect_mail(self) -> None:
        if self.by_mail:
            self.read_mail()
            self._person.mark = self._stage.mailbox.now()

    def _note_mail(self, window: Window) -> None:
        """A mail is due where a code is asked for."""
        if self.by_mail and self._stage.journey.is_at(window, PROMPT):
            self._mail_is_due = True

    def ask_for_text(self) -> None:
        """Ask for a code by text message: by the password, or for another one where one is asked for already."""
        self._person.mark = self._stage.mailbox.now()
        window = self._person.acts().window()
        if self._stage.journey.is_at(window, PROMPT):
            self._stage.journey.second_factor.ask_for_new_code(window)
        else:
            self.give_password(window)

    def have_asked_for_text(self) -> None:
        """Have got a code by text message, as a fact. Raises NotAsGiven when the message holds another number."""
        self.ask_for_text()
        self.receive()

    def receive(self) -> None:
        """Take the code out of the message. Raises NotAsGiven when it holds another number of codes than one."""
        mail = self._stage.mailbox.wait_for(self.address, self._person.mark)
        codes, self._person.mark = mail.codes(), mail.id
        if len(codes) != 1:
            raise NotAsGiven(f"a message with one code was wanted for {self._person.name}, and it holds {len(codes)}")
        self.texted += codes


def _app(device: Device) -> App:
    if device.app is None:
        raise LookupError(f"{device.name} is no authenticator app")
    return device.app
