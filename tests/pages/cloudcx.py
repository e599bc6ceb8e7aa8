"""Every page of CloudCX, and the way to it."""

from __future__ import annotations

from collections.abc import Callable

from tests.pages.row import Row, at
from tests.pages.world import ORGANIZATION, PASSWORD, WRONG, World

Way = Callable[[World], None]


def there(world: World) -> None:
    """The browser speaks the test's language, as if the icon had been used."""
    world.has(product="cloudcx")
    world.speak()


def log_in(world: World, password: str = PASSWORD) -> None:
    world.go("login")
    world.send(company=ORGANIZATION, account=world.mara, password=password)


def inside(path: str, **facts: object) -> Way:
    """A page behind the login of somebody with these facts."""

    def bring(world: World) -> None:
        world.mara_is(**facts)
        there(world)
        log_in(world)
        world.go(path)

    return bring


def console(path: str) -> Way:
    return inside(path, administrator=True)


def outside(path: str) -> Way:
    def bring(world: World) -> None:
        there(world)
        at(path)(world)

    return bring


def refused(world: World) -> None:
    there(world)
    log_in(world, WRONG)
    world.sees("alert")


def locked(world: World) -> None:
    world.has(product="cloudcx", policy={"lockout_attempts": 1})
    world.speak()
    log_in(world, WRONG)
    world.sees("alert")


def icon_open(world: World) -> None:
    outside("login")(world)
    world.page.locator("#language").click()
    world.sees("menu")


def asked(world: World) -> None:
    outside("forgot")(world)
    world.send(company=ORGANIZATION, account=world.mara)
    world.sees("status")


def reset(world: World) -> None:
    asked(world)
    world.go(world.link_to(world.mara))


def reset_refused(world: World) -> None:
    reset(world)
    world.send(password="abc", again="abd")
    world.sees("alert")


def add_refused(world: World) -> None:
    console("admin/agents/new")(world)
    world.send(name="Noor Haddad", username="noor", email=world.noor, password="abc")
    world.sees("alert")


def added(world: World) -> None:
    console("admin/agents/new")(world)
    world.send(name="Noor Haddad", username="noor", email=world.noor, password=PASSWORD)
    world.sees("status")


def edit(world: World) -> None:
    console("admin/agents")(world)
    world.click("table a")


IN_SPANISH = ("login", "forgot-asked", "reset-refused", "terms", "security", "agents-added", "agents-edit", "settings")
"""Every kind of page once: the rest looks as in French, whose words are as long."""
PAGES = {
    f"cloudcx-{name}": Row(heading, bring, ("en", "fr", "es") if name in IN_SPANISH else ("en", "fr"))
    for name, heading, bring in (
        ("login", "CloudCX", outside("login")),
        ("login-named", "CloudCX", outside(f"login?company={ORGANIZATION}")),
        ("login-refused", "CloudCX", refused),
        ("login-locked", "CloudCX", locked),
        ("login-languages", "CloudCX", icon_open),
        ("forgot", "Forgot Password?", outside("forgot")),
        ("forgot-asked", "Forgot Password?", asked),
        ("reset", "Reset password", reset),
        ("reset-refused", "Reset password", reset_refused),
        ("reset-unknown", "This link cannot be used", outside("reset/unknown")),
        ("terms", "Terms of Service", outside("terms")),
        ("privacy", "Privacy Policy", outside("privacy")),
        ("agent-panel", "Agent Panel", inside("agent")),
        ("profile", "Profile", inside("profile")),
        ("security", "Security Settings", inside("profile/security")),
        ("closed", "This did not work", inside("admin")),
        ("console", "Admin console", console("admin")),
        ("agents", "Agents Management", console("admin/agents")),
        ("agents-added", "Agents Management", added),
        ("agents-add", "Add agent", console("admin/agents/new")),
        ("agents-add-refused", "Add agent", add_refused),
        ("agents-edit", "Mara Lindqvist", edit),
        ("settings", "Global Settings", console("admin/settings")),
    )
}
