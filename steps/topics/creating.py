"""Creating people, and what they are sent."""

from __future__ import annotations

from fixtures.facts import Wish
from steps import creating as seen
from steps.expect import Expect
from steps.intelligent_automation import windows
from steps.person import Person
from steps.sentences import given, then, when
from steps.sight import LOGIN
from steps.stage import Stage


@given("{who:Person} may create people")
def _(who: Person, stage: Stage) -> None:
    stage.register(who, Wish(who.name, administrator=True))


@given("{who:Person} has {count:Number} further mail accounts")
def _(who: Person, count: int, stage: Stage) -> None:
    stage.register(who, Wish(who.name, further=count))


@given("{who:Person} has been created")
def _(who: Person, stage: Stage) -> None:
    stage.invite(who, fact=True)


@given("{who:Person}, logged in, has created {new:Person}")
def _(who: Person, new: Person, stage: Stage) -> None:
    who.be_logged_in()
    seen.create(who, new, stage)


@when("{who:Person} is created")
def _(who: Person, stage: Stage) -> None:
    stage.invite(who)


@when("{who:Person} creates {new:Person}")
def _(who: Person, new: Person, stage: Stage) -> None:
    seen.create(who, new, stage)


@when("{who:Person} goes where {owner:Person} creates people")
def _(who: Person, owner: Person, stage: Stage) -> None:
    address = windows(stage).go_to_people(owner.window())
    who.acts().window().open(address)


@when("{who:Person} sends what {owner:Person} sent to create somebody, about {new:Person}")
def _(who: Person, owner: Person, new: Person, stage: Stage) -> None:
    seen.repeat_creation(who, owner, new, stage)


@then("{who:Person} finds nothing there to create people with")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NOTHING_TO_CREATE, seen.way_to_create(who, stage))


@then("{who:Person} receives a mail whose link leads to the login window")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(LOGIN, seen.leads_to(who, stage))


@then("{who:Person} receives a mail with the given password")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.GIVEN, seen.holds_password(who, stage))


@then("none of {who:Person}'s further mail accounts receives a mail")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect("no mail", seen.further_mail(who, stage))
