"""What is seen of regions: the prompt, where it leads, and what a login in the wrong one says."""

from __future__ import annotations

from collections.abc import Callable

from fixtures.address import host_of
from steps.genesys_cloud import cloud
from steps.person import Person
from steps.sight import LOGIN, REGION
from steps.stage import Stage

type Look = Callable[[], str]

BY_NAME = "the prompt for the region, with each region by its name"
WRONG_REGION = "refused, and told of the region"


def prompt(who: Person, stage: Stage) -> Look:
    """What the prompt offers."""

    def look() -> str:
        sight = who.sees()
        if sight.place != REGION:
            return str(sight)
        names, words = cloud(stage).region(who.window()).names, stage.journey.words(who.window())
        unnamed = [
            region for region in stage.regions if sum(words[f"region_{region}"].stands_in(name) for name in names) != 1
        ]
        more = len(names) - len(stage.regions)
        return BY_NAME if not unnamed and more in (0, 1) else f"{', '.join(names)}; not named: {', '.join(unnamed)}"

    return look


def login_of(who: Person, region: str, stage: Stage) -> Look:
    """Whether the login page is that of a region: by its host, or by what it says."""

    def look() -> str:
        sight, window = who.sees(), who.window()
        names = stage.journey.words(window)[f"region_{region}"].stands_in(stage.journey.text(window))
        host = host_of(window.page.url)
        if sight.place == LOGIN and (names or region in host):
            return f"the login of {region}"
        return f"{sight}, at {host}"

    return look


def refusal(who: Person, stage: Stage) -> Look:
    """Whether the person is not logged in, and told of the region."""

    def look() -> str:
        sight = who.sees()
        told = stage.journey.words(who.window())["of_region"].stands_in(sight.message)
        return WRONG_REGION if sight.place == LOGIN and told else str(sight)

    return look


def choosing_again(who: Person, region: str, stage: Stage) -> Look:
    """Where it ends when another region is chosen and the login tried there; done at the first look."""
    done: list[bool] = []

    def look() -> str:
        window = who.window()
        if not done:
            done.append(True)
            cloud(stage).region(window).another.first.click()
            cloud(stage).choose_region(window, region)
            stage.journey.log_in(window, who.account.email, who.ring.type(who.ring.right))
        return who.place()

    return look
