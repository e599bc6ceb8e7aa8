"""The order in which a profile is proved: what needs the target only after the target has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from fixtures.browser import NoBrowser, chromium
from fixtures.contexts import Contexts
from fixtures.profiles import Profile
from fixtures.trust import vouched_for
from fixtures.wire_hosts import reached_at
from steps.diagnosis import certificate, hooks, mail, network
from steps.diagnosis.finding import Finding, untold, wrong
from steps.diagnosis.looking import Looking, language_of
from steps.labels import PLACES, LabelError, Labels, load
from steps.pages.journey import PATHS

_BEFORE_PAGES = {"url", "tls", "tls.ca", "rate", "labels", "locale"}
"""What must be right before a page is opened."""


@dataclass(frozen=True)
class Examination:
    """One look at a deployment. `browser` is the path of a Chromium, `now` our clock; `trying` allows what changes
    state, where the profile allows it as well."""

    profile: Profile
    file: Path
    browser: str | None
    now: Callable[[], datetime]
    trying: bool = False

    def findings(self) -> Iterator[Finding]:
        """All that is found, as it is found."""
        yield from mail.sources(self.profile)
        yield from hooks.greeted(self.profile, self.file.parent)
        yield from _capabilities(self.profile)
        if (place := reached_at(self.profile.url, self.profile.wire.hosts)) != self.profile.url:
            yield network.connected(place)
            told = f"this machine answers for {self.profile.url} by the wire of a run, and the doctor has none"
            yield untold(
                "wire.hosts", f"the login page was not looked at: {told}", "run one check, such as GC-LOGIN-1.1"
            )
            return
        found = []
        for finding in (*_words(self.profile), *self._network()):
            found.append(finding)
            yield finding
        if any(finding.verdict == "wrong" and finding.setting in _BEFORE_PAGES for finding in found):
            yield untold("labels", "the login page was not looked at", "see to what is wrong first")
        elif self.browser:
            yield from self._in_browser(self.browser)
        else:
            yield untold("labels", "the login page was not looked at, without a browser")

    def _network(self) -> Iterator[Finding]:
        url, ca = self.profile.url, self.profile.tls.ca if self.profile.tls else None
        for check in (network.resolved, network.connected, partial(certificate.certificate, ca=ca, now=self.now())):
            finding = check(url)
            yield finding
            if finding.verdict == "wrong":
                return
        answer = network.asked(url, ca, self.profile.patience, self.now)
        if isinstance(answer, Finding):
            yield answer
            return
        yield network.answered(answer)
        yield network.quick_enough(answer, self.profile.patience)
        yield network.clock(answer)

    def _in_browser(self, path: str) -> Iterator[Finding]:
        try:
            ca = self.profile.tls.ca if self.profile.tls else None
            with chromium(path, headed=False, trusts=vouched_for(self.profile.url, ca)) as browser:
                rooms = Contexts(lambda: browser, again=False)
                yield from Looking(self.profile, self.file, rooms, trying=self.trying).findings()
        except NoBrowser as error:
            yield wrong("browser", str(error), "see README, The browser")


def _words(profile: Profile) -> Iterator[Finding]:
    """Whether there are labels for each locale, and those that the profile names are among them."""
    for setting, locale in (("locale", profile.locale), *(("locales", other) for other in profile.looked_at)):
        try:
            words = load(profile.product, language_of(locale))
        except LabelError as error:
            yield wrong(setting, str(error), "leave the locale out, or write its labels")
            continue
        if setting == "locale":
            yield from _own_words(profile, words)


def _own_words(profile: Profile, words: Labels) -> Iterator[Finding]:
    try:
        words.overridden(profile.labels)
    except LabelError as error:
        yield wrong("labels", str(error), "see steps/labels/ for what each is")
    known = sorted({*words, *PLACES})
    for table, names in (("locators", profile.locators), ("lacks", profile.lacks)):
        for name in names:
            if name not in known:
                yield wrong(f"{table}.{name}", "no label is called so", f"there are {', '.join(known)}")
    for name in profile.paths:
        if name not in PATHS:
            yield wrong(f"paths.{name}", "no path is called so", f"there are {', '.join(PATHS)}")


def _capabilities(profile: Profile) -> Iterator[Finding]:
    if "totp" in profile.capabilities and not any(account.totp for account in profile.accounts):
        found = '"totp" is among them, and no account has a totp'
        yield wrong("capabilities", found, "give the secret of an account's authenticator app, or leave it out")
