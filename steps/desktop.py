"""A person's desktop app and own browser, and what they give each other: the harness is the operating system."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import Window
from fixtures.desktop import DesktopWindow
from steps.genesys_cloud import cloud
from steps.given import NotAsGiven
from steps.person import Person
from steps.stage import Stage


class DesktopApp:
    """The app of one person, which is the person's window from now on, and the browser that it opens."""

    def __init__(self, who: Person, stage: Stage) -> None:
        self._who = who
        self._stage = stage
        self._app = DesktopWindow(stage.browsers, f"{who.name}'s desktop app")
        self.browser: Window | None = None
        """The person's own browser, once the app has opened it."""
        self.link = ""
        """What the own browser gave back: an address of the app's own kind."""
        who.give(self._app.window)

    @property
    def tabs(self) -> int:
        return self._app.tabs

    def begin(self) -> None:
        """Begin single sign-on in the app, as far as the person's own browser."""
        cloud(self._stage).sso.start_in_app(self._app.window, self._stage.provider)
        if self._app.given:
            self.browser = self._stage.browsers.open(f"{self._who.name}'s own browser")
            self.browser.open(self._stage.secrets.add_link(self._app.given[-1]))

    def authenticate(self, password: str) -> None:
        """Log in at the provider in the own browser, and take the link that it has for the app, if there is one."""
        if self.browser is None:
            return
        email = self._who.account.email
        with suppress(WaitedInVain):  # what there is after the login, and what is missing, is a Then's matter
            cloud(self._stage).sso.authenticate(
                self.browser, self._stage.provider, email, self._stage.secrets.add(password)
            )
        back = cloud(self._stage).sso.hand_off(self.browser).open_app
        if back.count():
            self.link = self._stage.secrets.add_link(back.get_attribute("href") or "")

    def have_link(self) -> None:
        """Have single sign-on done in the own browser, as a fact. Raises NotAsGiven when it gave nothing back."""
        self.begin()
        self.authenticate(self._who.ring.at_provider)
        if not self.link:
            raise NotAsGiven(f"{self._who.name}'s own browser was to have something for the app, and has nothing")

    def take(self, link: str) -> None:
        """Let the app open an address of its own kind, as the operating system does."""
        self._who.acts()
        if link:
            self._app.window.open(f"{self._stage.deployment.url}sso/desktop?{urlsplit(link).query}")

    def log_in(self, password: str) -> None:
        """Log in by single sign-on, from end to end."""
        self.begin()
        self.authenticate(password)
        self.take(self.link)
