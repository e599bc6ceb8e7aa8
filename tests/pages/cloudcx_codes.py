"""The ways to CloudCX's pages that ask for a code, turn 2FA on and off, and show backup codes."""

from __future__ import annotations

from datetime import datetime

import pyotp

from tests.pages.cloudcx import Way, console, inside, log_in
from tests.pages.row import Row
from tests.pages.world import PASSWORD, World

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
APP = {"kind": "totp", "name": "App", "secret": SECRET}
SECURITY = "profile/security"


def asked(world: World, two_factor: object = "email", **policy: object) -> None:
    """Mara, who has turned that factor on, has given her password."""
    world.has(product="cloudcx", policy=policy)
    world.mara_is(two_factor=two_factor)
    world.speak()
    log_in(world)


def asked_of_the_app(world: World) -> None:
    asked(world, {"app": SECRET}, skip_days=30)


def sent_again(world: World) -> None:
    asked(world)
    world.tell("PATCH", "clock", {"advance": 61})
    world.go("verify")
    world.click("#resend")
    world.sees("status")


def refused_after_the_wait(world: World) -> None:
    """With everything that the page can hold: the warning, the tick box, and Resend open."""
    asked(world, code_attempts=2, skip_days=90)
    world.tell("PATCH", "clock", {"advance": 61})
    world.send(code="000000")
    world.sees("alert")


def factor_email_refused(world: World) -> None:
    inside(SECURITY)(world)
    world.click("form[action$=email] button")
    world.send(code="000000")
    world.sees("alert")


def factor_app(world: World) -> None:
    inside(SECURITY)(world)
    world.click("form[action$=app] button")


def backup_codes(world: World) -> None:
    factor_app(world)
    key = world.page.locator(".key").inner_text().replace(" ", "")
    world.send(code=app_code(world, key))


def app_code(world: World, secret: str) -> str:
    """What an app shows at the deployment's own time."""
    return pyotp.TOTP(secret).at(datetime.fromisoformat(world.ask("clock")["now"]))


def with_factor(path: str) -> Way:
    """A page behind the login of somebody who has turned on an app since."""

    def bring(world: World) -> None:
        inside(path)(world)
        world.tell("POST", f"people/{world.person}/devices", APP)
        world.go(path)

    return bring


def not_turned_off(world: World) -> None:
    with_factor(f"{SECURITY}/off")(world)
    world.send(password="", code="000000")
    world.sees("alert")


def given(world: World) -> None:
    console("admin")(world)
    noor = {"name": "Noor Haddad", "email": world.noor, "password": PASSWORD, "two_factor": "email"}
    world.go(f"admin/agents/{world.tell('POST', 'people', noor)['id']}")
    world.click("form[action$=backup-code] button")
    world.sees("status")


def again(way: Way) -> Way:
    """The page once more, which showed what it showed once."""

    def bring(world: World) -> None:
        way(world)
        world.go(world.page.url)

    return bring


ROWS = {
    "code-mailed": Row("Verification", asked),
    "code-of-the-app": Row("Verification", asked_of_the_app),
    "code-sent-again": Row("Verification", sent_again),
    "code-refused": Row("Verification", refused_after_the_wait, ("en", "fr", "es")),
    "factor-email-refused": Row("Two-Factor Authentication", factor_email_refused),
    "factor-app": Row("Two-Factor Authentication", factor_app, ("en", "fr", "es")),
    "backup-codes": Row("Backup Codes", backup_codes, ("en", "fr", "es")),
    "backup-codes-again": Row("Backup Codes", again(backup_codes)),
    "factor-off-refused": Row("Turn off two-factor authentication", not_turned_off, ("en", "fr", "es")),
    "new-codes": Row("New backup codes", with_factor(f"{SECURITY}/new-codes")),
    "given-code": Row("Backup code for Noor Haddad", given),
    "given-code-again": Row("Backup code for Noor Haddad", again(given)),
}
"""By the name without the product's; in Spanish those with the most and the longest texts."""
