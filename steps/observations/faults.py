"""What is seen of a connection that breaks: what is left of what was being done."""

from __future__ import annotations

from collections.abc import Callable

from steps.genesys_cloud import cloud
from steps.letters import sent_to_anybody
from steps.person import Person
from steps.recipes import Recipe
from steps.sight import LOGIN
from steps.stage import Stage

type Look = Callable[[], str]

ONE_AT_MOST = "one message at most"
OUT_OF_SERVICE = "unavailable, with a link to the status page"
INCIDENT = "a page that names the incident"
NO_INCIDENT = "a page that names no incident"


def _pending(stage: Stage) -> str:
    """Why it is too early to look: the connection has still to break, or the browser has still to notice."""
    if stage.wire.fault and not stage.wire.fault.struck.is_set():
        return "the connection has not broken yet"
    return "" if stage.browsers.idle() else "an answer is outstanding"


def recovery(who: Person, password: Recipe, stage: Stage) -> Look:
    """Where the person is when the connection is back and they come again, in the same browser, and log in if asked."""
    come_and_log_in = login_on_coming_back(who, password)

    def look() -> str:
        if early := _pending(stage):
            return early
        stage.wire.mend()
        return come_and_log_in()

    return look


def on_coming_back(who: Person) -> Look:
    """Where the person is after going to the front door once more; they go there at the first look."""
    gone: list[bool] = []

    def look() -> str:
        if not gone:
            gone.append(True)
            who.come_back()
        return who.place()

    return look


def login_on_coming_back(who: Person, password: Recipe) -> Look:
    """Where the person is after coming back, and logging in if that is asked for; both happen at the first look.

    A page that was just failing may still get in the way of coming back; then the next look is the first.
    """
    done: list[bool] = []

    def look() -> str:
        if not done:
            who.come_back()
            done.append(True)
            if who.is_at(LOGIN):
                who.log_in(password)
        return who.place()

    return look


def messages_sent(stage: Stage) -> Look:
    """How many mails and text messages the scenario has brought, to anybody."""

    def look() -> str:
        if early := _pending(stage):
            return early
        sent = sent_to_anybody(stage)
        return ONE_AT_MOST if len(sent) <= 1 else f"{len(sent)} messages: {', '.join(sent)}"

    return look


def outage(who: Person, stage: Stage) -> Look:
    """Whether the page says that the service is out, and leads to the status page."""

    def look() -> str:
        sight, window = who.sees(), who.window()
        told = stage.journey.words(window)["of_outage"].stands_in(sight.message)
        linked = cloud(stage).outage(window).status_page.count() == 1
        return OUT_OF_SERVICE if told and linked else f"{sight}, {'with' if linked else 'without'} a link to the status"

    return look


def incident(who: Person, stage: Stage) -> Look:
    """Whether the page in view names the incident."""

    def look() -> str:
        text = stage.journey.text(who.window())
        if not text:
            return "an empty page"
        return INCIDENT if stage.incident in text else NO_INCIDENT

    return look
