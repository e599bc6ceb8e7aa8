"""Where a control is found: by what a person sees of it, or by the selector that a profile has for its label."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Locator, Page

from steps.labels import Labels, lacked

type Role = Literal[
    "button", "checkbox", "combobox", "dialog", "heading", "img", "link", "menuitem", "radio", "textbox"
]


class Controls:
    """The controls of a page, or of a part of it, by the names of their labels."""

    def __init__(self, root: Page | Locator, labels: Labels) -> None:
        self._page = root
        self._labels = labels

    def has(self, label: str) -> bool:
        """Whether there may be such a control: not where the profile says that the target has none."""
        return not lacked(self._labels.selector(label) or "")

    def by_role(self, role: Role, label: str, *, level: int | None = None, **figures: object) -> Locator:
        """What has a role and a name; `figures` stand in the name."""
        if selector := self._labels.selector(label):
            return self._page.locator(selector)
        return self._page.get_by_role(role, name=self._labels[label].pattern(**figures), level=level)

    def labelled(self, label: str) -> Locator:
        """A field that is in view: a password's has no role, so it is found by its label."""
        if selector := self._labels.selector(label):
            return self._page.locator(selector).filter(visible=True)
        return self._page.get_by_label(self._labels[label].pattern()).filter(visible=True)

    def way(self, label: str) -> Locator:
        """What leads on: a link, or a button."""
        if selector := self._labels.selector(label):
            return self._page.locator(selector)
        name = self._labels[label].pattern()
        return self._page.get_by_role("link", name=name).or_(self._page.get_by_role("button", name=name))

    def told(self, label: str) -> Locator:
        """A text that is in view."""
        if selector := self._labels.selector(label):
            return self._page.locator(selector).filter(visible=True)
        return self._page.get_by_text(self._labels[label].pattern()).filter(visible=True)

    def place(self, name: str, usual: Locator) -> Locator:
        """One of `steps.labels.PLACES`, which have no name on the page, or where it usually is."""
        selector = self._labels.selector(name)
        return self._page.locator(selector) if selector else usual
