"""Cookies that are good for nothing any more: what a browser holds of a deployment, replaced by something worse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fixtures.browser import Window
from fixtures.chance import Chance
from fixtures.facts import Wish
from steps.person import Person
from steps.stage import Stage

type Spoiling = Callable[[str, Chance], str]
"""What becomes of a cookie's value."""

SPOILINGS: Mapping[str, Spoiling] = {
    "truncated": lambda value, _: value[: len(value) // 2],
    "without their last character": lambda value, _: value[:-1],
    "empty": lambda _, __: "",
    "random characters": lambda value, chance: chance.garbage(len(value)),
    "far too long": lambda value, _: (value or "a") * (3_500 // max(1, len(value))),
    "altered in one character": lambda value, chance: chance.other_character(value[0]) + value[1:] if value else "a",
}


def read_by_scripts(window: Window) -> list[Any]:
    """The cookies of a window that a script on its page can read (RFC 6265, section 5.3: not those with HttpOnly)."""
    readable = window.page.evaluate("document.cookie.split('; ')")
    return [cookie for cookie in window.cookies() if f"{cookie['name']}={cookie['value']}" in readable]


def spoil(window: Window, spoiling: Spoiling, chance: Chance) -> None:
    """Let all cookies of a window be spoilt, whatever they are called."""
    _replace(window, lambda _, value: spoiling(value, chance))


def _replace(window: Window, by: Callable[[str, str], str]) -> None:
    """Give each cookie another value, by its name and its value."""
    held = window.cookies()
    if not held:
        raise RuntimeError("there is no cookie that could be spoilt")
    for cookie in held:
        cookie["value"] = by(cookie["name"], cookie["value"])
    window.give_cookies(held)


def swap_for_strange_ones(who: Person, stage: Stage) -> None:
    """Let somebody hold, in place of their own cookies, those that another deployment gave to somebody logged in."""
    other = stage.deployment.another()
    stranger = other.register(Wish(who.name))
    window = stage.browsers.open(f"{who.name}'s namesake's browser, at another deployment")
    journey = type(stage.journey)(stage.journey.labels, stage.journey.translated, other)
    journey.log_in(window, stranger.email, stage.secrets.add(stranger.password or ""))
    journey.inside(window).wait_for()
    strange = {cookie["name"]: cookie["value"] for cookie in window.cookies()}
    stage.browsers.close(window)
    _replace(who.window(), strange.get)
