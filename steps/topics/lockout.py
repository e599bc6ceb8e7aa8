"""Wrong attempts, and what too many of them do."""

from __future__ import annotations

from steps.at_once import attempts_at_once, opened_sessions
from steps.expect import Expect
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} has tried wrong passwords, {fewer:Fewer} than lock the account")
def _(who: Person, fewer: int, stage: Stage) -> None:
    who.waste_attempts(stage.deployment.figures.lockout_attempts - fewer)


@given("{who:Person} has tried as many wrong passwords as lock the account")
def _(who: Person, stage: Stage) -> None:
    who.waste_attempts(stage.deployment.figures.lockout_attempts)


@given("{who:Person} has tried as many wrong passwords as lock the account, each in another browser")
def _(who: Person, stage: Stage) -> None:
    who.waste_attempts(stage.deployment.figures.lockout_attempts, each_elsewhere=True)


@when("{attacker:Person} tries as many wrong passwords for {who:Person} at once as lock the account")
def _(attacker: Person, who: Person, stage: Stage) -> None:
    attempts_at_once(attacker, who, stage, wrong=stage.deployment.figures.lockout_attempts)


@when("{attacker:Person} tries {count:Number} passwords for {who:Person} at once, the right one last")
def _(attacker: Person, who: Person, count: int, stage: Stage) -> None:
    attempts_at_once(attacker, who, stage, wrong=count - 1, right_one_last=True)


@then("none of the attempts is logged in")
def _(expect: Expect, stage: Stage) -> None:
    expect("0 sessions", opened_sessions(stage))


@given("the administrator has unlocked {who:Person}'s account")
def _(who: Person, stage: Stage) -> None:
    stage.deployment.unlock(who.account)


@when("the administrator unlocks {who:Person}'s account")
def _(who: Person, stage: Stage) -> None:
    stage.deployment.unlock(who.account)
