"""What must be on a page, by the names that the features have for it."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

from steps.labels import Labels
from steps.pages.cloudcx.everywhere import LanguageIcon
from steps.pages.cloudcx.inside import Inside
from steps.pages.cloudcx.login import CloudcxLogin
from steps.pages.password_form import NewPasswordForm


def captions_of(name: str, page: Page, labels: Labels) -> Mapping[str, Locator]:
    """The captions of a page in the language of `labels`. Raises KeyError for a page that nobody knows."""
    login, inside, form = CloudcxLogin(page, labels), Inside(page, labels), NewPasswordForm(page, labels)
    icon = {"the language icon": LanguageIcon(page, labels).language}
    pages = {
        "the login page": {
            "the company's field": login.company,
            "the account's field": login.email,
            "the password's field": login.password,
            "the button to sign in": login.log_in,
            "the way to a new password": login.forgot_password,
            "the terms": login.text("terms"),
            "the privacy policy": login.text("privacy"),
        },
        "the first page": {
            "the heading": inside.heading("agent_panel").or_(inside.heading("admin_console")),
            "the way to the profile": inside.link("profile"),
            "the way out": inside.log_out,
        },
        "the form to reset the password": {
            "the new password's field": form.new_password,
            "the repeated password's field": form.verify_new_password,
            "the button": form.complete(),
        },
    }
    return pages[name] | icon
