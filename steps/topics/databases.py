"""The two databases in which people of Intelligent Automation are kept."""

from __future__ import annotations

from fixtures.facts import Database, ServerState
from steps import changing
from steps.expect import Expect
from steps.observations import windows as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{people:People} is/are kept in {database:Database}")
def _(people: list[Person], database: Database, stage: Stage) -> None:
    for who in people:
        changing.kept_in(who, database, stage)


@given("the Configuration Server is {state:ServerState}")
def _(state: ServerState, stage: Stage) -> None:
    stage.deployment.set_configuration_server(state)


@when("the Configuration Server's administrator changes {who:Person}'s password")
def _(who: Person, stage: Stage) -> None:
    changing.change_elsewhere(who, stage)


@then("{who:Person} is refused and told of the Configuration Server")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.TOLD_OF_SERVER, seen.configuration_server_named(who, stage))
