"""What is seen of languages: where the list lies, and which language a page is in."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from fake_smtp.errors import NoSuchMail
from steps.labels import Labels
from steps.pages.genesys_cloud.everywhere import Everywhere
from steps.pages.genesys_cloud.login import LoginPage
from steps.pages.genesys_cloud.multi_factor import AppSetup, DeviceSettings, EnrolmentWindow, Prompt
from steps.pages.genesys_cloud.organizations import OrganizationPages
from steps.pages.genesys_cloud.password_form import PasswordForm
from steps.pages.genesys_cloud.splash import ENTRIES, Splash
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
        labels = _labels_of(page, who, language, stage)
        spoken = stage.journey.everywhere(who.window()).spoken or "no language"
        missing = [name for name, locator in labels.items() if not locator.first.is_visible()]
        if spoken.partition("-")[0] == language and not missing:
            return in_language(page, language)
        return f"a page in {spoken!r}{f', without {", ".join(missing)}' if missing else ''}; {who.sees()}"

    return look


def _labels_of(page: str, who: Person, language: str, stage: Stage) -> dict[str, Locator]:
    shown, words = who.window().page, stage.journey.translated(language)
    login, form, splash = LoginPage(shown, words), PasswordForm(shown, words), Splash(shown, words)
    everywhere = Everywhere(shown, words)
    labels: dict[str, dict[str, Locator]] = {
        "the login page": {
            "the address's field": login.email,
            "the password's field": login.password,
            "the button to log in": login.log_in,
            "the way to a new password": login.forgot_password,
            "the further options": OrganizationPages(shown, words).more_login_options,
        },
        "the form to register": {
            "the new password's field": form.new_password,
            "the repeated password's field": form.verify_new_password,
            "the button": form.complete("register"),
        },
        "the form to reset the password": {
            "the new password's field": form.new_password,
            "the repeated password's field": form.verify_new_password,
            "the button": form.complete("reset_password"),
        },
        **_mfa_labels(shown, words),
        "the splash screen": {"the way out": splash.log_out, **{entry: splash.entry(entry) for entry in ENTRIES}},
        "the user settings": {
            "the way out": splash.log_out,
            "the list of languages": everywhere.own_language,
            "the button to save": everywhere.save,
        },
    }
    return {**labels[page], "the list in the corner": everywhere.language}


def _mfa_labels(shown: Page, words: Labels) -> dict[str, dict[str, Locator]]:
    enrolment, setup, prompt = EnrolmentWindow(shown, words), AppSetup(shown, words), Prompt(shown, words)
    settings = DeviceSettings(shown, words)
    return {
        "the window to add a device": {
            "the name's field": enrolment.name,
            "the time-based generator": enrolment.method("time_based_generator"),
            "the passkey": enrolment.method("passkey"),
            "the button": enrolment.next,
        },
        "the QR code": {
            "the picture": setup.qr_code,
            "the code's field": setup.field,
            "the button": setup.validate,
        },
        "the prompt for a code": {"the code's field": prompt.code, "the button": prompt.verify},
        "the choice of a device": {"the heading": prompt.choice},
        "the MFA settings": {"the heading": settings.heading, "the way to another device": settings.add},
    }


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
