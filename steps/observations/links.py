"""What is seen of personal links that are refused."""

from __future__ import annotations

from collections.abc import Callable

from fake_smtp.errors import NoSuchMail
from steps.links import answer_to_unknown
from steps.person import Person
from steps.sight import ELSEWHERE, LOGIN
from steps.stage import Stage

type Look = Callable[[], str]

LINK_REFUSED = "the link refused, with what to do next"
NOTHING_ABOUT = "neither name nor address"
SAME = "the same"
ANOTHER_LINK = "another link, by mail"


def link_refusal(stage: Stage) -> Look:
    """Whether there is no form for a password, but a message, and words about what to do."""
    who = stage.actor
    label = stage.journey.words(who.window())["what_to_do_next"]

    def look() -> str:
        sight = who.sees()
        if sight.place in (ELSEWHERE, LOGIN) and sight.message and label.stands_in(stage.journey.text(who.window())):
            return LINK_REFUSED
        return str(sight)

    return look


def told_about(who: Person, stage: Stage) -> Look:
    """What the page of the person who acted last tells about somebody: parts of the name, the address."""
    reader = stage.actor

    def look() -> str:
        text = stage.journey.text(reader.window()).lower()
        if not text:
            return "an empty page"
        found = [part for part in {*who.account.name.split(), who.account.email} if part.lower() in text]
        return f"the page holds {', '.join(sorted(found))}" if found else NOTHING_ABOUT

    return look


def answer_to_altered_link(stage: Stage) -> Look:
    """The answer to the altered link beside the answer to an unknown one."""
    who = stage.actor

    def look() -> str:
        mine = who.status, stage.journey.text(who.window())
        other = answer_to_unknown(who, stage)
        return (
            SAME if mine == other and mine[1] else f"status {mine[0]}, “{mine[1]}”; unknown: {other[0]}, “{other[1]}”"
        )

    return look


def asking_again(who: Person, stage: Stage) -> Look:
    """Whether the way that a refused link's page offers brings another link; it is taken at the first look."""
    taken: list[bool] = []

    def look() -> str:
        within = 0.0 if taken else None
        if not taken:
            taken.append(True)
            who.mark = stage.mailbox.now()
            stage.journey.ask_again(who.window(), who.account.email)
        try:
            mail = stage.mailbox.wait_for(who.account.email, who.mark, within)
        except NoSuchMail as nothing:
            return str(nothing)
        return ANOTHER_LINK if len(mail.links) == 1 else f"a mail with {len(mail.links)} links"

    return look
