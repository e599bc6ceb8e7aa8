"""The desktop app."""

from __future__ import annotations

from datetime import timedelta

from steps.desktop import DesktopApp
from steps.expect import Expect
from steps.observations import channels as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{people:People} uses/use the desktop app")
def _(people: list[Person], stage: Stage) -> None:
    for who in people:
        who.app = DesktopApp(who, stage)


@given("{who:Person}'s own browser has done single sign-on for the app")
def _(who: Person) -> None:
    who.desktop.have_link()


@given("the own browsers of {people:People} have done single sign-on for the app")
def _(people: list[Person]) -> None:
    for who in people:
        who.desktop.have_link()


@given("{who:Person} has logged in to the app by single sign-on, and out")
def _(who: Person, stage: Stage) -> None:
    who.desktop.have_link()
    who.desktop.take(who.desktop.link)
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()


@when("{who:Person} logs in to the app by single sign-on")
def _(who: Person) -> None:
    who.desktop.log_in(who.ring.at_provider)


@when("{who:Person} logs in to the app by single sign-on, with a wrong password at the provider")
def _(who: Person) -> None:
    who.desktop.log_in(who.ring.made())


@when("{who:Person}'s app is given what {owner:Person}'s own browser had for the app")
def _(who: Person, owner: Person) -> None:
    who.desktop.take(owner.desktop.link)


@when("{who:Person}'s app is given it after {time:Duration}")
def _(who: Person, time: timedelta, stage: Stage) -> None:
    stage.deployment.advance(time.total_seconds())
    who.desktop.take(who.desktop.link)


@then("{who:Person}'s app has one window")
def _(who: Person, expect: Expect) -> None:
    expect(seen.ONE_WINDOW, seen.windows_of_app(who))


@then("{who:Person}'s own browser is not logged in")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NOT_LOGGED_IN, seen.own_browser(who, stage))
