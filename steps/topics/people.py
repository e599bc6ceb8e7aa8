"""Facts about people: who is registered, invited, logged in."""

from __future__ import annotations

from fixtures.facts import Wish
from steps.person import Person
from steps.sentences import given, when
from steps.stage import Stage


@given("{people:People} is/are registered")
def _(people: list[Person], stage: Stage) -> None:
    stage.register_all(people)


@given("{who:Person} is registered with a username")
def _(who: Person, stage: Stage) -> None:
    stage.register(who, Wish(who.name, username=True))


@given("{who:Person} is registered and had {count:Number} passwords before")
def _(who: Person, count: int, stage: Stage) -> None:
    stage.register(who, Wish(who.name, earlier=[who.ring.made() for _ in range(count)]))


@given("{who:Person} has no account")
def _(who: Person) -> None:
    who.be_nobody()


@given("{who:Person} is logged in")
def _(who: Person) -> None:
    who.be_logged_in()


@given("{who:Person} is logged in in another browser")
def _(who: Person) -> None:
    who.be_logged_in(another=True)


@given("{who:Person} has been invited")
def _(who: Person, stage: Stage) -> None:
    stage.invite(who, fact=True)


@given("{who:Person} has been invited to a second organization")
def _(who: Person, stage: Stage) -> None:
    stage.invite_elsewhere(who)


@when("{who:Person} is invited")
def _(who: Person, stage: Stage) -> None:
    stage.invite(who)


@when("{who:Person} is invited in {language:Language}")
def _(who: Person, language: str, stage: Stage) -> None:
    stage.invite(who, language=language)
