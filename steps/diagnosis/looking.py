"""The part of the doctor's work that needs a browser: the login page, in each locale and for each organization."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import Browsers, Options, Window
from fixtures.chance import Chance
from fixtures.contexts import Contexts
from fixtures.profiles import Profile
from fixtures.remote import Remote
from steps.diagnosis import accounts, mail, page
from steps.diagnosis.finding import Finding, fine, untold, wrong
from steps.labels import LabelError
from steps.pages.journey import journey_through
from steps.wording import Wording


def language_of(locale: str) -> str:
    """The language of a locale."""
    return locale.partition("-")[0]


class Looking:
    """One profile, looked at in browsers as a run would have them."""

    def __init__(self, profile: Profile, file: Path, contexts: Contexts, *, trying: bool) -> None:
        self._profile = profile
        self._file = file
        self._contexts = contexts
        self._trying = trying
        target = Remote(profile, name="doctor", file=file)
        self._deployment = target.deployment(Chance(0, "doctor"), real_hashing=False, defect=None)
        product = profile.product
        wording = Wording(product, profile.locale, profile.labels, profile.locators, profile.lacks)
        self._words = wording.labels()
        self._journey = journey_through(product)(self._words, wording.labels, self._deployment, profile.paths)

    def findings(self) -> Iterator[Finding]:
        """What is found on the pages; what is tried, last."""
        with self._window() as window:
            if unopened := page.opened(self._journey, window, self._profile.patience):
                yield unopened
                return
            own = page.fit(self._journey, self._profile.product, window, self._words)
            first = list(self._front_door(window, own))
            yield from first
        if any(finding.verdict == "wrong" and finding.setting in {"captcha", "url", "product"} for finding in first):
            return
        for locale in self._profile.looked_at:
            if locale != self._profile.locale:
                yield from self._in_locale(locale)
        yield from self._organization()
        yield from self._tried()

    @contextmanager
    def _window(self, locale: str | None = None) -> Iterator[Window]:
        """A browser that knows nothing, as every person of a run has one."""
        options = Options(locale or self._profile.locale, self._profile.patience + 1)
        browsers = Browsers(self._contexts, options)
        try:
            yield browsers.open("the doctor's browser")
        finally:
            browsers.close_all()

    def _front_door(self, window: Window, own: page.Fit) -> Iterator[Finding]:
        language = language_of(self._profile.locale)
        captcha = page.captcha(window)
        yield captcha
        if captcha.verdict == "wrong":
            return
        there = page.login_page(own, window, "at the front door")
        yield there
        if there.verdict == "wrong":
            return
        product = page.product(own, page.other_fits(window, self._profile.product, language, self._deployment))
        yield product
        if product.verdict != "wrong":
            yield from page.labels(own, self._journey, window, self._words, self._profile.locale)

    def _in_locale(self, locale: str) -> Iterator[Finding]:
        """The login page in another language: in a browser that asks for it, else as a person chooses it."""
        try:
            words = self._journey.translated(language_of(locale))
        except LabelError:
            return  # this has been said already
        with self._window(locale) as window:
            if unopened := page.opened(self._journey, window, self._profile.patience):
                yield unopened
                return
            own = page.fit(self._journey, self._profile.product, window, words)
            if own.missing:
                if unchosen := self._choose(window, locale):
                    yield unchosen
                    return
                own = page.fit(self._journey, self._profile.product, window, words)
            yield from page.labels(own, self._journey, window, words, locale)

    def _choose(self, window: Window, locale: str) -> Finding | None:
        language = language_of(locale)
        try:
            self._journey.choose_language(window, language)
        except (Error, LookupError) as error:
            said = str(error).splitlines()[0]
            return untold("locales", f"{locale} could not be chosen on the login page ({said})", "leave it out?")
        page.rest(self._journey, window, self._profile.patience)
        return None

    def _organization(self) -> Iterator[Finding]:
        """The login page that naming the accounts' organization leads to, where the product has one."""
        name = self._profile.organization
        if not name:
            return
        with self._window() as window:
            try:
                self._journey.visit(window)
                self._journey.go_to_login_of(window, name)
            except TypeError:
                return  # this product asks for no organization
            except WaitedInVain as error:
                said = error.message.splitlines()[0]
                yield untold(
                    "organization", f"its login page could not be reached: {said}", "see what is said of labels"
                )
                return
            page.rest(self._journey, window, self._profile.patience)
            yield self._login_of(window, name)

    def _login_of(self, window: Window, name: str) -> Finding:
        own = page.fit(self._journey, self._profile.product, window, self._journey.words(window))
        sight = self._journey.see(window)
        if sight.message:
            return wrong("organization", f"naming {name} leads to {sight}", "is it the name as the login knows it?")
        if page.login_page(own, window, "").verdict == "wrong":
            return wrong("organization", f"naming {name} leads to {sight}", "is it the name as the login knows it?")
        return fine("organization", f"naming {name} leads to a login page")

    def _tried(self) -> Iterator[Finding]:
        """What only a login and a mail tell: tried where it is wanted and allowed, else said to be unknown."""
        profile = self._profile
        changed = accounts.changed(profile, self._file.with_suffix(".passwords.jsonl"))
        yield from changed.values()
        left = [place for place in range(len(profile.accounts)) if place not in changed]
        chosen = [place for place in left if self._trying and accounts.may_be_tried(profile, profile.accounts[place])]
        yield from accounts.untried(profile, [place for place in left if place not in chosen])
        for place in chosen:
            with self._window() as window:
                yield accounts.tried(profile, place, self._journey, window)
        if not chosen:
            yield from mail.untried(profile)
        elif profile.mail:
            with self._window() as window:
                yield mail.target_sends(profile, profile.accounts[chosen[0]].email, self._journey, window)
