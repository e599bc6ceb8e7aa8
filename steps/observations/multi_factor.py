"""What is seen of multi-factor authentication: the window to add a device, the choice among several, My Account."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator

from steps.genesys_cloud import cloud
from steps.person import Person
from steps.recipes import Recipe
from steps.sight import CHOICE, ENROLMENT, PROMPT
from steps.stage import Stage

type Look = Callable[[], str]

NAME_AND_METHODS = "a field for the name, and time_based_generator and passkey to choose from, nothing chosen"
TOLD_AT_ENROLMENT = f"{ENROLMENT}, with a message"
ASKED = "asked for it"
SENT_TO_ADMINISTRATOR = "a device asked for, and the administrator named"
SETTINGS = "the MFA settings, and the way to another device"
SAID_IN_SETTINGS = "the MFA settings, with a message"

DOCUMENTED_METHODS = ("time_based_generator", "passkey")
METHODS = (*DOCUMENTED_METHODS, "text_message")


def place(who: Person, wanted: str) -> Look:
    """Where the person is, whatever the page says; what it says is told when it is the wrong place."""

    def look() -> str:
        sight = who.sees()
        return sight.place if sight.place == wanted else str(sight)

    return look


def refused_at(who: Person, wanted: str) -> Look:
    """Whether the person is at a place, and told something."""

    def look() -> str:
        sight = who.sees()
        return f"{wanted}, with a message" if sight.place == wanted and sight.message else str(sight)

    return look


def enrolment(who: Person, stage: Stage) -> Look:
    """What the window to add a device consists of."""

    def look() -> str:
        page = cloud(stage).enrolment(who.window())
        if not who.is_at(ENROLMENT) or page.name.count() != 1 or page.next.count() != 1:
            return f"{who.sees()}, {page.name.count()} fields for a name, {page.next.count()} buttons to go on"
        there = [kind for kind in METHODS if page.method(kind).count()]
        others = page.methods.count() - len(there)
        chosen = [kind for kind in there if page.method(kind).is_checked()]
        methods = " and ".join([*there, *(["others"] if others else [])])
        return f"a field for the name, and {methods} to choose from, {' and '.join(chosen) or 'nothing'} chosen"

    return look


def devices_in_words(who: Person) -> str:
    """What is expected of a choice."""
    return f"{CHOICE}: {', '.join(device.name for device in who.devices.held)}"


def choice(who: Person, stage: Stage) -> Look:
    """Which of the person's devices, past and present, can be chosen."""

    def look() -> str:
        prompt = cloud(stage).prompt(who.window())
        everything = [*who.devices.held, *who.devices.gone]
        offered = [device.name for device in everything if prompt.device(device.name).is_visible()]
        return f"{CHOICE}: {', '.join(offered)}" if who.is_at(CHOICE) else str(who.sees())

    return look


def asked_after(who: Person, password: Recipe, *places: str) -> Look:
    """Whether a login in a new browser leads to one of the places."""
    attempt = who.attempt(password)

    def look() -> str:
        sight = attempt()
        return ASKED if sight.place in places else str(sight)

    return look


def help_without_device(who: Person, stage: Stage) -> Look:
    """Whether the page that asks for a device says whom to turn to."""

    def look() -> str:
        window = who.window()
        label = stage.journey.words(window)["contact_administrator"]
        if who.is_at(PROMPT, CHOICE) and label.stands_in(stage.journey.text(window)):
            return SENT_TO_ADMINISTRATOR
        return f"{who.sees()}; the page says “{stage.journey.text(window)}”"

    return look


def settings(who: Person, stage: Stage) -> Look:
    """Whether the page in view holds the MFA settings."""

    def look() -> str:
        page = cloud(stage).device_settings(who.window())
        parts = {"the heading": page.heading.count(), "the way to another device": page.add.count()}
        if all(count == 1 for count in parts.values()):
            return SETTINGS
        return f"{', '.join(f'{count} × {part}' for part, count in parts.items())}; {who.sees()}"

    return look


def listed_in_words(who: Person, number: int) -> str:
    """What is expected of the list."""
    kinds = [(device.name, "time_based_generator" if device.app else "text_message") for device in who.devices.held]
    return f"{number} listed: {', '.join(f'{name} ({kind})' for name, kind in kinds)}"


def listed(who: Person, stage: Stage) -> Look:
    """The person's devices, past and present, that the settings list, each with its kind."""

    def look() -> str:
        page, words = cloud(stage).device_settings(who.window()), stage.journey.words(who.window())
        if not page.heading.count():
            return str(who.sees())
        found = [
            f"{device.name} ({' and '.join(kind for kind in METHODS if words[kind].stands_in(text))})"
            for device in (*who.devices.held, *who.devices.gone)
            for text in map(_beside_its_buttons, page.device(device.name).all())
            if device.name in text
        ]
        return f"{len(found)} listed: {', '.join(found)}"

    return look


def _beside_its_buttons(entry: Locator) -> str:
    text = entry.inner_text()
    for caption in entry.get_by_role("button").all_inner_texts():
        text = text.replace(caption, "")
    return text


def said_in_settings(stage: Stage) -> Look:
    """Whether the settings are in view, and say something."""
    who = stage.actor

    def look() -> str:
        there = cloud(stage).device_settings(who.window()).heading.count()
        return SAID_IN_SETTINGS if there and who.sees().message else str(who.sees())

    return look
