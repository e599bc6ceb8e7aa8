"""The prompt for the organization's region."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import regions as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.sight import SPLASH
from steps.stage import Stage


@given("there are several regions, and {region:Region} is the organization's")
def _(region: str, stage: Stage) -> None:
    stage.spread(region)


@given("{who:Person} has chosen the region {region:Region}")
def _(who: Person, region: str, stage: Stage) -> None:
    who.come_back()
    cloud(stage).choose_region(who.window(), region)


@when("{who:Person} chooses the region {region:Region}")
def _(who: Person, region: str, stage: Stage) -> None:
    who.come_back()
    cloud(stage).choose_region(who.window(), region)


@then("{who:Person} is asked for the region, each by its name")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.BY_NAME, seen.prompt(who, stage))


@then("{who:Person} is asked to log in to the region {region:Region}")
def _(who: Person, region: str, expect: Expect, stage: Stage) -> None:
    expect(f"the login of {region}", seen.login_of(who, region, stage))


@then("{who:Person} is refused and told of the region")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.WRONG_REGION, seen.refusal(who, stage))


@then("{who:Person}, choosing the region {region:Region} instead, can log in")
def _(who: Person, region: str, expect: Expect, stage: Stage) -> None:
    expect(SPLASH, seen.choosing_again(who, region, stage))
