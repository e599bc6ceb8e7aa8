"""The login window, and the one in which a link is asked for."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from steps.labels import Labels


class LoginWindow:
    """Where a person without a session is."""

    def __init__(self, page: Page, labels: Labels) -> None:
        self._page = page
        self._labels = labels

    @property
    def name(self) -> Locator:
        """The product's name, as the window's heading."""
        return self._page.get_by_role("heading", name=self._labels["title"].pattern())

    @property
    def email(self) -> Locator:
        return self._page.get_by_role("textbox", name=self._labels["email"].pattern())

    @property
    def password(self) -> Locator:
        # A password field has no role, so it is found by its label.
        return self._page.get_by_label(self._labels["password"].pattern()).filter(visible=True)

    @property
    def language(self) -> Locator:
        return self._page.get_by_role("combobox", name=self._labels["language"].pattern())

    @property
    def log_in(self) -> Locator:
        return self._page.get_by_role("button", name=self._labels["log_in"].pattern())

    @property
    def forgot_password(self) -> Locator:
        name = self._labels["forgot_password"].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))

    @property
    def send(self) -> Locator:
        """The button of the window in which a link is asked for."""
        return self._page.get_by_role("button", name=self._labels["send"].pattern())

    @property
    def spoken(self) -> str | None:
        """The language that the page says it is in."""
        return self._page.locator("html").get_attribute("lang")

    def entry(self, language: str) -> str:
        """The list's entry for a language. Raises LookupError when there is none, or more than one."""
        names = [text.strip() for text in self.language.get_by_role("option").all_inner_texts()]
        found = [name for name in names if self._labels[f"entry_{language}"].pattern().search(name)]
        if len(found) != 1:
            raise LookupError(f"{len(found)} of {', '.join(names)} are the language {language}")
        return found[0]
