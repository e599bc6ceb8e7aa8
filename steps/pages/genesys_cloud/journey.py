"""How one gets about in Genesys Cloud: from page to page, with the product's own controls."""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from fixtures.browser import Window
from steps.labels import Labels
from steps.pages.genesys_cloud.login import LoginPage, ResetDialog, ResetForm
from steps.pages.genesys_cloud.password_form import PasswordForm
from steps.pages.genesys_cloud.splash import ENTRIES, Splash
from steps.sight import ELSEWHERE, LOGIN, PASSWORD_FORM, SPLASH, Sight


def folded(texts: list[str]) -> str:
    """Texts as one line, their blanks folded."""
    return " / ".join(text for each in texts if (text := re.sub(r"\s+", " ", each).strip()))


class Journey:
    """The ways through one deployment."""

    def __init__(self, labels: Labels, front_door: str) -> None:
        self.labels = labels
        self.front_door = front_door
        self.remembered = ""

    # --- pages

    def login(self, window: Window) -> LoginPage:
        return LoginPage(window.page, self.labels)

    def dialog(self, window: Window) -> ResetDialog:
        return ResetDialog(window.page, self.labels)

    def reset_form(self, window: Window) -> ResetForm:
        return ResetForm(window.page.locator("body"), self.labels)

    def form(self, window: Window) -> PasswordForm:
        return PasswordForm(window.page, self.labels)

    def splash(self, window: Window) -> Splash:
        return Splash(window.page, self.labels)

    # --- ways

    def visit(self, window: Window) -> None:
        """Go to the product's front door."""
        window.open(self.front_door)

    def log_in(self, window: Window, identifier: str, password: str) -> None:
        """Enter credentials, at the login page in view or else at the front door's."""
        page = self.login(window)
        if not self.is_at_login(window):
            self.visit(window)
        page.email.fill(identifier)
        page.password.fill(password)
        page.log_in.click()

    def log_out(self, window: Window) -> None:
        self.splash(window).log_out.click()

    def open_dialog(self, window: Window) -> None:
        """Open the dialog for a forgotten password, at the login page in view or else at the front door's."""
        page = self.login(window)
        if not self.is_at_login(window):
            self.visit(window)
        page.forgot_password.click()
        self.dialog(window).dialog.wait_for()

    def ask_for_reset(self, window: Window, email: str) -> None:
        self.open_dialog(window)
        self.dialog(window).email.fill(email)
        self.dialog(window).reset_password.click()

    def ask_again(self, window: Window, email: str) -> None:
        """Take the way that a refused link's page offers, and ask for another link."""
        self.form(window).ask_again.first.click()
        form = self.reset_form(window)
        self.login(window).forgot_password.or_(form.reset_password).first.wait_for()
        if not form.reset_password.is_visible():
            self.login(window).forgot_password.click()
            form = self.dialog(window)
        form.email.fill(email)
        form.reset_password.click()

    def open_link(self, window: Window, link: str) -> int:
        """Follow a personal link, until its form or a message is there; the status of the answer."""
        status = window.open(link)
        self.form(window).new_password.or_(self.messages(window)).first.wait_for()
        return status

    def complete(self, window: Window, purpose: str, first: str, second: str) -> None:
        """Fill in the form in view, send it, and wait until something comes of it."""
        form = self.form(window)
        form.new_password.fill(first)
        form.verify_new_password.fill(second)
        form.complete(purpose).click()
        outcome = self.splash(window).entry(ENTRIES[0]).or_(self.login(window).log_in).or_(self.messages(window))
        outcome.first.wait_for()

    def half_fill(self, window: Window, email: str) -> None:
        """Type an address at the login page, then open the dialog over it; what the page was like is remembered."""
        self.visit(window)
        self.login(window).email.fill(email)
        self.remembered = self.remember(window)
        self.open_dialog(window)

    def close_dialog(self, window: Window, means: str) -> None:
        """Close the dialog by its `button`, or by the `key` that dialogs have for it."""
        dialog = self.dialog(window)
        if means == "button":
            dialog.close.first.click()
        else:
            window.page.keyboard.press("Escape")

    def type_with_caps_lock(self, window: Window, *, on: bool) -> None:
        """Strike a key in the password field. The browser's own lock cannot be turned, so the events say that it is."""
        if not self.is_at_login(window):
            self.visit(window)
        field = self.login(window).password
        field.focus()
        for event in ("keydown", "keyup"):
            field.dispatch_event(event, {"key": "A", "code": "KeyA", "modifierCapsLock": on, "bubbles": True})

    def address_of(self, window: Window, place: str) -> str:
        """The address that an entry of the splash screen leads to; the window goes there."""
        self.splash(window).entry(place).click()
        self.splash(window).heading.first.wait_for()
        return window.page.url

    # --- what can be seen

    def is_at_login(self, window: Window) -> bool:
        """Whether the login page is in view. A browser just opened is nowhere, and need not be asked."""
        return window.page.url != "about:blank" and self.login(window).log_in.is_visible()

    def remember(self, window: Window) -> str:
        """The page as an accessibility tree, with what is typed into it."""
        return window.page.locator("body").aria_snapshot()

    def spoken(self, window: Window) -> Locator:
        """The places for alerts and status messages, empty ones too."""
        return window.page.get_by_role("alert").or_(window.page.get_by_role("status"))

    def messages(self, window: Window) -> Locator:
        """Alerts and status messages that say something."""
        return self.spoken(window).filter(has_text=re.compile(r"\S"), visible=True)

    def see(self, window: Window) -> Sight:
        """Where the window is, and what it says."""
        message = folded(self.spoken(window).all_inner_texts())
        for place, sign in (
            (LOGIN, self.login(window).log_in),
            (SPLASH, self.splash(window).entry(ENTRIES[0])),
            (PASSWORD_FORM, self.form(window).new_password),
        ):
            if sign.is_visible():
                return Sight(place, message)
        return Sight(ELSEWHERE, message, window.page.title())

    def text(self, window: Window) -> str:
        """All that can be read on the page."""
        return folded([window.page.locator("body").inner_text()])
