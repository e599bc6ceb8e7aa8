"""A person: a name, an account, passwords, links that came by mail, browsers, and what people do with them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import VIEWPORT, Window
from fixtures.facts import Account, Provider
from fixtures.figures import Figures
from fixtures.target import not_testable
from steps.devices import Devices
from steps.enrolment import Enrolment
from steps.genesys_cloud import cloud
from steps.given import NotAsGiven
from steps.pages.entering import Entering, typed
from steps.passkeys import Passkeys
from steps.recipes import Keyring, Recipe
from steps.sight import CHOICE, ENROLMENT, LOGIN, PASSWORD_FORM, PROMPT, SPLASH, Sight

if TYPE_CHECKING:
    from steps.desktop import DesktopApp
    from steps.stage import Stage
    from steps.timing import Comparison

type Way = Callable[[Window, str, str], None]
"""A way to log in: with a window, an address or username, and a password."""

PURPOSES = {
    "invitation": "register",
    "passed on": "register",
    "reset": "reset_password",
    "older reset": "reset_password",
}


class Person:
    """Somebody on the stage. Verbs do what a person does; `sees` and its like say what that person can see."""

    def __init__(self, name: str, stage: Stage, ring: Keyring) -> None:
        self.name = name
        self.ring = ring
        self.devices = Devices(self, stage)
        self.enrolment = Enrolment(self, stage)
        self.links: dict[str, list[str]] = {}
        self.mark = 0
        self.status = 0
        self.purpose = ""
        self.answers: list[str] = []
        self.comparison: Comparison | None = None
        self.language = ""
        self.screen = VIEWPORT
        self.proxy: str | None = None
        self.has_phone = False
        self.address_there = ""
        self.other: Account | None = None
        self.app: DesktopApp | None = None
        self._stage = stage
        self._account: Account | None = None
        self._windows: dict[bool, Window] = {}
        self._current = False
        self.passkeys = Passkeys(self, stage)
        self._proposed = ""

    # --- account and browsers

    @property
    def has_account(self) -> bool:
        return self._account is not None

    @property
    def account(self) -> Account:
        """The person's account, or what would be its address.

        A person nobody has introduced has none, and gets an address.
        """
        if self._account is None:
            self._account = self._stage.deployment.stranger(self.name)
        return self._account

    def be_nobody(self) -> None:
        """Have an address, and no account."""
        self._account = self._stage.deployment.stranger(self.name)

    def take(self, account: Account) -> None:
        """The account is this person's from now on."""
        self._account = account
        self.ring.begin(account.password, account.earlier)
        self.ring.at_configuration = account.elsewhere and self.ring.secrets.add(account.elsewhere)
        for secret in (account.totp or "", *account.backup_codes):
            self.ring.secrets.add(secret)

    def take_other(self, account: Account) -> None:
        """This account, in another organization, is this person's too."""
        self.other = account
        self.ring.other = Keyring(self.ring.chance, self.ring.secrets)
        self.ring.other.begin(account.password)

    def window(self, *, another: bool | None = None) -> Window:
        """This person's browser, or the other one; the one used last unless it is said which."""
        self._current = self._current if another is None else another
        if self._current not in self._windows:
            name = f"{self.name}'s other browser" if self._current else f"{self.name}'s browser"
            self._windows[self._current] = self._open(name)
        return self._windows[self._current]

    @property
    def windows(self) -> list[Window]:
        """The browsers that this person has open."""
        return list(self._windows.values())

    def _open(self, name: str, *, in_detail: bool = True) -> Window:
        """A new browser, in which this person has chosen their language already."""
        window = self._stage.browsers.open(
            name, screen=self.screen, in_detail=in_detail, proxy=self.proxy, phone=self.has_phone
        )
        self.passkeys.plug_into(window)
        if self.language:
            self._stage.journey.choose_language(window, self.language)
            self._stage.journey.everywhere(window).language.wait_for()
        return window

    @property
    def figures(self) -> Figures:
        """The figures of this person's organization."""
        return self._stage.deployment.figures_of(self.account)

    def give(self, window: Window) -> None:
        """This window is the person's browser from now on."""
        self._current = False
        self._windows[False] = window

    def take_new_browser(self, proxy: str | None) -> None:
        """Go on in a browser that knows nothing; it, and those opened later, reach everything by `proxy`."""
        self.proxy = proxy
        self.give(self._open(f"{self.name}'s browser"))

    @property
    def desktop(self) -> DesktopApp:
        """The desktop app. Raises LookupError when this person uses none."""
        if self.app is None:
            raise LookupError(f"{self.name} uses no desktop app")
        return self.app

    def acts(self) -> Person:
        """This person acts, so that what the page says next is said to them."""
        self._stage.actor = self
        self.passkeys.catch_up()
        return self

    # --- logging in and out

    def log_in(
        self, recipe: Recipe, *, another: bool = False, identifier: str | None = None, way: Way | None = None
    ) -> None:
        """Log in with a password, by a way other than the usual one if it is given; counts wrong attempts."""
        self.acts()
        password = self.ring.type(recipe(self.ring))
        self._count(password)
        (way or self._stage.journey.log_in)(self.window(another=another), identifier or self.account.email, password)

    def be_logged_in(self, *, another: bool = False) -> None:
        """Log in, as a fact; with a code as well where one is asked for. Raises NotAsGiven when that does not end on
        the splash screen.
        """
        window = self.window(another=another)
        self._stage.journey.log_in(window, self.account.email, self.ring.type(self.ring.right))
        if self.devices.held:
            self._stage.journey.outcome(window).first.wait_for()
            if self._stage.journey.is_at(window, PROMPT, CHOICE):
                self.devices.present(Devices.fresh, another=another)
        self._stage.journey.inside(window).wait_for()
        self._stage.deployment.logged_in(self.account)
        self._current = False
        self.acts()

    def log_in_by(
        self, provider: Provider, *, password: str | None = None, with_account_of: Person | None = None
    ) -> None:
        """Log in by a provider, with the password there or another; with one's own account there or another's."""
        window, whose = self.acts().window(), with_account_of or self
        self._stage.journey.sso.start(window, provider)
        there = self.ring.secrets.add(password or whose.ring.at_provider)
        self._stage.journey.sso.authenticate(window, provider, whose.address_there or whose.account.email, there)

    def be_logged_in_by(self, provider: Provider) -> None:
        """Log in by a provider, as a fact. Raises NotAsGiven when that does not end on the splash screen."""
        self.log_in_by(provider)
        try:
            self._stage.journey.inside(self.window()).wait_for()
        except WaitedInVain:
            there = f"{self.name} was to be logged in by {provider.name}, and there is {self.sees()}"
            raise NotAsGiven(there) from None

    def attempt(self, recipe: Recipe, way: Way | None = None) -> Callable[[], Sight]:
        """What is seen after a login in a browser that knows nothing; the login happens at the first look, once."""
        window: list[Window] = []

        def look() -> Sight:
            if not window:
                password = self.ring.type(recipe(self.ring))
                self._count(password, may_lock=True)
                window.append(self._open(f"{self.name} in a new browser", in_detail=False))
                (way or self._stage.journey.log_in)(window[0], self.account.email, password)
            return self._stage.journey.see(window[0])

        return look

    def waste_attempts(self, number: int, *, each_elsewhere: bool = False, of: Person | None = None) -> None:
        """Have logged in so many times with wrong passwords, in the person's other browser or each time in a new one;
        under one's own address, or another person's. All but the last are a fact where nothing hangs on the browser.
        """
        whose = of or self
        window = self._another(f"{self.name}'s browser of the wrong attempts")
        particular = each_elsewhere or self.proxy or not whose.account.person or number == 1
        told = not particular and self._stage.deployment.fail_to_log_in(whose.account, number - 1)
        for turn in range(number - 1 if told else 0, number):
            if each_elsewhere and turn:
                self._stage.browsers.close(window)
                window = self._another(f"{self.name}'s browser of attempt {turn + 1}")
            password = self.ring.type(self.ring.made())
            whose._count(password, may_lock=True)
            self._stage.journey.log_in(window, whose.account.email, password)
            self._stage.journey.messages(window).first.wait_for()
        self._windows.setdefault(False, window)

    def _another(self, name: str) -> Window:
        return self._stage.browsers.open(name, in_detail=False, proxy=self.proxy)

    def _count(self, password: str, *, may_lock: bool = False) -> None:
        if not self.ring.has_one or password != self.ring.right:
            self._stage.deployment.spend_attempt(self.account, may_lock=may_lock)

    def log_out(self) -> None:
        self.acts()
        self._stage.journey.log_out(self.window(), self.account.name)

    def come_back(self, *, another: bool | None = None) -> None:
        """Go to the product's front door once more."""
        self.acts()
        self._stage.journey.visit(self.window(another=another))

    def reopen_browser(self) -> None:
        """Close the browser, start it again, and go to the product's front door."""
        self._windows[self._current] = self._stage.browsers.reopen(self.window())
        self.passkeys.plug_into(self.window())
        self.come_back()

    def come_back_after(self, time: timedelta) -> None:
        """Let time pass for everybody, then come back."""
        self._stage.deployment.advance(time.total_seconds())
        self.come_back()

    # --- personal links

    def ask_for_reset(self, organization: str | None = None, *, identifier: str | None = None) -> None:
        self.acts()
        self.mark = self._stage.mailbox.now()
        self._stage.journey.ask_for_reset(self.window(), identifier or self.account.email, organization)

    def ask_for_names(self) -> None:
        """Ask for the names of the organizations that this person belongs to."""
        self.acts()
        self.mark = self._stage.mailbox.now()
        cloud(self._stage).ask_for_names(self.window(), self.account.email)

    def get_reset_link(self, organization: str | None = None) -> None:
        """Have a reset link, taken out of its mail. Who has a browser open, or wants it in a way, asks for it there."""
        self.mark = self._stage.mailbox.now()
        particular = organization or self.language or self.proxy or self._windows
        if particular or not self._stage.deployment.send_reset_link(self.account):
            self.ask_for_reset(organization)
        mail = self._stage.mailbox.wait_for(self.account.email, self.mark)
        self.keep_link("reset", mail.links)

    def keep_link(self, kind: str, links: tuple[str, ...]) -> None:
        """Keep the one link of a mail. Raises NotAsGiven when there is another number of them."""
        if len(links) != 1:
            raise NotAsGiven(f"a mail with one link was wanted for {self.name}, and it holds {len(links)}")
        self.links.setdefault(kind, []).append(self._stage.secrets.add_link(links[0]))

    def link(self, kind: str) -> str:
        """The newest link of a kind, or the oldest for `older reset`. Raises NotAsGiven when there is none."""
        held = self.links.get(kind.removeprefix("older "), [])
        if not held and kind == "passed on":
            not_testable("needs the link of an invitation, which the target's hook does not tell")
        if not held:
            raise NotAsGiven(f"{self.name} has no {kind} link")
        return held[0] if kind.startswith("older") else held[-1]

    def open_link(self, kind: str, *, another: bool = False) -> None:
        self.acts()
        self.purpose = PURPOSES[kind]
        self.status = self._stage.journey.open_link(self.window(another=another), self.link(kind))

    def have_open_elsewhere(self, kind: str) -> None:
        """Have the form behind a link open in the other browser, as a fact, and go on in the first."""
        self.open_link(kind, another=True)
        self.must_be_at(PASSWORD_FORM)
        self.window(another=False)

    def choose(self, recipe: Recipe, kind: str, *, second: Recipe | None = None, enter: Entering = typed) -> None:
        """Follow a link and propose a new password; where the link is refused there is nothing to fill in."""
        self.open_link(kind)
        self.complete(recipe, PURPOSES[kind], second=second, enter=enter)

    def type_without_sending(self, recipe: Recipe, kind: str) -> None:
        """Follow a link and type a new password, as far as that."""
        self.open_link(kind)
        password = self.ring.type(recipe(self.ring))
        self._stage.journey.form(self.window()).new_password.press_sequentially(password)

    def have_chosen(self, recipe: Recipe, kind: str) -> None:
        """Have chosen a password, as a fact. Raises NotAsGiven when it was not accepted."""
        self.choose(recipe, kind)
        if self.ring.tried != self.ring.right:
            raise NotAsGiven(f"{self.name}'s password was to be accepted, and there is {self.sees()}")

    def have_been_refused(self, recipe: Recipe, kind: str) -> None:
        """Have proposed a password in vain, as a fact. Raises NotAsGiven when it was accepted."""
        self.choose(recipe, kind)
        if not self.is_at(PASSWORD_FORM):
            raise NotAsGiven(f"{self.name}'s password was to be refused, and there is {self.sees()}")

    def complete(
        self,
        recipe: Recipe,
        purpose: str,
        *,
        another: bool | None = None,
        second: Recipe | None = None,
        enter: Entering = typed,
    ) -> None:
        """Fill in the form for a new password, if it is there, and remember the password if it was accepted."""
        self.acts()
        window, ring = self.window(another=another), self.ring
        first = ring.tried = ring.type(recipe(ring))
        ring.repeated = second(ring) if second else first
        if self._stage.journey.form(window).new_password.is_visible():
            self._stage.journey.complete(window, purpose, first, ring.repeated, enter)
            self.passkeys.confirm(window)
            self._proposed = first
            self._take_over(self._stage.journey.see(window).place)

    def proven(self) -> None:
        """A device was accepted: so is the password that waited for it."""
        self._take_over(SPLASH)

    def _take_over(self, place: str) -> None:
        """Remember the proposed password as the one in force if it led to this place."""
        if self._proposed and place in (SPLASH, LOGIN, ENROLMENT):
            self.ring.changes_in.change(self._proposed)
            self._stage.deployment.accepted(self.account, self._proposed)
        if place not in (PROMPT, CHOICE):
            self._proposed = ""

    # --- what is seen

    def sees(self) -> Sight:
        """Where the person is, and what the page says."""
        return self._stage.journey.see(self.window())

    def is_at(self, *places: str) -> bool:
        """Whether the person is at one of the places, whatever the page says."""
        return self._stage.journey.is_at(self.window(), *places)

    def must_be_at(self, *places: str) -> None:
        """Be at one of the places, as a fact. Raises NotAsGiven."""
        if not self.is_at(*places):
            raise NotAsGiven(f"{self.name} was to be at {' or '.join(places)}, and is at {self.sees()}")

    def place(self) -> str:
        """The splash screen, if that is where the person is; else where they are and what the page says."""
        return SPLASH if self.is_at(SPLASH) else str(self.sees())
