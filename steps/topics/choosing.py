"""Choosing a password by a personal link, and what becomes of the link."""

from __future__ import annotations

from steps.expect import Expect
from steps.links import open_altered
from steps.observations import choosing as seen
from steps.observations import links
from steps.pages.entering import Entering
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} has chosen {password:Password} by {link:Link}")
def _(who: Person, password: Recipe, link: str) -> None:
    who.have_chosen(password, link)


@given("{who:Person} has proposed {password:Password} by {link:Link}")
def _(who: Person, password: Recipe, link: str) -> None:
    who.devices.have_proposed(password, link)


@given("{who:Person} has been refused {password:Password} by {link:Link}")
def _(who: Person, password: Recipe, link: str) -> None:
    who.have_been_refused(password, link)


@given("{who:Person} has {link:Link} open in another browser")
def _(who: Person, link: str) -> None:
    who.have_open_elsewhere(link)


@given("{who:Person}'s {link:PersonalLink} expires in 1 minute")
def _(link: str, stage: Stage) -> None:
    stage.deployment.advance(stage.lifetime(link) - 60)


@given("{who:Person}'s {link:PersonalLink} has just expired")
def _(link: str, stage: Stage) -> None:
    stage.deployment.advance(stage.lifetime(link))


@given("a mail scanner has opened {who:Person}'s {link:PersonalLink}")
def _(who: Person, link: str, stage: Stage) -> None:
    stage.scan(who.link(link))


@given("the default password policy")
def _(stage: Stage) -> None:
    stage.keep_default_password_policy()


@given("a reset lifts no lock")
def _(stage: Stage) -> None:
    stage.deployment.keep_policy(reset_lifts_lock=False)


@given("a reset lifts a lock")
def _(stage: Stage) -> None:
    stage.deployment.keep_policy(reset_lifts_lock=True)


@when("{who:Person} opens {link:Link}{elsewhere:Where}")
def _(who: Person, link: str, elsewhere: bool) -> None:
    who.open_link(link, another=elsewhere)


@when("{who:Person} opens {link:Link} with its {spot:Spot} character changed")
def _(who: Person, link: str, spot: float, stage: Stage) -> None:
    open_altered(who, link, spot, stage)


@when("{who:Person} chooses {password:Password} by {link:Link}")
def _(who: Person, password: Recipe, link: str) -> None:
    who.choose(password, link)


@when("{who:Person} chooses two different passwords by {link:Link}")
def _(who: Person, link: str) -> None:
    who.choose(lambda ring: ring.made(), link, second=lambda ring: ring.made())


@when("{who:Person} chooses {password:Password} by {link:Link}, {entered:Entered}")
def _(who: Person, password: Recipe, link: str, entered: Entering) -> None:
    who.choose(password, link, enter=entered)


@when("{who:Person} types {password:Password} by {link:Link}, without sending it")
def _(who: Person, password: Recipe, link: str) -> None:
    who.acts().type_without_sending(password, link)


@when("{who:Person} chooses {password:Password} of {owner:Person} by {link:Link}")
def _(who: Person, password: Recipe, owner: Person, link: str) -> None:
    who.choose(lambda _: password(owner.ring), link)


@when("{who:Person} chooses {password:Password} in that other browser")
def _(who: Person, password: Recipe) -> None:
    who.complete(password, who.purpose, another=True)


@when("{who:Person} changes the password as the message says")
def _(who: Person, stage: Stage) -> None:
    seen.follow_advice(who, stage)


@then("{who:Person} is asked for a new password, twice and hidden, {purpose:Purpose}")
def _(who: Person, purpose: str, expect: Expect, stage: Stage) -> None:
    expect(seen.TWO_HIDDEN_FIELDS, seen.password_form(who, purpose, stage))


@then("the page warns of double-byte characters")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.DOUBLE_BYTE, seen.warning_of_double_byte(stage))


@then("the page points out that the password is easy to guess")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.POINTED_OUT, seen.guessable(stage))


@then("the page points out nothing")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NOTHING_POINTED_OUT, seen.guessable(stage))


@then("the password is accepted")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.ACCEPTED, seen.acceptance(stage))


@then("the password is refused with a message")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.PASSWORD_REFUSED, seen.password_refusal(stage))


@then("{who:Person} is told that the password needs {missing:Requirements} and nothing else")
def _(who: Person, missing: frozenset[str], expect: Expect, stage: Stage) -> None:
    expect(seen.in_words(missing, who), seen.requirements(who, stage))


@then("{who:Person} can still choose a password by {link:Link}")
def _(who: Person, link: str, expect: Expect, stage: Stage) -> None:
    expect(seen.ACCEPTED, seen.choosing_anew(who, link, stage))


@then("the link is refused, with what to do next")
def _(expect: Expect, stage: Stage) -> None:
    expect(links.LINK_REFUSED, links.link_refusal(stage))


@then("the answer is the same as for an unknown link")
def _(expect: Expect, stage: Stage) -> None:
    expect(links.SAME, links.answer_to_altered_link(stage))


@then("the page tells nothing about {who:Person}")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(links.NOTHING_ABOUT, links.told_about(who, stage))
