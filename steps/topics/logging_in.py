"""Logging in, and what a refusal says."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.links import follow, leads_to_login, login_leading_on
from steps.observations import logging_in as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage


@when("{who:Person} logs in with {password:Password}{elsewhere:Where}")
def _(who: Person, password: Recipe, elsewhere: bool) -> None:
    who.log_in(password, another=elsewhere)


@when("{people:People} log in with a wrong password")
def _(people: list[Person]) -> None:
    for who in people:
        who.log_in(lambda ring: ring.made())


@when("{who:Person} logs in with the username")
def _(who: Person) -> None:
    who.log_in(lambda ring: ring.right, identifier=who.account.username)


@when("{who:Person} logs in with the address {written:Written}")
def _(who: Person, written: str) -> None:
    who.log_in(lambda ring: ring.right, identifier=written.format(who.account.email.upper(), who.account.email))


@when("{who:Person} logs in by a link that names {place:Elsewhere} to go on to")
def _(who: Person, place: str, stage: Stage) -> None:
    follow(who.acts().window(), login_leading_on(place, stage))
    if leads_to_login(who.window(), stage):
        who.log_in(lambda ring: ring.right)


@then("{who:Person} is logged in")
def _(who: Person, expect: Expect) -> None:
    expect(SPLASH, who.place)


@then("{who:Person} is asked to log in")
def _(who: Person, expect: Expect) -> None:
    expect(LOGIN, seen.place_only(who))


@then("{who:Person} is refused with a message")
def _(who: Person, expect: Expect) -> None:
    expect(seen.REFUSED, seen.refusal(who))


@then("{who:Person} is refused and told to contact the administrator")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.SENT_TO_ADMINISTRATOR, seen.lockout(who, stage))


@then("{people:People} are told the same")
def _(people: list[Person], expect: Expect) -> None:
    expect(seen.SAME, seen.told_the_same(people))


@then("{who:Person} can log in with {password:Password}")
def _(who: Person, password: Recipe, expect: Expect) -> None:
    expect(SPLASH, seen.login_succeeds(who, password))


@then("{who:Person} cannot log in with {password:Password}")
def _(who: Person, password: Recipe, expect: Expect) -> None:
    expect(seen.REFUSED, seen.login_fails(who, password))


@then("{who:Person} can try again: the address is filled in, the password field empty and in focus")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.READY, seen.readiness(who, stage))


@then("the password is in no address, no page and no log")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NOWHERE, seen.places_of_password(stage))


@given("{who:Person} has typed the password with Caps Lock on")
def _(who: Person, stage: Stage) -> None:
    cloud(stage).type_with_caps_lock(who.window(), on=True)


@when("{who:Person} types the password with Caps Lock {on:Switch}")
def _(who: Person, on: bool, stage: Stage) -> None:
    cloud(stage).type_with_caps_lock(who.acts().window(), on=on)


@then("the page points out Caps Lock")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.CAPS_LOCK, seen.caps_lock(stage))


@then("the page does not point out Caps Lock")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NO_CAPS_LOCK, seen.caps_lock(stage))
