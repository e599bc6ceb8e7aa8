"""How one gets about in Genesys Cloud: from page to page, with the product's own controls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from playwright.sync_api import Locator

from fixtures.browser import Window
from steps.labels import LANGUAGES, Labels
from steps.pages.genesys_cloud.captions import captions_of
from steps.pages.genesys_cloud.everywhere import Everywhere
from steps.pages.genesys_cloud.login import GenesysCloudLogin, ResetDialog, ResetForm
from steps.pages.genesys_cloud.multi_factor import AppSetup, DeviceSettings, EnrolmentWindow, Prompt
from steps.pages.genesys_cloud.organizations import OrganizationPages
from steps.pages.genesys_cloud.outage import OutagePage
from steps.pages.genesys_cloud.passkeys import PasskeyPages
from steps.pages.genesys_cloud.password_form import PasswordForm
from steps.pages.genesys_cloud.region import RegionPrompt
from steps.pages.genesys_cloud.second_factor import SecondFactor
from steps.pages.genesys_cloud.single_sign_on import SingleSignOn
from steps.pages.genesys_cloud.splash import Splash
from steps.pages.journey import Journey
from steps.sight import CHOICE, ENROLMENT, LOGIN, PASSWORD_FORM, PROMPT, REGION, SETUP, SPLASH


class GenesysCloud(Journey):
    """The ways through one deployment of Genesys Cloud."""

    remembered = ""
    """What the login page was like before a dialog opened over it."""

    @cached_property
    def sso(self) -> SingleSignOn:
        return SingleSignOn(self)

    @cached_property
    def second_factor(self) -> SecondFactor:
        return SecondFactor(self)

    @cached_property
    def passkeys(self) -> PasskeyPages:
        return PasskeyPages(self)

    # --- pages

    def login(self, window: Window) -> GenesysCloudLogin:
        return GenesysCloudLogin(window.page, self.words(window))

    def dialog(self, window: Window) -> ResetDialog:
        return ResetDialog(window.page, self.words(window))

    def reset_form(self, window: Window) -> ResetForm:
        return ResetForm(window.page.locator("body"), self.words(window))

    def form(self, window: Window, words: Labels | None = None) -> PasswordForm:
        return PasswordForm(window.page, words or self.words(window))

    def everywhere(self, window: Window) -> Everywhere:
        return Everywhere(window.page, self.words(window))

    def organizations(self, window: Window) -> OrganizationPages:
        return OrganizationPages(window.page, self.words(window))

    def region(self, window: Window) -> RegionPrompt:
        return RegionPrompt(window.page, self.words(window))

    def splash(self, window: Window) -> Splash:
        return Splash(window.page, self.words(window))

    def outage(self, window: Window) -> OutagePage:
        return OutagePage(window.page, self.words(window))

    def enrolment(self, window: Window) -> EnrolmentWindow:
        return EnrolmentWindow(window.page, self.words(window))

    def setup(self, window: Window) -> AppSetup:
        return AppSetup(window.page, self.words(window))

    def prompt(self, window: Window) -> Prompt:
        return Prompt(window.page, self.words(window))

    def device_settings(self, window: Window) -> DeviceSettings:
        return DeviceSettings(window.page, self.words(window))

    # --- ways

    def name_organization(self, window: Window, name: str, password: str) -> None:
        """At the login page that asks for it, name the organization, and log in."""
        self.organizations(window).name.fill(name)
        self.login(window).password.fill(password)
        self.login(window).log_in.click()

    def log_in_naming(self, window: Window, identifier: str, password: str, name: str) -> None:
        """Log in, and name the organization if that is asked for."""
        self.log_in(window, identifier, password)
        prompt = self.organizations(window).name
        prompt.or_(self.messages(window)).or_(self.inside(window)).first.wait_for()
        if prompt.is_visible():
            self.name_organization(window, name, password)

    def go_to_login_of(self, window: Window, name: str) -> None:
        self.take_more_login_options(window, name)

    def take_more_login_options(self, window: Window, name: str) -> None:
        """Go by More Login Options to the login of an organization, as far as that leads."""
        self.visit(window)
        page = self.organizations(window)
        page.more_login_options.click()
        page.name.fill(name)
        page.next.click()
        window.left(page.next)

    def log_in_by_options(self, window: Window, identifier: str, password: str, name: str) -> None:
        """Go by More Login Options to the login of an organization, and log in there."""
        self.take_more_login_options(window, name)
        self.log_in(window, identifier, password)

    def ask_for_names(self, window: Window, email: str) -> None:
        """Ask by Forgot Organization Name? for the names of one's organizations."""
        self.open_dialog(window)
        self.dialog(window).forgot_organization.click()
        page = self.organizations(window)
        page.send.wait_for()
        page.email.fill(email)
        page.send.click()

    def choose_language(self, window: Window, language: str) -> None:
        """Choose a language from the list of the page in view; the front door's when none is."""
        if window.page.url == "about:blank":
            self.visit(window)
        everywhere = self.everywhere(window)
        everywhere.language.select_option(label=LANGUAGES[language])
        window.language = language

    def set_language(self, window: Window, language: str) -> None:
        """Choose a language in the user settings, and save it."""
        self.take(window, "account", self.splash(window).entry("account"))
        everywhere = self.everywhere(window)
        everywhere.own_language.select_option(label=LANGUAGES[language])
        everywhere.save.click()
        window.language = language

    def choose_region(self, window: Window, region: str) -> None:
        """Choose a region at the prompt in view, and go on."""
        prompt = self.region(window)
        prompt.list.select_option(label=prompt.named(region))
        prompt.log_in.click()
        window.left(prompt.list)

    def open_own_page(self, window: Window) -> None:
        self.take(window, "account", self.splash(window).entry("account"))
        self.splash(window).entry("account").wait_for(state="hidden")

    def log_out(self, window: Window, name: str) -> None:  # noqa: ARG002 - the control is called alike for all
        self.splash(window).log_out.click()

    def open_dialog(self, window: Window) -> None:
        """Open the dialog for a forgotten password, at the login page in view or else at the front door's."""
        page = self.login(window)
        if not self.is_at_login(window):
            self.go_to_login(window)
        self.take(window, "forgot_password", page.forgot_password)
        self.dialog(window).dialog.wait_for()

    def ask_for_reset(self, window: Window, email: str, organization: str | None = None) -> None:
        self.open_dialog(window)
        self.dialog(window).email.fill(email)
        if organization:
            self.dialog(window).organization.fill(organization)
        self.dialog(window).reset_password.click()

    def ask_again(self, window: Window, email: str) -> None:
        """Take the way that a refused link's page offers, and ask for another link."""
        self.form(window).ask_again.first.click()
        form = self.reset_form(window)
        self.login(window).forgot_password.or_(form.reset_password).first.wait_for()
        if not form.reset_password.is_visible():
            self.take(window, "forgot_password", self.login(window).forgot_password)
            form = self.dialog(window)
        form.email.fill(email)
        form.reset_password.click()

    def half_fill(self, window: Window, email: str) -> None:
        """Type an address at the login page, then open the dialog over it; what the page was like is remembered."""
        self.go_to_login(window)
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
            self.go_to_login(window)
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

    def remember(self, window: Window) -> str:
        """The page as an accessibility tree, with what is typed into it."""
        return window.page.locator("body").aria_snapshot()

    def asked(self, window: Window) -> Locator:
        """What asks for a device, or for the first one."""
        prompt = self.prompt(window)
        return prompt.code.or_(prompt.choice).or_(self.enrolment(window).sign)

    def outcome(self, window: Window) -> Locator:
        """What can come of credentials, a device to present or to add among it."""
        return super().outcome(window).or_(self.asked(window))

    def inside(self, window: Window) -> Locator:
        return self.splash(window).sign

    def signs(self, window: Window) -> Sequence[tuple[str, Locator]]:
        return (
            (REGION, self.region(window).list),  # it has a button Log In too
            (LOGIN, self.login(window).log_in),
            (SPLASH, self.inside(window)),
            (PROMPT, self.prompt(window).code),
            (CHOICE, self.prompt(window).choice),
            (PASSWORD_FORM, self.form(window).new_password),
            (ENROLMENT, self.enrolment(window).sign),
            (SETUP, self.setup(window).validate),
        )

    def captions(self, page: str, window: Window, words: Labels) -> Mapping[str, Locator]:
        return captions_of(page, window.page, words)
