"""The phone: a small screen, and fingers."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import phone as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} holds a phone")
def _(who: Person) -> None:
    who.has_phone = True


@when("{who:Person} goes to the {place:Place} page")
def _(who: Person, place: str, stage: Stage) -> None:
    cloud(stage).address_of(who.acts().window(), place)


@then("every control is on the screen, with at least {size:Number} pixels in width and height to touch")
def _(size: int, expect: Expect, stage: Stage) -> None:
    expect(seen.FITS, seen.controls(stage, size))
