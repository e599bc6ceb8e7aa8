"""CloudCX's two-factor authentication: who uses it, how it is turned on and off, and backup codes."""

from __future__ import annotations

from fixtures.facts import Factor
from steps.codes import Code
from steps.expect import Expect
from steps.observations import two_factor as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import choice, given, then, when
from steps.stage import Stage
from steps.two_factor import (
    give_backup_code,
    have_begun,
    have_new_codes,
    have_turned_on,
    turn_off,
    turn_on,
    unlock,
)

choice("Factor", {"email": "email", "authenticator app": "app"})
choice("FactorState", {seen.OFF: seen.OFF, **{state: state for state in seen.ON.values()}})


@given("{people:People} uses/use 2FA by {factor:Factor}")
def _(people: list[Person], factor: Factor) -> None:
    for who in people:
        who.devices.use_factor(factor)


@given("{who:Person} has begun to turn on 2FA by {factor:Factor}")
def _(who: Person, factor: Factor, stage: Stage) -> None:
    have_begun(who, factor, stage)


@given("{who:Person} has turned on 2FA by {factor:Factor}")
def _(who: Person, factor: Factor, stage: Stage) -> None:
    have_turned_on(who, factor, stage)


@given("{who:Person} has made new backup codes")
def _(who: Person, stage: Stage) -> None:
    have_new_codes(who, stage)


@given("{admin:Person} has given {who:Person} a backup code")
def _(admin: Person, who: Person, stage: Stage) -> None:
    give_backup_code(admin, who, stage)


@given("{admin:Person} has unlocked {who:Person}")
def _(admin: Person, who: Person, stage: Stage) -> None:
    unlock(admin, who, stage)


@when("{who:Person} turns on 2FA by {factor:Factor}")
def _(who: Person, factor: Factor, stage: Stage) -> None:
    turn_on(who, factor, stage)


@when("{who:Person} turns off 2FA with {password:Password}")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    turn_off(who, stage, password=who.ring.type(password(who.ring)))


@when("{who:Person} turns off 2FA with {code:Code}")
def _(who: Person, code: Code, stage: Stage) -> None:
    turn_off(who, stage, code=code(who.devices))


@when("{who:Person} turns off 2FA with nothing")
def _(who: Person, stage: Stage) -> None:
    turn_off(who, stage)


@then("{who:Person}'s 2FA is {state:FactorState}")
def _(who: Person, state: str, expect: Expect, stage: Stage) -> None:
    expect(state, seen.state(who, stage))


@then("{who:Person} is shown {number:Number} different backup codes")
def _(who: Person, number: int, expect: Expect, stage: Stage) -> None:
    expect(seen.shown_in_words(number), seen.backup_codes(who, stage))


@then("the file to save holds the same codes")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.SAME_IN_FILE, seen.saved_codes(stage))


@then("the record has one backup code given to {who:Person}, by {admin:Person}")
def _(who: Person, admin: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.given_in_words(admin), seen.given_codes(who, stage))
