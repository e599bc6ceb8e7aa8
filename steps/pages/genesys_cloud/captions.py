"""What must be on each page, whatever language it is in."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels
from steps.pages.genesys_cloud.everywhere import Everywhere
from steps.pages.genesys_cloud.multi_factor import AppSetup, DeviceSettings, EnrolmentWindow, Prompt
from steps.pages.genesys_cloud.organizations import OrganizationPages
from steps.pages.genesys_cloud.password_form import PasswordForm
from steps.pages.genesys_cloud.splash import ENTRIES, Splash
from steps.pages.login import LoginPage


def captions_of(page: str, shown: Page, words: Labels) -> dict[str, Locator]:
    """What must be on a page that is in the language of `words`; the page is called as the features call it."""
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
