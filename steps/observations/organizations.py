"""What is seen of organizations: which one is asked for, which one a person is in, and what a mail says of them."""

from __future__ import annotations

from collections.abc import Callable

from fake_smtp.errors import NoSuchMail
from steps.genesys_cloud import cloud
from steps.person import Person
from steps.recipes import Recipe
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

ASKED = "the login page, which asks for the organization, with the address filled in"
NOT_ASKED = "not asked for an organization"
NO_NAME = "no organization's name"


def asked_for_organization(who: Person, stage: Stage) -> Look:
    """Whether the login page has come back with a field for the organization, and the address is kept."""

    def look() -> str:
        window, sight = who.window(), who.sees()
        if sight.place != LOGIN or not cloud(stage).organizations(window).name.is_visible():
            return str(sight)
        kept = stage.journey.login(window).email.input_value()
        return ASKED if sight.message and kept == who.account.email else f"{sight}, with the address “{kept}”"

    return look


def not_asked(who: Person, stage: Stage) -> Look:
    """Whether the page in view is free of a field for the organization."""

    def look() -> str:
        field = cloud(stage).organizations(who.window()).name
        return f"a field for the organization; {who.sees()}" if field.is_visible() else NOT_ASKED

    return look


def filled_in(who: Person, stage: Stage) -> Look:
    """Which organization the login page has chosen already."""

    def look() -> str:
        field = cloud(stage).organizations(who.window()).name
        if not who.is_at(LOGIN) or not field.is_visible():
            return str(who.sees())
        return f"the login page with {field.input_value() or 'no organization'}"

    return look


def inside(who: Person, stage: Stage) -> Look:
    """Which organizations the person's own page names; it is gone to at the first look that finds a login."""
    gone: list[bool] = []

    def look() -> str:
        window, journey = who.window(), stage.journey
        if not gone:
            if not who.is_at(SPLASH):
                return str(who.sees())
            gone.append(True)
            journey.open_own_page(window)
        text = journey.text(window)
        named = [which.name for which in map(stage.organization, ("first", "other")) if which.name in text]
        return f"logged in to {' and '.join(named) or 'no organization'}"

    return look


def correcting(who: Person, name: str, stage: Stage) -> Look:
    """Where it ends when the name is corrected on the page that refused it; done at the first look."""
    done: list[bool] = []

    def look() -> str:
        window = who.window()
        if not done:
            done.append(True)
            password = who.ring.type(who.ring.right)
            pages = cloud(stage).organizations(window)
            pages.name.fill(name)
            if pages.next.is_visible():
                pages.next.click()
                stage.journey.log_in(window, who.account.email, password)
            else:
                stage.journey.login(window).email.fill(who.account.email)
                cloud(stage).name_organization(window, name, password)
        return who.place()

    return look


def login_there(who: Person, which: str, password: Recipe, stage: Stage) -> Look:
    """Where a login in a new browser ends that names an organization."""
    attempt = who.attempt(password, stage.naming(which))

    def look() -> str:
        sight = attempt()
        return sight.place if sight.place == SPLASH else str(sight)

    return look


def refused_there(who: Person, which: str, password: Recipe, stage: Stage) -> Look:
    """Whether a login in a new browser that names an organization is refused."""
    attempt = who.attempt(password, stage.naming(which))

    def look() -> str:
        sight = attempt()
        return LOGIN if sight.place == LOGIN and sight.message else str(sight)

    return look


def named_in_mail(who: Person, stage: Stage) -> Look:
    """The organizations that the mail names which came to the person since they acted."""

    def look() -> str:
        try:
            mail = stage.mailbox.wait_for_any(who.account.email, who.mark)
        except NoSuchMail as nothing:
            return str(nothing)
        named = [which.name for which in map(stage.organization, ("first", "other")) if which.name in mail.text]
        return f"a mail that names {' and '.join(named) or 'none'}"

    return look


def named_on_page(stage: Stage) -> Look:
    """The organizations that the page names which is in view."""
    who = stage.actor

    def look() -> str:
        text = stage.journey.text(who.window())
        if not who.sees().message:
            return f"no answer; {who.sees()}"
        named = [which.name for which in map(stage.organization, ("first", "other")) if which.name in text]
        return " and ".join(named) or NO_NAME

    return look
