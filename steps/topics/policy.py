"""What an organization's administrator asks of passwords."""

from __future__ import annotations

from fixtures.facts import Organization
from fixtures.target import Denied
from steps.expect import Expect
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person}'s organization wants passwords of {limit:Limit}")
def _(who: Person, limit: dict[str, int], stage: Stage) -> None:
    of = who.account.organization
    stage.deployment.set_policy(Organization(of, "") if of else stage.organization("first"), **limit)


@when("the administrator wants passwords of {fewest:Number} to {most:Number} characters")
def _(fewest: int, most: int, stage: Stage) -> None:
    stage.denial = None
    wanted = {"password_min_length": fewest, "password_max_length": most}
    try:
        stage.deployment.set_policy(stage.organization("first"), **wanted)
    except Denied as denial:
        stage.denial = str(denial)


@then("the administrator is refused")
def _(expect: Expect, stage: Stage) -> None:
    expect("refused", lambda: "refused" if stage.denial else "taken over")


@then("the administrator is obeyed")
def _(expect: Expect, stage: Stage) -> None:
    expect("taken over", lambda: stage.denial or "taken over")
