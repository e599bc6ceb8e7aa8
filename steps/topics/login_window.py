"""Intelligent Automation's login window: what it holds, and when it is closed."""

from __future__ import annotations

from steps.expect import Expect
from steps.intelligent_automation import windows
from steps.observations import windows as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} has tried {count:Number} wrong passwords more, each in another browser")
def _(who: Person, count: int) -> None:
    who.waste_attempts(count, each_elsewhere=True)


@given("{who:Person}, at the address {address:Address}, has locked the window")
def _(who: Person, address: str, stage: Stage) -> None:
    stage.put_on_wire(who)
    stage.wire.place = address
    who.waste_attempts(stage.deployment.figures.lockout_attempts)


@given("{attacker:Person}, at the address {address:Address}, has locked the window with {who:Person}'s address")
def _(attacker: Person, address: str, who: Person, stage: Stage) -> None:
    stage.put_on_wire(attacker)
    stage.wire.place = address
    attacker.waste_attempts(stage.deployment.figures.lockout_attempts, of=who)


@given("the administrator allows {count:Number} wrong passwords")
def _(count: int, stage: Stage) -> None:
    stage.deployment.set_policy(stage.organization("first"), lockout_attempts=count)


@when("{who:Person} logs in by the keyboard alone")
def _(who: Person, stage: Stage) -> None:
    windows(stage).log_in_by_keys(who.acts().window(), who.account.email, who.ring.type(who.ring.right))


@when("{who:Person} reloads the page")
def _(who: Person) -> None:
    who.acts().window().page.reload(wait_until="domcontentloaded")


@when("{who:Person} sends {password:Password} around the closed window")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    typed = who.ring.type(password(who.ring))
    if typed != who.ring.right:
        stage.deployment.spend_attempt(who.account, may_lock=True)
    windows(stage).send_around(who.acts().window(), who.account.email, typed)


@when("{who:Person} sends {password:Password} of {owner:Person} around the closed window")
def _(who: Person, password: Recipe, owner: Person, stage: Stage) -> None:
    typed = who.ring.type(password(owner.ring))
    windows(stage).send_around(who.acts().window(), owner.account.email, typed)


@then("{window:WindowName} is whole, from top to bottom")
def _(window: str, expect: Expect, stage: Stage) -> None:
    expect(seen.in_order(window, stage), seen.order_by_eye(window, stage))


@then("the keyboard goes through {window:WindowName} in the same order")
def _(window: str, expect: Expect, stage: Stage) -> None:
    expect(seen.in_order(window, stage), seen.order_by_keys(window, stage))


@then("English as in the United Kingdom is among the languages")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.ENGLISH, seen.offered_languages(stage))


@then("the window names the product")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.TITLED, seen.title(stage))


@then("the message lies above every field, and is announced")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.ABOVE, seen.message_above(stage))


@then("the login window is closed to {who:Person}")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.CLOSED, seen.closed(who, stage))


@then("the login window is open to {who:Person}")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.OPEN, seen.opened(who, stage))


@then("{who:Person} is told to wait {minutes:Number} minutes")
def _(who: Person, minutes: int, expect: Expect, stage: Stage) -> None:
    expect(seen.waiting(minutes), seen.minutes_left(who, minutes, stage))
