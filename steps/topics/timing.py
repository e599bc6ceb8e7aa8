"""How long an answer takes, for known and for unknown addresses."""

from __future__ import annotations

from steps.expect import Expect
from steps.person import Person
from steps.sentences import then, when
from steps.stage import Stage
from steps.timing import NO_DIFFERENCE, difference, time_logins, time_resets


@when("{attacker:Person} tries wrong passwords for them and for unknown addresses in turn")
def _(attacker: Person, stage: Stage) -> None:
    time_logins(attacker, stage)


@when("{attacker:Person} asks for reset links for them and for unknown addresses in turn")
def _(attacker: Person, stage: Stage) -> None:
    time_resets(attacker, stage)


@then("the time to answer does not tell the two apart")
def _(expect: Expect, stage: Stage) -> None:
    expect(NO_DIFFERENCE, lambda: difference(stage))
