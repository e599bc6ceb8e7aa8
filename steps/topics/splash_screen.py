"""The splash screen and its entries."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import places as seen
from steps.pages.genesys_cloud.splash import ENTRIES
from steps.person import Person
from steps.sentences import then, when
from steps.stage import Stage


@when("{guest:Person} opens the address of {owner:Person}'s {place:Place} page")
def _(guest: Person, owner: Person, place: str, stage: Stage) -> None:
    guest.acts().window().open(cloud(stage).address_of(owner.window(), place))


@then("{who:Person} is offered collaboration, account and architect by name")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(", ".join(ENTRIES), seen.entries(who, stage))


@then("each entry leads to a page of its own that names it")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.OWN_PAGES, seen.pages_of_entries(stage))


@then("{who:Person} sees nothing of the {place:Place} page")
def _(who: Person, place: str, expect: Expect, stage: Stage) -> None:
    expect(seen.NOTHING_OF_IT, seen.heading_of(who, place, stage))
