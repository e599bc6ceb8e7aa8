"""What is seen of choosing a password: the form, and what it says of a password."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from steps.person import Person
from steps.recipes import meeting
from steps.sight import LOGIN, PASSWORD_FORM, SPLASH, Sight
from steps.stage import Stage

type Look = Callable[[], str]

ACCEPTED = "the password accepted"
PASSWORD_REFUSED = "the form for a new password, with a message"  # noqa: S105 - words
TWO_HIDDEN_FIELDS = "two hidden fields and the button that completes them"
REQUIREMENT_WORDS = {
    "min_length": "at least {password_min_length} characters",
    "max_length": "at most {password_max_length} characters",
    "digit": "a number",
    "special": "a special character",
    "upper": "an upper-case letter",
    "lower": "a lower-case letter",
    "other": "to differ from the previous {password_history}",
}


def password_form(who: Person, purpose: str, stage: Stage) -> Look:
    """The form behind a personal link."""

    def look() -> str:
        form = stage.journey.form(who.window())
        fields = [form.new_password, form.verify_new_password]
        kinds = [field.get_attribute("type") if field.count() == 1 else f"{field.count()} of it" for field in fields]
        button = form.complete(purpose).count()
        if kinds == ["password", "password"] and button == 1:
            return TWO_HIDDEN_FIELDS
        buttons = "the button" if button == 1 else f"{button or 'no'} such buttons"
        return f"fields of type {' and '.join(map(str, kinds))}, {buttons}; {who.sees()}"

    return look


def asked_to_change(who: Person) -> Look:
    """Whether the person is at a form for a new password, whatever it says."""

    def look() -> str:
        sight = who.sees()
        return sight.place if sight.place == PASSWORD_FORM else str(sight)

    return look


def _accepted(sight: Sight) -> str:
    return ACCEPTED if sight.place in (SPLASH, LOGIN) else str(sight)


def acceptance(stage: Stage) -> Look:
    """Whether the person is past the form, at the splash screen or at the login page."""
    who = stage.actor
    return lambda: _accepted(who.sees())


def password_refusal(stage: Stage) -> Look:
    """Whether the person is still at the form, and told something."""
    who = stage.actor

    def look() -> str:
        sight = who.sees()
        return PASSWORD_REFUSED if sight.place == PASSWORD_FORM and sight.message else str(sight)

    return look


def in_words(requirements: Iterable[str], who: Person) -> str:
    """Requirements as a person would say them, with the deployment's figures."""
    figures = who.figures.model_dump()
    wanted = set(requirements)
    return ", ".join(words.format(**figures) for name, words in REQUIREMENT_WORDS.items() if name in wanted)


def named_requirements(who: Person, stage: Stage) -> frozenset[str]:
    """The requirements that the page names."""
    message, figures, labels = who.sees().message, who.figures, stage.journey.words(who.window())
    numbers = {
        "min_length": figures.password_min_length,
        "max_length": figures.password_max_length,
        "other": figures.password_history,
    }
    return frozenset(
        name for name in REQUIREMENT_WORDS if labels[f"needs_{name}"].stands_in(message, n=numbers.get(name, 1))
    )


def requirements(who: Person, stage: Stage) -> Look:
    """What the page, still with the form, says that the password needs."""

    def look() -> str:
        sight = who.sees()
        named = named_requirements(who, stage)
        return in_words(named, who) if sight.place == PASSWORD_FORM and named else str(sight)

    return look


def choosing_anew(who: Person, link: str, stage: Stage) -> Look:
    """Whether a good password is accepted by the link; it is proposed at the first look."""
    proposed: list[bool] = []

    def look() -> str:
        if not proposed:
            proposed.append(True)
            who.choose(lambda ring: ring.made(), link)
        return acceptance(stage)()

    return look


def follow_advice(who: Person, stage: Stage) -> None:
    """Change the refused password just as the page says, and propose it."""
    figures, named = who.figures, named_requirements(who, stage)
    who.complete(
        lambda ring: meeting(ring, named, figures.password_min_length, figures.password_max_length), who.purpose
    )


DOUBLE_BYTE = "a warning of double-byte characters"
POINTED_OUT = "the password is pointed out as easy to guess"
NOTHING_POINTED_OUT = "nothing pointed out"


def warning_of_double_byte(stage: Stage) -> Look:
    """Whether the page speaks of double-byte characters."""
    who = stage.actor

    def look() -> str:
        text = stage.journey.text(who.window())
        label = stage.journey.words(who.window())["double_byte"]
        return DOUBLE_BYTE if label.stands_in(text) else f"the page says “{text}”"

    return look


def guessable(stage: Stage) -> Look:
    """Whether the page, while a password is typed, calls it easy to guess."""
    who = stage.actor

    def look() -> str:
        message = who.sees().message
        label = stage.journey.words(who.window())["guessable"]
        if label.stands_in(message):
            return POINTED_OUT
        return f"the page says “{message}”" if message else NOTHING_POINTED_OUT

    return look
