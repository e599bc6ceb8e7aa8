"""The ways to CloudCX's pages of single sign-on, and to its providers' own."""

from __future__ import annotations

from tests.pages.cloudcx import inside, there
from tests.pages.row import Row
from tests.pages.world import AT_THE_PROVIDER, ORGANIZATION, WRONG, World

BOTH = ("google", "office365")


def offered(world: World) -> None:
    there(world)
    for dress in BOTH:
        world.connect("oidc", dress)
    world.go(f"login?company={ORGANIZATION}")


def accounts(world: World) -> None:
    """Google's chooser: an account with a name of an ordinary length, and the way to another."""
    offered(world)
    world.click("#google")


def password(world: World) -> None:
    offered(world)
    world.click("#office365")
    world.click("main button")


def bind(world: World) -> None:
    password(world)
    world.send(password=AT_THE_PROVIDER)


def bind_refused(world: World) -> None:
    bind(world)
    world.send(account=world.mara, password=WRONG)
    world.sees("alert")


def connected(world: World) -> None:
    """Security Settings of somebody with a factor and with an account at each provider."""
    inside("profile/security")(world)
    for dress in BOTH:
        world.connect("oidc", dress, bound=True)
    world.tell("POST", f"people/{world.person}/devices", {"kind": "totp", "name": "App"})
    world.go("profile/security")


ROWS = {
    "login-providers": Row("CloudCX", offered, ("en", "fr", "es")),
    "provider-accounts": Row("Choose an account", accounts),
    "provider-password": Row("Log in", password),
    "bind": Row("Bind your account", bind),
    "bind-refused": Row("Bind your account", bind_refused, ("en", "fr", "es")),
    "security-connected": Row("Security Settings", connected, ("en", "fr", "es")),
}
"""By the name without the product's; in Spanish those with the most and the longest texts."""
