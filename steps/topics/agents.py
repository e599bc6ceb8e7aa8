"""CloudCX: roles, and what an administrator does in the Admin console."""

from __future__ import annotations

from fixtures.facts import Wish
from steps import agents as seen
from steps.expect import Expect
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} is registered as {role:Role}")
def _(who: Person, role: tuple[bool, bool], stage: Stage) -> None:
    agent, administrator = role
    stage.register(who, Wish(who.name, agent=agent, administrator=administrator))


@given("{who:Person}, logged in, has set {other:Person}'s password in Agents Management")
def _(who: Person, other: Person, stage: Stage) -> None:
    who.be_logged_in()
    seen.set_password(who, other, stage)


@when("{who:Person} sets {other:Person}'s password in Agents Management")
def _(who: Person, other: Person, stage: Stage) -> None:
    seen.set_password(who, other, stage)


@when("{who:Person} adds {new:Person} in Agents Management")
def _(who: Person, new: Person, stage: Stage) -> None:
    seen.add(who, new, stage)


@when("{who:Person} sends what {owner:Person} sent to set the password, with another one")
def _(who: Person, owner: Person, stage: Stage) -> None:
    seen.repeat_set_password(who, owner, stage)


@when("{who:Person} asks for the address where {owner:Person} finds {place:ConsolePlace}")
def _(who: Person, owner: Person, place: str, stage: Stage) -> None:
    seen.follow(who, owner, place, stage)


@then("{who:Person} is at {panel:Panel}")
def _(who: Person, panel: str, expect: Expect, stage: Stage) -> None:
    expect(seen.headed(panel, stage), seen.at_panel(who, panel, stage))


@then("{who:Person} is refused there")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.REFUSED_THERE, seen.refused_there(who, stage))
