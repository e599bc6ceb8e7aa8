"""What is seen of CloudCX's verification page, and of the codes that are mailed for it."""

from __future__ import annotations

from collections.abc import Callable

from fake_smtp.errors import NoSuchMail
from steps import letters
from steps.cloudcx import company
from steps.person import Person
from steps.sight import PROMPT, SPLASH
from steps.stage import Stage
from steps.two_factor import ways
from steps.verifying import log_in_after, told

type Look = Callable[[], str]

ALONE = "one mail, to that address alone, with one code"
ANOTHER = "one code, which was not mailed before"
NOT_OFFERED = "a code asked for, and nothing to tick"
EITHER = f"{PROMPT}, or {SPLASH}"
SKIPS = (14, 30, 60, 90)
SLACK = 5
"""Seconds that may pass from a moment until the page is looked at."""


def _awaited(who: Person, stage: Stage) -> Callable[[], str]:
    """In words why no mail came to the person since the mark, nothing when one did; only the first look waits."""
    waited: list[bool] = []

    def arrive() -> str:
        within = 0.0 if waited else None
        waited.append(True)
        try:
            stage.mailbox.wait_for_any(who.account.email, who.mark, within)
        except NoSuchMail as nothing:
            return str(nothing)
        return ""

    return arrive


def mailed_alone(who: Person, stage: Stage) -> Look:
    """Which mails were sent since the mark, to whom, and with how many codes of the documented length."""
    arrive = _awaited(who, stage)

    def look() -> str:
        if nothing := arrive():
            return nothing
        letters.sent_to_anybody(stage)  # so that all earlier mails have come
        bystander = stage.bystander().account.email
        mails = [mail for mail in stage.mailbox.received(who.mark) if not mail.sent_to(bystander)]
        to = [recipient for mail in mails for recipient in mail.recipients]
        codes = [code for mail in mails for code in mail.codes(who.figures.code_digits)]
        if len(mails) == len(codes) == len(to) == 1:
            return ALONE
        return f"{len(mails)} mails, to {', '.join(to)}, with {len(codes)} codes of {who.figures.code_digits} digits"

    return look


def mailed_another(who: Person, stage: Stage) -> Look:
    """Whether one code was mailed since the mark, and none that the person has read before."""
    arrive = _awaited(who, stage)

    def look() -> str:
        if nothing := arrive():
            return nothing
        mails = [mail for mail in stage.mailbox.received(who.mark) if mail.sent_to(who.account.email)]
        codes = [code for mail in mails for code in mail.codes(who.figures.code_digits)]
        known = [code for code in codes if code in who.devices.texted]
        return ANOTHER if len(codes) == 1 and not known else f"{len(codes)} codes, {len(known)} of them mailed before"

    return look


def resend_in_words(seconds: int) -> str:
    """What is expected of Resend."""
    return f"Resend disabled, about {seconds} seconds left"


def resend(stage: Stage, seconds: int) -> Look:
    """Whether Resend is disabled, and the time left on the page is about so many seconds."""
    who = stage.actor
    label = company(stage).words(who.window())["time_left"]

    def look() -> str:
        if not who.is_at(PROMPT):
            return str(who.sees())
        text, button = stage.journey.text(who.window()), ways(stage).page(who.window()).resend
        shown = [n for n in range(who.figures.resend_seconds + SLACK) if label.pattern(n=n).search(text)]
        how = "disabled" if button.is_disabled() else "enabled"
        if how == "disabled" and len(shown) == 1 and seconds - SLACK <= shown[0] <= seconds:
            return resend_in_words(seconds)
        return f"Resend {how}, {' and '.join(map(str, shown)) or 'no'} seconds left"

    return look


def offer_in_words(days: int) -> str:
    """What is expected of the box."""
    return f"one box, for {days} days"


def offer(who: Person, stage: Stage) -> Look:
    """What there is to tick on the code page."""

    def look() -> str:
        page = ways(stage).page(who.window())
        if not who.is_at(PROMPT):
            return str(who.sees())
        number, days = page.boxes.count(), [n for n in SKIPS if page.not_again(n).is_visible()]
        if not number:
            return NOT_OFFERED
        named = " and ".join(f"{n} days" for n in days) or f"no number of days: {page.boxes.first.aria_snapshot()}"
        return f"{'one box' if number == 1 else f'{number} boxes'}, for {named}"

    return look


def asked_after(who: Person, days: int, stage: Stage) -> Look:
    """Where a login in the same browser ends, one minute after so many days."""
    attempt = log_in_after(who, days, stage)

    def look() -> str:
        sight = attempt()
        return sight.place if sight.place == PROMPT else str(sight)

    return look


def either(who: Person) -> Look:
    """Whether the person is asked for a code or logged in, whichever it is."""

    def look() -> str:
        sight = who.sees()
        return EITHER if sight.place in (PROMPT, SPLASH) else str(sight)

    return look


def answer(stage: Stage) -> Look:
    """What the code presented last was answered by."""
    who = stage.actor
    return lambda: told(who.sees(), stage)


def answers(who: Person) -> Look:
    """What the codes presented in turn were answered by."""
    return lambda: ", ".join(who.answers)
