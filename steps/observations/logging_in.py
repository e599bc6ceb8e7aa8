"""What is seen of logging in: where it ends, what a refusal says, and where the password is left."""

from __future__ import annotations

from collections.abc import Callable

from steps.genesys_cloud import cloud
from steps.person import Person
from steps.recipes import Recipe
from steps.sight import LOGIN, SPLASH, Sight
from steps.stage import Stage

type Look = Callable[[], str]

REFUSED = "refused at the login page, with a message"
SENT_TO_ADMINISTRATOR = "refused, and told to contact the administrator"
SAME = "the same"
READY = "the address filled in, the password field empty and in focus"
NOWHERE = "in no address, no page and no log"
CAPS_LOCK = "Caps Lock is pointed out"
NOT_LED_ON = "led to no other site"
NO_CAPS_LOCK = "nothing about Caps Lock"


def place_only(who: Person) -> Look:
    """Where the person is, whatever the page says; what it says is told when it is the wrong place."""

    def look() -> str:
        sight = who.sees()
        return sight.place if sight.place == LOGIN else str(sight)

    return look


def _refused(sight: Sight) -> str:
    return REFUSED if sight.place == LOGIN and sight.message else str(sight)


def refusal(who: Person) -> Look:
    """Whether the person is still at the login page, and told something."""
    return lambda: _refused(who.sees())


def lockout(who: Person, stage: Stage) -> Look:
    """Whether the person is not let in, and sent to the administrator."""
    label = stage.journey.words(who.window())["contact_administrator"]

    def look() -> str:
        sight = who.sees()
        return SENT_TO_ADMINISTRATOR if sight.place != SPLASH and label.stands_in(sight.message) else str(sight)

    return look


def login_succeeds(who: Person, password: Recipe) -> Look:
    """Where a login in a new browser ends."""
    attempt = who.attempt(password)

    def look() -> str:
        sight = attempt()
        return SPLASH if sight.place == SPLASH else str(sight)

    return look


def login_fails(who: Person, password: Recipe) -> Look:
    """Whether a login in a new browser is refused."""
    attempt = who.attempt(password)
    return lambda: _refused(attempt())


def on_coming_back(who: Person, *, another: bool | None = None) -> Look:
    """Where the person is after going to the front door once more; they go there at the first look."""
    gone: list[bool] = []

    def look() -> str:
        if not gone:
            gone.append(True)
            who.come_back(another=another)
        return place_only(who)()

    return look


def led_on(who: Person) -> Look:
    """Where the person is, if that is neither the product nor its login page: a link that led there led nowhere else,
    while a page in between may still lead on."""
    return lambda: NOT_LED_ON if who.is_at(SPLASH, LOGIN) else str(who.sees())


def still_inside(who: Person) -> Look:
    """Where the person is after going to the front door once more in the first browser."""
    gone: list[bool] = []

    def look() -> str:
        if not gone:
            gone.append(True)
            who.come_back(another=False)
        return who.place()

    return look


def told_the_same(people: list[Person]) -> Look:
    """Whether several people are told the same, at the same place, apart from their own addresses."""

    def look() -> str:
        sights = [str(who.sees()).replace(who.account.email, "<address>") for who in people]
        spoken = all(who.sees().message for who in people)
        if spoken and len(set(sights)) == 1:
            return SAME
        return "; ".join(f"{who.name}: {sight}" for who, sight in zip(people, sights, strict=True))

    return look


def readiness(who: Person, stage: Stage) -> Look:
    """The state of the login form after a refusal."""

    def look() -> str:
        page = stage.journey.login(who.window())
        email, typed = page.email.input_value(), page.password.input_value()
        focused = page.password.evaluate("field => field === document.activeElement")
        if email == who.account.email and not typed and focused:
            return READY
        parts = f"the address {f'“{email}”' if email else 'empty'}", f"the password {'not ' if typed else ''}empty"
        return f"{', '.join(parts)}, {'' if focused else 'not '}in focus"

    return look


def places_of_password(stage: Stage) -> Look:
    """Where the password that was typed last can be read: addresses asked for, pages shown, the target's logs."""
    who = stage.actor

    def look() -> str:
        window = who.window()
        typed = stage.secrets.spellings_of(who.ring.typed or "")
        texts = {f"an address ({request.method})": request.url for request in window.requests}
        texts |= {"the address of the page": window.page.url} | window.sources() | dict(stage.deployment.logs())
        found = [where for where, text in texts.items() if any(form in text for form in typed)]
        return f"in {', '.join(found)}" if found else NOWHERE

    return look


def caps_lock(stage: Stage) -> Look:
    """Whether the page speaks of Caps Lock."""
    who = stage.actor

    def look() -> str:
        shown = cloud(stage).login(who.window()).caps_lock.count()
        return CAPS_LOCK if shown else NO_CAPS_LOCK

    return look
