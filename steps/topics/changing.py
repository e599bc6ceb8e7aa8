"""Changing a password by oneself, and being made to."""

from __future__ import annotations

from datetime import datetime

from steps import changing
from steps.expect import Expect
from steps.intelligent_automation import windows
from steps.observations import windows as seen
from steps.observations.choosing import asked_to_change
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.sight import PASSWORD_FORM
from steps.stage import Stage


@given("it is {day:Day}")
def _(day: datetime, stage: Stage) -> None:
    stage.deployment.begin_at(day)


@given("{who:Person} has changed the password on {day:Day}")
def _(who: Person, day: datetime, stage: Stage) -> None:
    stage.deployment.pass_until(day)
    changing.have_changed(who, lambda ring: ring.made(), stage)


@given("new people must change the password")
def _(stage: Stage) -> None:
    stage.deployment.keep_policy(change_at_first_login=True)


@given("new people need not change the password")
def _(stage: Stage) -> None:
    stage.deployment.keep_policy(change_at_first_login=False)


@given("the administrator wants {fewest:Number} characters and a special one of a password")
def _(fewest: int, stage: Stage) -> None:
    kinds = ("digit", "special", "upper", "lower")
    stage.deployment.set_policy(stage.organization("first"), password_min_length=fewest, password_requires=kinds)


@given("{who:Person} has been refused {password:Password} at the change window")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    changing.change(who, password, stage)
    who.must_be_at(PASSWORD_FORM)


@when("{who:Person} logs in on {day:Day}")
def _(who: Person, day: datetime, stage: Stage) -> None:
    changing.log_in_on(who, day, stage)


@when("{who:Person} takes My Account")
def _(who: Person, stage: Stage) -> None:
    windows(stage).open_change(who.acts().window(), who.account.name)


@when("{who:Person} clicks with the right button on the name in the corner")
def _(who: Person, stage: Stage) -> None:
    windows(stage).open_menu(who.acts().window(), who.account.name, "my_account")


@when("{who:Person} presses {key:Key} on the name in the corner")
def _(who: Person, key: str, stage: Stage) -> None:
    windows(stage).open_menu(who.acts().window(), who.account.name, "my_account", by_key=key)


@when("{who:Person} changes the password to {password:Password}")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    changing.change(who, password, stage)


@when("{who:Person} logs in and changes the password to {password:Password}")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    changing.log_in_and_change(who, password, stage)


@when("{who:Person} changes the password, with a wrong original one")
def _(who: Person, stage: Stage) -> None:
    stage.deployment.spend_attempt(who.account)
    changing.change(who, lambda ring: ring.made(), stage, original=lambda ring: ring.made())


@when("{who:Person} changes the password, with two different new ones")
def _(who: Person, stage: Stage) -> None:
    changing.change(who, lambda ring: ring.made(), stage, second=lambda ring: ring.made())


@when("{who:Person} logs out and goes back")
def _(who: Person, stage: Stage) -> None:
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()
    who.window().page.go_back(wait_until="domcontentloaded")


@then("{who:Person} is asked to change the password")
def _(who: Person, expect: Expect) -> None:
    expect(PASSWORD_FORM, asked_to_change(who))


@then("{who:Person} is asked to change the password, wherever {owner:Person} can go")
def _(who: Person, owner: Person, expect: Expect, stage: Stage) -> None:
    expect(changing.EVERYWHERE, changing.asked_everywhere(who, owner, stage))


@then("{who:Person}'s name lies in the top right corner")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.TOP_RIGHT, seen.place_of_name(who, stage))


@then("{who:Person} is offered My Account")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect("my_account", seen.entry_of_menu(who, "my_account", stage))


@then("no warning is left")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NOTHING_WARNED, seen.warning(stage))
