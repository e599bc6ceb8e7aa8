"""How one gets about in Intelligent Automation: from window to window, with the product's own controls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator

from fixtures.browser import Window
from steps.labels import Labels
from steps.pages.intelligent_automation.change import ChangeWindow
from steps.pages.intelligent_automation.home import Home, PeoplePage
from steps.pages.intelligent_automation.login import LoginWindow
from steps.pages.journey import Journey
from steps.sight import LOGIN, PASSWORD_FORM, SPLASH

# A person can neither do this nor be kept from it by a page: the form is sent as if its window were open.
_SEND_AROUND = """
(password, [email, address, secret]) => {
  for (const control of password.form.elements) control.disabled = false;
  email.value = address;
  password.value = secret;
  HTMLFormElement.prototype.submit.call(password.form);
}
"""


class IntelligentAutomation(Journey):
    """The ways through one deployment of Intelligent Automation."""

    # --- windows

    def login(self, window: Window) -> LoginWindow:
        return LoginWindow(window.page, self.words(window))

    def form(self, window: Window, words: Labels | None = None) -> ChangeWindow:
        return ChangeWindow(window.page, words or self.words(window))

    def everywhere(self, window: Window) -> LoginWindow:
        return self.login(window)

    def home(self, window: Window) -> Home:
        return Home(window.page, self.words(window))

    def people(self, window: Window) -> PeoplePage:
        return PeoplePage(window.page, self.words(window))

    def inside(self, window: Window) -> Locator:
        return self.home(window).heading

    def signs(self, window: Window) -> Sequence[tuple[str, Locator]]:
        return (
            (PASSWORD_FORM, self.form(window).new_password),  # its button may be called Log in
            (LOGIN, self.login(window).log_in),
            (SPLASH, self.inside(window)),
        )

    def captions(self, page: str, window: Window, words: Labels) -> Mapping[str, Locator]:
        login, form = LoginWindow(window.page, words), ChangeWindow(window.page, words)
        captions = {
            "the login page": {**self.parts_of_login(login), "the product's name": login.name},
            "the change window": self.parts_of_change(form),
            "the first page": {"the heading": Home(window.page, words).heading},
        }
        return captions[page]

    @staticmethod
    def parts_of_login(login: LoginWindow) -> dict[str, Locator]:
        """What the login window holds, from top to bottom."""
        return {
            "the address's field": login.email,
            "the password's field": login.password,
            "the list of languages": login.language,
            "the button to log in": login.log_in,
            "the way to a new password": login.forgot_password,
        }

    @staticmethod
    def parts_of_change(form: ChangeWindow) -> dict[str, Locator]:
        """What the change window holds, from top to bottom."""
        return {
            "the original password's field": form.original_password,
            "the new password's field": form.new_password,
            "the repeated password's field": form.verify_new_password,
            "the button": form.complete(),
            "the way to a new password": form.forgot_password,
        }

    # --- ways

    def choose_language(self, window: Window, language: str) -> None:
        if window.page.url == "about:blank":
            self.go_to_login(window)
        login = self.login(window)
        login.language.select_option(label=login.entry(language))
        window.language = language

    def log_in(self, window: Window, identifier: str, password: str) -> None:
        """Enter credentials. At a closed window nothing can be entered; what that means is a Then's matter."""
        if not self.is_at_login(window):
            self.go_to_login(window)
        if self.login(window).email.is_enabled():
            super().log_in(window, identifier, password)

    def log_in_by_keys(self, window: Window, email: str, password: str) -> None:
        """Log in without a mouse: from the address to the button by the tabulator."""
        self.visit(window)
        self.login(window).email.focus()
        keyboard = window.page.keyboard
        keyboard.insert_text(email)
        keyboard.press("Tab")
        keyboard.insert_text(password)
        keyboard.press("Enter")

    def send_around(self, window: Window, email: str, password: str) -> None:
        """Send the login that the window in view does not let anybody enter, and wait for the next page."""
        login = self.login(window)
        handle = login.email.element_handle()
        with window.page.expect_navigation(wait_until="domcontentloaded"):
            login.password.evaluate(_SEND_AROUND, [handle, email, password])

    def open_menu(self, window: Window, name: str, entry: str, *, by_key: str | None = None) -> Locator:
        """Open the menu of the account details that has an entry, by a mouse or by a key; the entry."""
        window.whole()
        details = self.home(window).account_details(name)
        if by_key:
            details.press(by_key)
        else:
            details.click(button="right" if entry == "my_account" else "left")
        return self.home(window).entry(entry)

    def open_change(self, window: Window, name: str) -> None:
        """Be at the change window: by My Account, where it is not in view."""
        if not self.form(window).new_password.is_visible():
            self.open_menu(window, name, "my_account").click()
            self.form(window).new_password.wait_for()

    def log_out(self, window: Window, name: str) -> None:
        self.open_menu(window, name, "logout").click()

    def ask_for_reset(self, window: Window, email: str, organization: str | None = None) -> None:  # noqa: ARG002
        if not self.is_at_login(window):
            self.go_to_login(window)
        self.take(window, "forgot_password", self.login(window).forgot_password)
        self._send_address(window, email)

    def ask_again(self, window: Window, email: str) -> None:
        self.form(window).ask_again.first.click()
        login = self.login(window)
        login.send.or_(login.log_in).first.wait_for()
        if not login.send.is_visible():
            self.take(window, "forgot_password", login.forgot_password)
        self._send_address(window, email)

    def _send_address(self, window: Window, email: str) -> None:
        login = self.login(window)
        login.send.wait_for()
        login.email.fill(email)
        login.send.click()

    def go_to_people(self, window: Window) -> str:
        """Go from the first page to where people are created; its address."""
        self.home(window).people.click()
        self.people(window).add.wait_for()
        return window.page.url

    def create(self, window: Window, name: str, email: str) -> None:
        """Create a person, at the page in view, and wait for what comes of it."""
        page = self.people(window)
        page.name.fill(name)
        page.email.fill(email)
        page.add.click()
        self.messages(window).first.wait_for()
