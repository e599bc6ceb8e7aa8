"""Ways in which a password or a code gets into its field."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator

from fixtures.browser import Window

type Entering = Callable[[Window, Locator, str], None]

# What the password managers of browsers and their extensions do: no key is struck, and the page is told afterwards.
_FILL_IN = """
(field, password) => {
  field.value = password;
  for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, {bubbles: true}));
}
"""


def typed(window: Window, field: Locator, password: str) -> None:  # noqa: ARG001 - the ways are called alike
    """As a person enters it."""
    field.fill(password)


def pasted(window: Window, field: Locator, password: str) -> None:
    """From the clipboard, by the keys that paste."""
    window.copy(password)
    field.press("ControlOrMeta+V")


def pasted_in_groups(window: Window, field: Locator, code: str) -> None:
    """From the clipboard, with a blank in the middle, as authenticator apps show a code."""
    middle = len(code) // 2
    pasted(window, field, f"{code[:middle]} {code[middle:]}")


def filled_in(window: Window, field: Locator, password: str) -> None:  # noqa: ARG001 - the ways are called alike
    """By a password manager."""
    field.evaluate(_FILL_IN, password)
