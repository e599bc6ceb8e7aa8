"""The ways through one deployment that lead by a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator

from fixtures.browser import Window
from fixtures.facts import Factor
from steps.pages.cloudcx.verification import BackupCodesPage, ProofPage, SetupPage, VerificationPage
from steps.pages.entering import Entering, typed

if TYPE_CHECKING:
    from steps.pages.cloudcx.journey import Cloudcx

BUTTONS = {"email": "email_factor", "app": "authenticator_app"}

# A person cannot do this, nor can a page keep anybody from it: the form is sent as if the button were not disabled.
_SEND_AROUND = """
(button) => {
  const form = button.form;
  if (button.hasAttribute('formaction')) form.action = button.formAction;
  const {name, value} = button;
  if (name) form.append(Object.assign(document.createElement('input'), {name, value}));
  HTMLFormElement.prototype.submit.call(form);
}
"""


class SecondFactor:
    """Turning 2FA on and off, presenting codes, and what the code page offers."""

    def __init__(self, journey: Cloudcx) -> None:
        self._journey = journey

    # --- pages

    def page(self, window: Window) -> VerificationPage:
        return VerificationPage(window.page, self._journey.words(window))

    def setup(self, window: Window) -> SetupPage:
        return SetupPage(window.page, self._journey.words(window))

    def proof(self, window: Window) -> ProofPage:
        return ProofPage(window.page, self._journey.words(window))

    def backup_codes(self, window: Window) -> BackupCodesPage:
        return BackupCodesPage(window.page, self._journey.words(window))

    # --- presenting a code

    def log_in(self, window: Window, email: str, password: str) -> None:
        self._journey.log_in(window, email, password)
        self._journey.outcome(window).first.wait_for()

    def choose(self, window: Window, name: str) -> None:
        """There is one kind at a time, and nothing to choose."""

    def code(self, window: Window) -> Locator:
        return self.page(window).code

    def present(self, window: Window, code: str, enter: Entering = typed) -> None:
        if self.code(window).is_visible():
            self.validate(window, code, enter)

    def cancel(self, window: Window) -> None:
        """Leave the code page by Cancel."""
        self.page(window).cancel.click()

    def ask_for_new_code(self, window: Window) -> None:
        """Click Resend. The page counts in the browser's time: where it is behind the clock, it is opened anew."""
        if self.page(window).resend.is_disabled():
            window.open(window.page.url)  # to reload it would send a wrong code again
        self.page(window).resend.click()
        window.whole()

    def ask_around(self, window: Window) -> None:
        """Send what Resend sends, whether or not it is disabled, and wait for the answer."""
        with window.page.expect_navigation(wait_until="domcontentloaded"):
            self.page(window).resend.evaluate(_SEND_AROUND)

    # --- turning it on

    def begin(self, window: Window, factor: Factor) -> None:
        """Go to Security Settings and choose a kind."""
        self._journey.open_security(window)
        self._journey.security(window).button(BUTTONS[factor]).click()
        self.code(window).or_(self._journey.messages(window)).first.wait_for()

    def picture(self, window: Window) -> bytes:
        return self.setup(window).qr_code.screenshot(type="png")

    def source_of_picture(self, window: Window) -> str:
        return self.setup(window).qr_code.get_attribute("src") or ""

    def validate(self, window: Window, code: str, enter: Entering = typed) -> None:
        page = self.page(window)
        enter(window, page.code, code)
        page.verify.click()
        window.whole()
        self._journey.outcome(window).first.wait_for()

    def codes_shown(self, window: Window) -> list[str]:
        """The backup codes in view."""
        if not self.backup_codes(window).heading.is_visible():
            return []
        return [text.strip() for text in self.backup_codes(window).codes.all_inner_texts()]

    def codes_saved(self, window: Window) -> list[str]:
        """The backup codes in the file that the page in view lets one save."""
        with window.page.expect_download() as begun:
            self.backup_codes(window).save.click()
        return begun.value.path().read_text("utf-8").split()

    # --- what asks for a proof

    def prove(self, window: Window, what: str, *, password: str = "", code: str = "") -> None:
        """Go to Security Settings and `turn_off`, or ask for `new_backup_codes`, with a proof or without any."""
        self._journey.open_security(window)
        self._journey.security(window).button(what).click()
        page = self.proof(window)
        page.password.wait_for()
        page.password.fill(password)
        page.code.fill(code)
        page.confirm(what).click()
        window.whole()
