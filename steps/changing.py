"""What people do in Intelligent Automation to change their passwords, and what makes them."""

from __future__ import annotations

from datetime import datetime

from fixtures.facts import Database, Wish
from steps.intelligent_automation import windows
from steps.letters import Look
from steps.person import Person
from steps.recipes import Keyring, Recipe
from steps.sight import PASSWORD_FORM, SPLASH
from steps.stage import Stage

EVERYWHERE = "asked to change the password everywhere"


def change(
    who: Person, recipe: Recipe, stage: Stage, *, second: Recipe | None = None, original: Recipe | None = None
) -> None:
    """Change the password at the change window, which My Account leads to where it is not in view.

    The second entry and the original password are right ones, unless others are given.
    """
    window, ways = who.acts().window(), windows(stage)
    ways.open_change(window, who.account.name)
    ways.form(window).original_password.fill(who.ring.type((original or _right)(who.ring)))
    who.complete(recipe, "change_password", second=second)


def _right(ring: Keyring) -> str:
    return ring.right


def log_in_and_change(who: Person, recipe: Recipe, stage: Stage) -> None:
    """Log in, and change the password, whether or not the login asks for it."""
    who.log_in(lambda ring: ring.right)
    window = who.window()
    stage.journey.inside(window).or_(stage.journey.form(window).new_password).first.wait_for()
    change(who, recipe, stage)


def have_changed(who: Person, recipe: Recipe, stage: Stage) -> None:
    """Have changed the password, as a fact. Raises NotAsGiven when it was not accepted."""
    log_in_and_change(who, recipe, stage)
    who.must_be_at(SPLASH)


def log_in_on(who: Person, day: datetime, stage: Stage) -> None:
    """Log in an hour after a deployment's noon of a day, so that what began at noon has run its whole course."""
    stage.deployment.pass_until(day.replace(hour=13))
    who.log_in(lambda ring: ring.right)


def kept_in(who: Person, database: Database, stage: Stage) -> None:
    """Let a person be kept in a database, or in both."""
    stage.register(who, Wish(who.name, database=database))


def change_elsewhere(who: Person, stage: Stage) -> None:
    """Let the Configuration Server's administrator give a person another password there."""
    who.ring.tried = who.ring.made()
    stage.deployment.change_at_configuration_server(who.account, who.ring.tried)
    who.ring.change(who.ring.tried)


def pages_of(who: Person, stage: Stage) -> list[str]:
    """The addresses of the pages after a login that a person finds."""
    window, ways = who.window(), windows(stage)
    ways.visit(window)
    ways.inside(window).wait_for()
    found = [window.page.url]
    if ways.home(window).people.is_visible():
        found.append(ways.go_to_people(window))
        ways.visit(window)
    ways.open_change(window, who.account.name)
    return [*found, window.page.url]


def asked_everywhere(who: Person, owner: Person, stage: Stage) -> Look:
    """What somebody sees at the addresses of the pages that another person finds; they go there at the first look."""
    elsewhere: list[str] = []
    gone: list[bool] = []

    def look() -> str:
        if not gone:
            gone.append(True)
            for address in pages_of(owner, stage):
                who.window().open(address)
                if not who.is_at(PASSWORD_FORM):
                    elsewhere.append(f"{address}: {who.sees()}")
        return "; ".join(elsewhere) or EVERYWHERE

    return look
