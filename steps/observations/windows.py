"""What is seen of Intelligent Automation's windows: what they hold, in which order, and whether they are closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from playwright.sync_api import Locator

from steps.intelligent_automation import windows
from steps.person import Person
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

CLOSED = "every field and the button disabled, with a message"
OPEN = "every field and the button open"
ABOVE = "an alert above every field"
ENGLISH = "English (United Kingdom) among the languages"
TOLD_OF_SERVER = "refused, and told of the Configuration Server"
TITLED = "the product's name, as title and as heading"
TOP_RIGHT = "in the top right corner"
NOTHING_WARNED = "no warning"
_MOST_TABS = 16
_IN_FOCUS = "control => control === document.activeElement"
_AT_THE_END = "document.activeElement === document.body"


def in_order(name: str, stage: Stage) -> str:
    """What is expected of the order of a window's parts."""
    return ", ".join(_parts(name, stage.actor, stage))


def _parts(name: str, who: Person, stage: Stage) -> Mapping[str, Locator]:
    ways, window = windows(stage), who.window()
    if name == "login":
        return ways.parts_of_login(ways.login(window))
    return ways.parts_of_change(ways.form(window))


def order_by_eye(name: str, stage: Stage) -> Look:
    """The parts of a window from top to bottom, by the boxes that the browser draws."""
    who = stage.actor

    def look() -> str:
        boxes = {part: locator.bounding_box() for part, locator in _parts(name, who, stage).items() if locator.count()}
        shown = {part: box for part, box in boxes.items() if box}
        return ", ".join(sorted(shown, key=lambda part: shown[part]["y"])) or str(who.sees())

    return look


def order_by_keys(name: str, stage: Stage) -> Look:
    """The parts of a window in the order in which the tabulator reaches them, from the first one to the page's end."""
    who = stage.actor

    def look() -> str:
        parts = _parts(name, who, stage)
        first = next(iter(parts))
        parts[first].focus()
        reached = [first]
        for _ in range(_MOST_TABS):
            who.window().page.keyboard.press("Tab")
            if who.window().page.evaluate(_AT_THE_END):
                break
            found = [part for part, locator in parts.items() if locator.count() and locator.evaluate(_IN_FOCUS)]
            reached += [part for part in found if part not in reached]
        return ", ".join(reached)

    return look


def title(stage: Stage) -> Look:
    """Whether the window's title and its heading name the product."""
    who = stage.actor

    def look() -> str:
        label, window = stage.journey.words(who.window())["title"], who.window()
        in_title, headed = label.stands_in(window.page.title()), windows(stage).login(window).name.count()
        return TITLED if in_title and headed else f"titled “{window.page.title()}”, {headed} such headings"

    return look


def offered_languages(stage: Stage) -> Look:
    """Whether English as in the United Kingdom is in the list of languages."""
    login = windows(stage).login(stage.actor.window())

    def look() -> str:
        try:
            return ENGLISH if login.entry("en") else ""
        except LookupError as missing:
            return str(missing)

    return look


def _controls(who: Person, stage: Stage) -> list[Locator]:
    login = windows(stage).login(who.window())
    return [login.email, login.password, login.language, login.log_in]


def closed(who: Person, stage: Stage) -> Look:
    """Whether nothing can be entered in the login window, and the person is told why."""

    def look() -> str:
        sight = who.sees()
        if sight.place != LOGIN:
            return str(sight)
        disabled = [control.is_disabled() for control in _controls(who, stage)]
        if all(disabled) and sight.message:
            return CLOSED
        return f"{disabled.count(False)} of {len(disabled)} controls open; {sight}"

    return look


def opened(who: Person, stage: Stage) -> Look:
    """Whether everything can be entered in the login window."""

    def look() -> str:
        sight = who.sees()
        if sight.place != LOGIN:
            return str(sight)
        enabled = [control.is_enabled() for control in _controls(who, stage)]
        return OPEN if all(enabled) else f"{enabled.count(False)} of {len(enabled)} controls disabled; {sight}"

    return look


def minutes_left(who: Person, minutes: int, stage: Stage) -> Look:
    """Whether the person is told so many minutes, or the one that has just begun to run."""
    label = stage.journey.words(who.window())["time_left"]

    def look() -> str:
        sight = who.sees()
        told = any(label.pattern(n=figure).search(sight.message) for figure in (minutes, minutes - 1))
        return waiting(minutes) if told else str(sight)

    return look


def waiting(minutes: int) -> str:
    """What is expected of the wait that is told."""
    return f"told to wait {minutes} minutes"


def message_above(stage: Stage) -> Look:
    """Whether what is announced at once lies above all fields."""
    who = stage.actor

    def look() -> str:
        alert = who.window().page.get_by_role("alert").filter(visible=True)
        tops = [box["y"] for control in _controls(who, stage) if (box := control.bounding_box())]
        box = alert.first.bounding_box() if alert.count() else None
        if not box or not tops or not alert.first.inner_text().strip():
            return f"no alert; {who.sees()}"
        bottom = box["y"] + box["height"]
        return ABOVE if bottom <= min(tops) else f"an alert that ends at {bottom:.0f}, and a field at {min(tops):.0f}"

    return look


def configuration_server_named(who: Person, stage: Stage) -> Look:
    """Whether the person is not let in, and told of the Configuration Server."""
    label = stage.journey.words(who.window())["of_configuration_server"]

    def look() -> str:
        sight = who.sees()
        return TOLD_OF_SERVER if sight.place != SPLASH and label.stands_in(sight.message) else str(sight)

    return look


def place_of_name(who: Person, stage: Stage) -> Look:
    """Where the person's name lies, by the box that the browser draws."""

    def look() -> str:
        window = who.window()
        details = windows(stage).home(window).account_details(who.account.name)
        box, screen = details.bounding_box(), window.page.viewport_size
        if not box or not screen:
            return f"no such name; {who.sees()}"
        right, bottom = box["x"] + box["width"], box["y"] + box["height"]
        inside = box["x"] >= screen["width"] / 2 and bottom <= screen["height"] / 4 and right <= screen["width"]
        return TOP_RIGHT if inside else f"from {box['x']:.0f}, {box['y']:.0f} to {right:.0f}, {bottom:.0f}"

    return look


def entry_of_menu(who: Person, entry: str, stage: Stage) -> Look:
    """Whether the menu with an entry is open."""
    offered = windows(stage).home(who.window()).entry(entry)
    return lambda: entry if offered.is_visible() else f"no such entry; {who.sees()}"


def warning(stage: Stage) -> Look:
    """Whether the page warns of anything."""
    who = stage.actor

    def look() -> str:
        alert = who.window().page.get_by_role("alert").filter(has_text=re.compile(r"\S"), visible=True)
        return str(who.sees()) if alert.count() else NOTHING_WARNED

    return look
