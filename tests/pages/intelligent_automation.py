"""Every page of Intelligent Automation, and the way to it."""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.row import Row, at
from tests.pages.world import PASSWORD, WRONG, World

Way = Callable[[World], None]


def there(world: World, **wanted: object) -> None:
    """The browser speaks the test's language, as if it had been chosen in the list."""
    world.has(product="intelligent-automation", **wanted)
    world.speak()


def outside(path: str) -> Way:
    def bring(world: World) -> None:
        there(world)
        at(path)(world)

    return bring


def inside(path: str, **facts: object) -> Way:
    """A page behind the login of somebody with these facts."""

    def bring(world: World) -> None:
        world.mara_is(**facts)
        there(world)
        world.log_in()
        world.go(path)

    return bring


def refused(world: World) -> None:
    there(world)
    world.go("login")
    world.send(email=world.mara, password=WRONG)
    world.sees("alert")


def closed(world: World) -> None:
    there(world, policy={"lockout_attempts": 1})
    world.go("login")
    world.send(email=world.mara, password=WRONG)
    world.sees("alert")


def menu_open(world: World) -> None:
    inside("home")(world)
    world.page.locator("#account").click()
    world.sees("menu")


def asked(world: World) -> None:
    outside("forgot")(world)
    world.send(email=world.mara)
    world.sees("status")


def reset(world: World) -> None:
    asked(world)
    world.go(world.link_to(world.mara))


def reset_refused(world: World) -> None:
    reset(world)
    world.send(password="abc", again="abd")
    world.sees("alert")


def change_refused(world: World) -> None:
    inside("password")(world)
    world.send(original=PASSWORD, password="abc", again="abd")
    world.sees("alert")


PAGES = {
    f"automation-{name}": Row(heading, bring, ("en-GB", "fr-FR"))
    for name, heading, bring in (
        ("login", "Intelligent Automation", outside("login")),
        ("login-refused", "Intelligent Automation", refused),
        ("login-closed", "Intelligent Automation", closed),
        ("forgot", "Forgot your password?", outside("forgot")),
        ("forgot-asked", "Forgot your password?", asked),
        ("reset", "Change Password", reset),
        ("reset-refused", "Change Password", reset_refused),
        ("reset-unknown", "This link cannot be used", outside("reset/unknown")),
        ("home", "Welcome", inside("home")),
        ("home-menu", "Welcome", menu_open),
        ("change", "Change Password", inside("password")),
        ("change-refused", "Change Password", change_refused),
        ("people", "People", inside("people", administrator=True)),
        ("problem", "This did not work", outside("nowhere")),
    )
}
