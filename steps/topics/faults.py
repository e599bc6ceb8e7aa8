"""Connections that break, outages, and cookies that are good for nothing."""

from __future__ import annotations

from datetime import timedelta

from fixtures.wire import Moment
from steps.cookies import Spoiling, spoil, swap_for_strange_ones
from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import faults as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.sight import SPLASH
from steps.stage import Stage


@given("{who:Person}'s connection {lasting:Lasting} {moment:Moment}")
def _(who: Person, lasting: bool, moment: Moment, stage: Stage) -> None:
    stage.put_on_wire(who)
    stage.wire.break_off(moment, lasting=lasting)


@then("{who:Person}, with the connection back, can log in with {password:Password}")
def _(who: Person, password: Recipe, expect: Expect, stage: Stage) -> None:
    expect(SPLASH, seen.recovery(who, password, stage))


@then("one message at most has been sent")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.ONE_AT_MOST, seen.messages_sent(stage))


@given("{who:Person} has had the login page open for {time:Duration}")
def _(who: Person, time: timedelta, stage: Stage) -> None:
    who.take_new_browser(who.proxy)
    who.come_back()
    stage.deployment.advance(time.total_seconds())


@given("there is an outage")
def _(stage: Stage) -> None:
    stage.have_outage()


@given("{who:Person} has come during an outage")
def _(who: Person, stage: Stage) -> None:
    stage.have_outage()
    who.come_back()


@given("{who:Person} is at the login page")
def _(who: Person, stage: Stage) -> None:
    who.come_back()
    stage.journey.login(who.window()).log_in.wait_for()


@given("the outage is over")
@when("the outage is over")
def _(stage: Stage) -> None:
    stage.deployment.come_up()


@given("{who:Person} has followed the link to the status page")
def _(who: Person, stage: Stage) -> None:
    link = cloud(stage).outage(who.window()).status_page
    link.click()
    who.window().left(link)


@when("{who:Person} follows the link to the status page")
def _(who: Person, stage: Stage) -> None:
    cloud(stage).outage(who.acts().window()).status_page.click()  # where it leads is a Then's matter


@when("{who:Person} looks again")
def _(who: Person) -> None:
    who.acts().window().page.reload()


@then("{who:Person} is told that the service is unavailable, with a link to the status page")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.OUT_OF_SERVICE, seen.outage(who, stage))


@then("{who:Person} reads the name of the incident")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.INCIDENT, seen.incident(who, stage))


@then("{who:Person} reads of no incident")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NO_INCIDENT, seen.incident(who, stage))


@then("{who:Person}, coming back, is logged in")
def _(who: Person, expect: Expect) -> None:
    expect(SPLASH, seen.on_coming_back(who))


@then("{who:Person}, coming back in the same browser, can log in with {password:Password}")
def _(who: Person, password: Recipe, expect: Expect) -> None:
    expect(SPLASH, seen.login_on_coming_back(who, password))


@given("{who:Person}'s cookies are {spoiling:Spoiling}")
def _(who: Person, spoiling: Spoiling, stage: Stage) -> None:
    spoil(who.window(), spoiling, stage.chance)


@given("{who:Person}'s cookies are another deployment's")
def _(who: Person, stage: Stage) -> None:
    swap_for_strange_ones(who, stage)


@given("{who:Person}'s cookies are as old as sessions become")
def _(who: Person, stage: Stage) -> None:
    stage.deployment.advance(who.figures.session_days * 24 * 3600)


@given("{who:Person}'s cookies are those of before the log out")
def _(who: Person, stage: Stage) -> None:
    cookies = who.window().cookies()
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()
    who.window().give_cookies(cookies)
