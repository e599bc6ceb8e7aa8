"""What is seen of a login from a place that the organization does not allow."""

from __future__ import annotations

from collections.abc import Callable

from steps.person import Person
from steps.sight import SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

REFUSED_FOR_LOCATION = "refused because of the location"
NOTHING_OF_LOCATION = "nothing about the location"


def location_refused(who: Person, stage: Stage) -> Look:
    """Whether the person is not let in, and told that it is because of where they are."""

    def look() -> str:
        sight = who.sees()
        told = stage.journey.words(who.window())["of_location"].stands_in(sight.message)
        return REFUSED_FOR_LOCATION if sight.place != SPLASH and told else str(sight)

    return look


def location_unsaid(stage: Stage) -> Look:
    """Whether the page is silent about places."""

    def look() -> str:
        sight = stage.actor.sees()
        told = stage.journey.words(stage.actor.window())["of_location"].stands_in(sight.message)
        return str(sight) if told else NOTHING_OF_LOCATION

    return look
