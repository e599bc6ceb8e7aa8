"""How one gets about in CloudCX: from page to page, with the product's own controls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from playwright.sync_api import Locator

from fixtures.browser import Window
from fixtures.facts import Account
from steps.labels import Labels
from steps.pages.cloudcx.binding import BindingPage
from steps.pages.cloudcx.captions import captions_of
from steps.pages.cloudcx.console import AgentsManagement, GlobalSettings
from steps.pages.cloudcx.everywhere import LanguageIcon
from steps.pages.cloudcx.inside import Inside, SecuritySettings
from steps.pages.cloudcx.login import CloudcxLogin, LegalText
from steps.pages.cloudcx.second_factor import SecondFactor
from steps.pages.cloudcx.single_sign_on import SingleSignOn
from steps.pages.journey import Journey
from steps.pages.password_form import NewPasswordForm
from steps.sight import BINDING, LOGIN, PASSWORD_FORM, PROMPT, SETUP, SPLASH


class Cloudcx(Journey):
    """The ways through one deployment of CloudCX."""

    in_languages = ("en", "fr", "es")

    def words(self, window: Window) -> Labels:  # noqa: ARG002 - a person of CloudCX reads them all
        """The labels in every language: which one a page is in can change while it is filled in, when a company is
        named, and is another sentence's matter."""
        return self._all_words

    @cached_property
    def _all_words(self) -> Labels:
        return self.labels.together(*map(self.translated, self.in_languages))

    @property
    def sso(self) -> SingleSignOn:
        return SingleSignOn(self)

    @property
    def second_factor(self) -> SecondFactor:
        return SecondFactor(self)

    @property
    def company(self) -> str:
        """The name of the company that is named when nothing else is said."""
        return self._deployment.organization.name

    # --- pages

    def login(self, window: Window) -> CloudcxLogin:
        return CloudcxLogin(window.page, self.words(window))

    def form(self, window: Window, words: Labels | None = None) -> NewPasswordForm:
        return NewPasswordForm(window.page, words or self.words(window))

    def everywhere(self, window: Window) -> LanguageIcon:
        chosen = self.translated(window.language) if window.language else self.words(window)
        return LanguageIcon(window.page, chosen)

    def legal(self, window: Window) -> LegalText:
        return LegalText(window.page, self.words(window))

    def page_inside(self, window: Window) -> Inside:
        return Inside(window.page, self.words(window))

    def security(self, window: Window) -> SecuritySettings:
        return SecuritySettings(window.page, self.words(window))

    def binding(self, window: Window) -> BindingPage:
        return BindingPage(window.page, self.words(window))

    def agents(self, window: Window) -> AgentsManagement:
        return AgentsManagement(window.page, self.words(window))

    def settings(self, window: Window) -> GlobalSettings:
        return GlobalSettings(window.page, self.words(window))

    def inside(self, window: Window) -> Locator:
        return self.page_inside(window).log_out

    def signs(self, window: Window) -> Sequence[tuple[str, Locator]]:
        return (
            (SETUP, self.second_factor.setup(window).qr_code),
            (PROMPT, self.second_factor.code(window)),
            (SPLASH, self.inside(window)),  # some pages behind the login have fields for passwords and codes too
            (LOGIN, self.login(window).log_in),
            (BINDING, self.binding(window).bind),
            (PASSWORD_FORM, self.form(window).new_password),
        )

    def outcome(self, window: Window) -> Locator:
        """What can come of credentials, a code that is asked for among it."""
        return super().outcome(window).or_(self.second_factor.code(window))

    def captions(self, page: str, window: Window, words: Labels) -> Mapping[str, Locator]:
        return captions_of(page, window.page, words)

    # --- ways

    def log_in(self, window: Window, identifier: str, password: str) -> None:
        self.log_in_naming(window, identifier, password, self.company)

    def log_in_naming(self, window: Window, identifier: str, password: str, name: str) -> None:
        self.name_company(window, name)
        page = self.login(window)
        page.email.fill(identifier)
        page.password.fill(password)
        page.log_in.click()

    def go_to_login_of(self, window: Window, name: str) -> None:
        self.name_company(window, name)

    def name_company(self, window: Window, name: str) -> None:
        """Type a company's name, at the login page in view or else at the front door's, and leave the field."""
        if not self.is_at_login(window):
            self.go_to_login(window)
        window.whole()
        page = self.login(window)
        page.company.fill(name)
        page.company.press("Tab")

    def log_out(self, window: Window, name: str) -> None:  # noqa: ARG002 - the control is called alike for all
        self.inside(window).click()

    def choose_language(self, window: Window, language: str) -> None:
        """Choose a language by the icon of the page in view; the front door's when none is."""
        if window.page.url == "about:blank":
            self.visit(window)
        window.whole()
        icon = LanguageIcon(window.page, self.words(window))
        icon.language.click()
        icon.entry(language).click()
        window.language = language

    def open_forgot(self, window: Window) -> None:
        """Be where a forgotten password is told, by the login page."""
        if not self.is_at_login(window):
            self.go_to_login(window)
        self.take(window, "forgot_password", self.login(window).forgot_password)
        self.login(window).send.wait_for()

    def read(self, window: Window, label: str) -> None:
        """Take the link to one of the website's texts, at the login page in view."""
        self.login(window).text(label).click()

    def open_own_page(self, window: Window) -> None:
        self.go_to(window, "profile")

    def ask_for_reset(self, window: Window, email: str, organization: str | None = None) -> None:
        self.open_forgot(window)
        self._send(window, email, organization or self.company)

    def ask_again(self, window: Window, email: str) -> None:
        self.form(window).ask_again.first.click()
        login = self.login(window)
        login.send.or_(login.log_in).first.wait_for()
        if not login.send.is_visible():
            self.take(window, "forgot_password", login.forgot_password)
        self._send(window, email, self.company)

    def _send(self, window: Window, email: str, company: str) -> None:
        page = self.login(window)
        page.send.wait_for()
        window.whole()
        page.company.fill(company)
        page.email.fill(email)
        page.send.click()

    def go_to(self, window: Window, label: str) -> None:
        """Take the link of that name, and wait for the page with the heading of that name."""
        page = self.page_inside(window)
        page.link(label).first.click()  # a page may say once more where it belongs
        page.heading(label).wait_for()

    def open_security(self, window: Window) -> None:
        """Be at Security Settings, by Profile."""
        if self.page_inside(window).heading("security_settings").is_visible():
            return
        self.go_to(window, "profile")
        self.go_to(window, "security_settings")

    def open_agent(self, window: Window, name: str) -> None:
        """Be at a person's page of Agents Management, which the Admin console leads to."""
        self.visit(window)
        self.go_to(window, "agents_management")
        page = self.agents(window)
        page.person(name).click()
        page.button("set_password").wait_for()

    def set_password(self, window: Window, name: str, password: str) -> None:
        """Give somebody another password in Agents Management, and wait for what comes of it."""
        self.open_agent(window, name)
        page = self.agents(window)
        page.field("new_password").fill(password)
        page.button("set_password").click()
        self.messages(window).first.wait_for()

    def add_agent(self, window: Window, new: Account) -> None:
        """Add an agent in Agents Management, and wait for what comes of it."""
        self.visit(window)
        self.go_to(window, "agents_management")
        page = self.agents(window)
        page.add.click()
        page.field("agent_name").fill(new.name)
        page.field("agent_username").fill(new.username or "")
        page.field("agent_email").fill(new.email)
        page.field("password").fill(new.password or "")
        page.role("role_agent").check()
        page.button("save").click()
        page.person(new.name).or_(self.messages(window)).first.wait_for()
