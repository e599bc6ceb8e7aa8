"""Asking for a reset link."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import links, places
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} has asked for a reset link")
def _(who: Person) -> None:
    who.get_reset_link()


@given("{who:Person} has asked for a reset link at the login page")
def _(who: Person) -> None:
    who.ask_for_reset()


@given("{who:Person} has asked for another reset link")
def _(who: Person) -> None:
    who.get_reset_link()


@given("{who:Person} has opened the reset dialog over a half filled in login")
def _(who: Person, stage: Stage) -> None:
    cloud(stage).half_fill(who.acts().window(), who.account.email)


@when("{who:Person} visits the login page")
def _(who: Person) -> None:
    who.come_back()


@when("{who:Person} opens the reset dialog")
def _(who: Person, stage: Stage) -> None:
    cloud(stage).open_dialog(who.acts().window())


@when("{who:Person} closes the dialog by {means:Means}")
def _(who: Person, means: str, stage: Stage) -> None:
    cloud(stage).close_dialog(who.acts().window(), means)


@when("{people:People} asks/ask for a reset link")
def _(people: list[Person]) -> None:
    for who in people:
        who.ask_for_reset()


@then("the way to a new password lies below the login button")
def _(expect: Expect, stage: Stage) -> None:
    expect(places.BELOW, places.place_of_forgot_password(stage))


@then("{who:Person} is asked for the email address, to reset the password")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(places.DIALOG, places.dialog(who, stage))


@then("the login page is as before")
def _(expect: Expect, stage: Stage) -> None:
    expect(places.HALF_FILLED, places.half_filled_login(stage))


@then("{who:Person} can ask for another link from there")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(links.ANOTHER_LINK, links.asking_again(who, stage))
