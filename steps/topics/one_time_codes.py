"""One-time codes: of an authenticator app, and by text message."""

from __future__ import annotations

from datetime import timedelta

from steps.at_once import logged_in_of, present_at_once
from steps.codes import Code
from steps.expect import Expect
from steps.observations import one_time_codes as seen
from steps.pages.entering import Entering
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{people:People} gets/get codes by text message")
def _(people: list[Person], stage: Stage) -> None:
    stage.deployment.keep_policy(mfa_sms=True)
    for who in people:
        who.devices.use_phone()


@given("the organization allows codes by text message")
def _(stage: Stage) -> None:
    stage.deployment.keep_policy(mfa_sms=True)


@given("{people:People} has/have asked for a code by text message")
def _(people: list[Person]) -> None:
    for who in people:
        who.devices.have_asked_for_text()


@given("{who:Person} has asked for another code by text message")
def _(who: Person) -> None:
    who.devices.have_asked_for_text()


@given("{who:Person} has added a telephone number, as far as the message")
def _(who: Person) -> None:
    who.enrolment.have_added_phone()


@given("{who:Person} has been refused {code:Code} of {owner:Person}")
def _(who: Person, code: Code, owner: Person) -> None:
    who.devices.present_of(owner.devices, code)


@given("{who:Person} has been asked for a code")
def _(who: Person) -> None:
    who.devices.be_asked()


@given("{who:Person} has logged in with {code:Code}{elsewhere:Where}")
def _(who: Person, code: Code, elsewhere: bool) -> None:
    who.devices.be_logged_in(code, another=elsewhere)


@given("{who:Person} has presented {code:Code}")
def _(who: Person, code: Code) -> None:
    who.devices.present(code)


@given("{who:Person} has presented wrong codes, one fewer than lock the account")
def _(who: Person) -> None:
    who.devices.waste_codes(who.figures.lockout_attempts - 1)


@given("{who:Person} has presented as many wrong codes as lock the account")
def _(who: Person) -> None:
    who.devices.waste_codes(who.figures.lockout_attempts)


@given("{time:Duration} has/have passed")
def _(time: timedelta, stage: Stage) -> None:
    stage.deployment.advance(time.total_seconds())


@given("{who:Person} has begun to add an authenticator app")
def _(who: Person) -> None:
    who.enrolment.have_begun_app()


@given("{who:Person} has added an authenticator app")
def _(who: Person) -> None:
    who.enrolment.have_added_app()


@given("{who:Person} has validated {code:Code}")
def _(who: Person, code: Code) -> None:
    who.enrolment.validate(code)


@when("{people:People} begins/begin to add an authenticator app")
def _(people: list[Person]) -> None:
    for who in people:
        who.enrolment.begin_app()


@when("{who:Person} adds an authenticator app")
def _(who: Person) -> None:
    who.enrolment.add_app()


@when("{who:Person} validates {code:Code}")
def _(who: Person, code: Code) -> None:
    who.enrolment.validate(code)


@when("{who:Person} validates {code:Code}, {way:Way}")
def _(who: Person, code: Code, way: Entering) -> None:
    who.enrolment.validate(code, way)


@when("{who:Person} presents {code:Code}{elsewhere:Where}")
def _(who: Person, code: Code, elsewhere: bool) -> None:
    who.devices.present(code, another=elsewhere)


@when("{who:Person} presents {code:Code}, {way:Way}")
def _(who: Person, code: Code, way: Entering) -> None:
    who.devices.present(code, enter=way)


@when("{who:Person} chooses {device:Device} and presents {code:Code}")
def _(who: Person, device: int, code: Code) -> None:
    who.devices.present(code, place=device)


@when("{who:Person} presents {code:Code} of {owner:Person}")
def _(who: Person, code: Code, owner: Person) -> None:
    who.devices.present_of(owner.devices, code)


@when("{thief:Person}, who knows {owner:Person}'s password, presents {code:Code}")
def _(thief: Person, owner: Person, code: Code) -> None:
    owner.devices.present(code, by=thief)


@when("{who:Person} presents {code:Code} {times:Number} times at once, from {browsers:Number} browsers")
def _(who: Person, code: Code, times: int, browsers: int, stage: Stage) -> None:
    present_at_once(who, code, times, browsers, stage)


@when("{who:Person} asks for a code by text message")
def _(who: Person) -> None:
    who.devices.ask_for_text()


@then("the picture is a QR code that every authenticator app accepts, for {who:Person}")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.accepted_by_apps(who, stage), seen.qr_code(who, stage))


@then("{people:People} are shown different secrets")
def _(people: list[Person], expect: Expect) -> None:
    expect(seen.DIFFERENT, seen.secrets(people))


@then("the code is refused with a message")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.CODE_REFUSED, seen.refusal(stage))


@then("{who:Person} can try again: the code's field is empty and in focus")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.READY, seen.readiness(who, stage))


@then("the QR code is the same as before")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.SAME_CODE, seen.same_qr_code(stage))


@then("the secret of {who:Person}'s app is nowhere")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NOWHERE, seen.places_of_secret(who, stage))


@then("exactly one of the browsers is logged in")
def _(expect: Expect, stage: Stage) -> None:
    expect("1 browser logged in", logged_in_of(stage))


@then("{who:Person} gets one text message, with one code and the product's name")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.ONE_TEXT, seen.text_message(who, stage))


@then("{who:Person} sees only the end of the own telephone number")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.IN_PART, seen.number_in_part(who, stage))
