"""What is seen of languages: where the list lies, and which language a page is in."""

from __future__ import annotations

from collections.abc import Callable

from fake_smtp.errors import NoSuchMail
from steps.person import Person
from steps.stage import Stage

type Look = Callable[[], str]

LOWER_RIGHT = "in the lower right quarter of what is visible"
STILL_TYPED = "the address as it was typed"


def in_language(page: str, language: str) -> str:
    """What is expected of a page."""
    return f"{page} in {language!r}, with every label"


def place_of_list(stage: Stage) -> Look:
    """Where the language list lies, by the box that the browser draws."""
    who = stage.actor

    def look() -> str:
        window = who.window()
        box, screen = stage.journey.everywhere(window).language.bounding_box(), window.page.viewport_size
        if not box or not screen:
            return "no such list"
        width, height = screen["width"], screen["height"]
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        if box["x"] >= width / 2 and box["y"] >= height / 2 and right <= width and bottom <= height:
            return LOWER_RIGHT
        return f"from {box['x']:.0f}, {box['y']:.0f} to {right:.0f}, {bottom:.0f} on a screen of {width} × {height}"

    return look


def language_of(who: Person, page: str, language: str, stage: Stage) -> Look:
    """Whether a page is there in a language: it says that it is, and each of its labels is."""

    def look() -> str:
        labels = stage.journey.captions(page, who.window(), stage.journey.translated(language))
        spoken = stage.journey.everywhere(who.window()).spoken or "no language"
        missing = [name for name, locator in labels.items() if not locator.first.is_visible()]
        if spoken.partition("-")[0] == language and not missing:
            return in_language(page, language)
        return f"a page in {spoken!r}{f', without {", ".join(missing)}' if missing else ''}; {who.sees()}"

    return look


def typed_address(who: Person, stage: Stage) -> Look:
    """What is in the address's field."""

    def look() -> str:
        value = stage.journey.login(who.window()).email.input_value()
        return STILL_TYPED if value == who.account.email else f"“{value}” in the field"

    return look


def language_of_mail(who: Person, language: str, stage: Stage) -> Look:
    """Whether the mail that came to the person is written in a language and in no other that we know."""

    def look() -> str:
        try:
            mail = stage.mailbox.wait_for_any(who.account.email, who.mark)
        except NoSuchMail as nothing:
            return str(nothing)
        labels = stage.journey.languages("mail_language")
        written = [code for code, label in labels.items() if label.stands_in(f"{mail.subject} {mail.text}")]
        return f"a mail in {language!r}" if written == [language] else f"a mail that looks {written or 'like nothing'}"

    return look
