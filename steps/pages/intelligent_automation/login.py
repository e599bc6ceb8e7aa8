"""The login window, and the one in which a link is asked for."""

from __future__ import annotations

from playwright.sync_api import Locator

from steps.pages.login import LoginPage


class LoginWindow(LoginPage):
    """The login window, with what this product adds to it."""

    address = "email"

    @property
    def name(self) -> Locator:
        """The product's name, as the window's heading."""
        return self.by_role("heading", "title")

    @property
    def language(self) -> Locator:
        return self.by_role("combobox", "language")

    @property
    def send(self) -> Locator:
        """The button of the window in which a link is asked for."""
        return self.by_role("button", "send")

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
