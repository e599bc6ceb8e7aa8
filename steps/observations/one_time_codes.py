"""What is seen of one-time codes: the QR code, refusals, where the secret is left, and text messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fake_smtp.errors import NoSuchMail
from fixtures.authenticator import NotScannable, codes_in
from fixtures.browser import Window
from steps.genesys_cloud import cloud
from steps.pages.genesys_cloud.splash import ENTRIES
from steps.person import Person
from steps.sight import PROMPT, SETUP
from steps.stage import Stage

type Look = Callable[[], str]

CODE_REFUSED = "a code asked for again, with a message"
READY = "the field empty and in focus"
SAME_CODE = "the same QR code"
DIFFERENT = "a secret of their own for each"
NOWHERE = "nowhere"
ONE_TEXT = "one message to the number, with one code and the product's name"
IN_PART = "the last digits of the number, and not the whole of it"
SHOWN_DIGITS = 4
"""Of a number, the most that may be shown: what card companies and banks show."""


def accepted_by_apps(who: Person, stage: Stage) -> str:
    """What is expected of a QR code."""
    return f"{stage.journey.labels['product']}, for {who.account.email}, with a secret"


def qr_code(who: Person, stage: Stage) -> Look:
    """What an authenticator app makes of the picture in view."""

    def look() -> str:
        sight = who.sees()
        if sight.place != SETUP:
            return str(sight)
        try:
            setup = who.enrolment.read()
        except NotScannable as why:
            return str(why)
        label = stage.journey.labels["product"]
        issuer = str(label) if label.pattern().search(setup.issuer) else setup.issuer
        return f"{issuer}, for {setup.account}, with a secret"

    return look


def secrets(people: list[Person]) -> Look:
    """Whether everybody is shown a secret of their own."""

    def look() -> str:
        if strayed := [str(who.sees()) for who in people if not who.is_at(SETUP)]:
            return "; ".join(strayed)
        shown = {who.enrolment.read().secret for who in people}
        return DIFFERENT if len(shown) == len(people) else f"{len(shown)} secrets for {len(people)} people"

    return look


def same_qr_code(stage: Stage) -> Look:
    """Whether the QR code in view is the one that was scanned."""
    who = stage.actor

    def look() -> str:
        if not who.is_at(SETUP):
            return str(who.sees())
        return SAME_CODE if who.enrolment.read() == who.enrolment.setup else "another QR code"

    return look


def refusal(stage: Stage) -> Look:
    """Whether a code is still asked for, at the prompt or beside the QR code, and something is said."""
    who = stage.actor

    def look() -> str:
        sight = who.sees()
        return CODE_REFUSED if sight.place in (PROMPT, SETUP) and sight.message else str(sight)

    return look


def readiness(who: Person, stage: Stage) -> Look:
    """The state of the code's field after a refusal."""

    def look() -> str:
        field = cloud(stage).prompt(who.window()).code
        typed, focused = field.input_value(), field.evaluate("field => field === document.activeElement")
        return READY if not typed and focused else f"{len(typed)} digits in it, {'' if focused else 'not '}in focus"

    return look


def places_of_secret(who: Person, stage: Stage) -> Look:
    """Where the secret of the app that was added last can be read or scanned: on every page, and in the logs.

    The pages are gone through at the first look, in a browser that was not there when the QR code was shown.
    """
    found: list[str] = []

    def look() -> str:
        if not found:
            secret = who.devices.app.secret
            window = stage.browsers.copy(who.window(), f"{who.name}'s browser, going through the pages")
            found.extend(f"on {where}" for where in _pages_with(secret, window, who, stage))
            texts = {**window.sources(), **stage.deployment.logs()}
            found.extend(f"in {where}" for where, text in texts.items() if _holds(text, secret))
        return ", ".join(found) or NOWHERE

    return look


def _holds(text: str, secret: str) -> bool:
    """Whether a text holds a secret, in whatever groups."""
    return secret in re.sub(r"[^A-Z2-7]", "", text.upper())


def _pages_with(secret: str, window: Window, who: Person, stage: Stage) -> Iterator[str]:
    for where in _gone_through(window, who, stage):
        readable = [window.page.content(), *codes_in(window.page.screenshot(full_page=True))]
        if any(_holds(text, secret) for text in readable):
            yield where


def _gone_through(window: Window, who: Person, stage: Stage) -> Iterator[str]:
    journey = cloud(stage)
    for place in filter(journey.splash(window).has, ENTRIES):
        journey.visit(window)
        yield "the splash screen"
        journey.splash(window).entry(place).click()
        journey.splash(window).heading.first.wait_for()
        yield place
    window.open(who.enrolment.address)
    yield "the address that showed it"
    journey.second_factor.open_settings(window)
    window.whole()
    if journey.device_settings(window).add.is_visible():  # to have one app is all that some deployments allow
        journey.second_factor.add(window)
        journey.second_factor.begin(window, name=who.devices.next_name, method="time_based_generator")
        journey.second_factor.arrive_at_setup(window)
        yield "the QR code for another app"


def text_message(who: Person, stage: Stage) -> Look:
    """What came to the person's number, and to which other addresses."""

    def look() -> str:
        try:
            stage.mailbox.wait_for_any(who.devices.address, who.mark)
        except NoSuchMail as nothing:
            return str(nothing)
        mails = stage.mailbox.received(who.mark)
        to = sorted({recipient for mail in mails for recipient in mail.recipients} - {who.devices.address})
        codes = [code for mail in mails for code in mail.codes()]
        named = all(stage.journey.words(who.window())["product"].stands_in(mail.text) for mail in mails)
        if len(mails) == len(codes) == 1 and named and not to and not mails[0].html and not mails[0].links:
            return ONE_TEXT
        name = "" if named else "out"
        return f"{len(mails)} messages with {len(codes)} codes, with{name} the product's name, to others: {to}"

    return look


def number_in_part(who: Person, stage: Stage) -> Look:
    """How much of the telephone number the page in view holds."""

    def look() -> str:
        window, digits = who.window(), "".join(filter(str.isdigit, who.devices.number))
        text = "".join(filter(str.isdigit, stage.journey.text(window)))
        source = "".join(character for character in window.page.content() if character not in " -.()")
        if not who.is_at(PROMPT):
            return str(who.sees())
        if digits[:-SHOWN_DIGITS] in source or digits[-SHOWN_DIGITS - 1 :] in text:
            return "the number, or more of it than its end"
        return IN_PART if digits[-2:] in text else "nothing of the number"

    return look
