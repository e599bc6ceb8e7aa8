"""Coming back: sessions, and what ends them."""

from __future__ import annotations

from datetime import timedelta

from steps.cookies import read_by_scripts
from steps.expect import Expect
from steps.links import follow, login_leading_on
from steps.observations import logging_in as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage


@given("{thief:Person} has a copy of {owner:Person}'s cookies")
def _(thief: Person, owner: Person, stage: Stage) -> None:
    thief.give(stage.browsers.copy(owner.window(), f"{thief.name}'s browser with {owner.name}'s cookies"))


@given("{thief:Person} has a copy of those of {owner:Person}'s cookies that scripts can read")
def _(thief: Person, owner: Person, stage: Stage) -> None:
    name = f"{thief.name}'s browser with what scripts can read of {owner.name}'s cookies"
    thief.give(stage.browsers.open(name, cookies=read_by_scripts(owner.window())))


@given("{who:Person} has come back after {time:Duration}")
def _(who: Person, time: timedelta) -> None:
    who.come_back_after(time)


@when("{who:Person} comes back after {time:Duration}")
def _(who: Person, time: timedelta) -> None:
    who.come_back_after(time)


@when("{who:Person} closes the browser and comes back")
def _(who: Person) -> None:
    who.reopen_browser()


@when("{who:Person} comes back in another browser")
def _(who: Person) -> None:
    who.come_back(another=True)


@when("{who:Person} comes back by a link to the login that names {place:Elsewhere} to go on to")
def _(who: Person, place: str, stage: Stage) -> None:
    follow(who.acts().window(), login_leading_on(place, stage))


@when("{who:Person} logs out")
def _(who: Person) -> None:
    who.log_out()


@then("{who:Person} is led to no other site")
def _(who: Person, expect: Expect) -> None:
    expect(seen.NOT_LED_ON, seen.led_on(who))


@then("{who:Person}, coming back, is asked to log in")
def _(who: Person, expect: Expect) -> None:
    expect(LOGIN, seen.on_coming_back(who))


@then("{who:Person}, coming back in the first browser, is still logged in")
def _(who: Person, expect: Expect) -> None:
    expect(SPLASH, seen.still_inside(who))


@then("{who:Person}, coming back in that other browser, is asked to log in")
def _(who: Person, expect: Expect) -> None:
    expect(LOGIN, seen.on_coming_back(who, another=True))
