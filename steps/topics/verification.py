"""CloudCX's verification page: codes by mail, Resend, Don't ask again, Cancel, and wrong codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from steps.at_once import present_all_at_once
from steps.codes import Code
from steps.expect import Expect
from steps.observations import verification as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import Word, given, then, when, word
from steps.sight import PROMPT
from steps.stage import Stage
from steps.verifying import (
    ask_again_after,
    ask_around,
    cancel,
    have_logged_in_and_out,
    have_presented,
    have_skipped,
    log_in_before,
    present_in_turn,
)

_TOLD = r"(?:refused|locked|\d left)"
word(Word("Told", rf"{_TOLD}(?:, {_TOLD})*", str, ("refused", "2 left, 1 left, locked")))


@given("{people:People} has/have been mailed a code")
def _(people: list[Person]) -> None:
    for who in people:
        who.devices.be_mailed()


@given("{who:Person} has been mailed a code again")
def _(who: Person) -> None:
    who.devices.be_mailed(anew=True)


@given("{who:Person} has a login waiting for a code in another browser")
def _(who: Person) -> None:
    who.devices.be_mailed(another=True)


@given("{who:Person} has cancelled the code page")
def _(who: Person, stage: Stage) -> None:
    cancel(who, stage)


@given("{who:Person} has had the code sent again after {time:Duration}")
def _(who: Person, time: timedelta, stage: Stage) -> None:
    ask_again_after(who, time, stage)


@given("{who:Person} has presented {code:Code} {times:Number} times{elsewhere:Where}")
def _(who: Person, code: Code, times: int, elsewhere: bool) -> None:
    have_presented(who, code, times, elsewhere=elsewhere)


@given("{who:Person} has logged in with {code:Code}, and out again")
def _(who: Person, code: Code, stage: Stage) -> None:
    have_logged_in_and_out(who, code, stage)


@given("{who:Person} has logged in and out, not to be asked again")
def _(who: Person, stage: Stage) -> None:
    have_skipped(who, stage)


@given("the company allows 2FA to be skipped for {days:Number} days")
def _(days: int, stage: Stage) -> None:
    stage.deployment.set_policy(stage.organization("first"), skip_days=days)


@given("the company no longer allows 2FA to be skipped")
def _(stage: Stage) -> None:
    stage.deployment.set_policy(stage.organization("first"), skip_days=None)


@when("{who:Person} asks for the code again")
def _(who: Person) -> None:
    who.devices.ask_again()


@when("{who:Person} sends Resend around the page, {seconds:Number} seconds after the code")
def _(who: Person, seconds: int, stage: Stage) -> None:
    ask_around(who, seconds, stage)


@when("{who:Person} cancels the code page")
def _(who: Person, stage: Stage) -> None:
    cancel(who, stage)


@when("{who:Person} presents {code:Code} {times:Number} times, one after the other")
def _(who: Person, code: Code, times: int, stage: Stage) -> None:
    present_in_turn(who, code, times, stage)


@when("{who:Person} presents {count:Number} codes at once, the right one last")
def _(who: Person, count: int, stage: Stage) -> None:
    present_all_at_once(who, count, stage)


@when("{who:Person} logs in one minute before {days:Number} days are over")
def _(who: Person, days: int, stage: Stage) -> None:
    log_in_before(who, days, stage)


@when("{guest:Person}, in {owner:Person}'s browser, logs in with {password:Password}")
def _(guest: Person, owner: Person, password: Recipe) -> None:
    guest.give(owner.window())
    guest.log_in(password)


@then("one mail is sent, to {who:Person} alone, with one code of six digits")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.ALONE, seen.mailed_alone(who, stage))


@then("{who:Person} is mailed another code")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.ANOTHER, seen.mailed_another(who, stage))


@then("Resend is disabled, and shows that about {seconds:Number} seconds are left")
def _(seconds: int, expect: Expect, stage: Stage) -> None:
    expect(seen.resend_in_words(seconds), seen.resend(stage, seconds))


@then("{who:Person} is offered not to be asked again for {days:Number} days")
def _(who: Person, days: int, expect: Expect, stage: Stage) -> None:
    expect(seen.offer_in_words(days), seen.offer(who, stage))


@then("{who:Person} is not offered not to be asked again")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NOT_OFFERED, seen.offer(who, stage))


@then("{who:Person}, logging in one minute after {days:Number} days, is asked for a code")
def _(who: Person, days: int, expect: Expect, stage: Stage) -> None:
    expect(PROMPT, seen.asked_after(who, days, stage))


@then("it is noted whether {who:Person} is asked for a code")
def _(who: Person, expect: Expect, record_property: Callable[[str, object], None]) -> None:
    expect(seen.EITHER, seen.either(who))
    record_property("observed", f"Observed, and never failed: {who.name} is at {who.sees().place}.")


@then("{who:Person} is told: {told:Told}")
def _(who: Person, told: str, expect: Expect, stage: Stage) -> None:
    stage.actor = who
    expect(told, seen.answer(stage))


@then("{who:Person} is told each time: {told:Told}")
def _(who: Person, told: str, expect: Expect) -> None:
    expect(told, seen.answers(who))
