"""What is seen of a connection that breaks: what is left of what was being done."""

from __future__ import annotations

from collections.abc import Callable

from steps.letters import sent_to_anybody
from steps.person import Person
from steps.recipes import Recipe
from steps.sight import LOGIN
from steps.stage import Stage

type Look = Callable[[], str]

ONE_AT_MOST = "one message at most"


def _pending(stage: Stage) -> str:
    """Why it is too early to look: the connection has still to break, or the browser has still to notice."""
    if stage.wire.fault and not stage.wire.fault.struck.is_set():
        return "the connection has not broken yet"
    return "" if stage.browsers.idle() else "an answer is outstanding"


def recovery(who: Person, password: Recipe, stage: Stage) -> Look:
    """Where the person is when the connection is back and they come again, in the same browser, and log in if asked."""
    done: list[bool] = []

    def look() -> str:
        if not done:
            if early := _pending(stage):
                return early
            done.append(True)
            stage.wire.mend()
            who.come_back()
            if who.sees().place == LOGIN:
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
