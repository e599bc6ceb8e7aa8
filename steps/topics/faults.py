"""Connections that break, outages, and cookies that are good for nothing."""

from __future__ import annotations

from fixtures.wire import Moment
from steps.expect import Expect
from steps.observations import faults as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then
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
