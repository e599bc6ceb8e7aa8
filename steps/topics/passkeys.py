"""Passkeys: the devices that hold them, adding one, logging in with one, and what is not the right one."""

from __future__ import annotations

from fixtures.passkeys import MAKERS, Maker
from steps.expect import Expect
from steps.forgeries import FORGERIES, Forgery, present
from steps.observations import passkeys as seen
from steps.passkeys import FAULTS, Fault
from steps.person import Person
from steps.sentences import choice, given, then, when
from steps.sight import SPLASH
from steps.stage import Stage

choice("Maker", MAKERS)
choice("Fault", FAULTS)
choice("Forgery", FORGERIES)


@given("{who:Person} keeps passkeys in {maker:Maker}")
def _(who: Person, maker: Maker) -> None:
    who.passkeys.have_device(maker)


@given("{people:People} uses/use a passkey")
def _(people: list[Person]) -> None:
    for who in people:
        who.passkeys.use_passkey()


@given("{who:Person}'s device {fault:Fault}")
def _(who: Person, fault: Fault) -> None:
    fault(who.passkeys)


@given("what {who:Person}'s browsers send is read on the wire")
def _(who: Person, stage: Stage) -> None:
    stage.put_on_wire(who)


@given("a passkey is waited for {time:Number} second/seconds")
def _(time: int, stage: Stage) -> None:
    stage.deployment.set_policy(stage.organization("first"), passkey_seconds=time)


@given("{who:Person} has added a passkey")
def _(who: Person) -> None:
    who.passkeys.have_added()


@given("{who:Person} has logged in and out with the passkey")
def _(who: Person, stage: Stage) -> None:
    who.be_logged_in()
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()


@given("{thief:Person} has listened to {owner:Person} logging in with the passkey")
def _(thief: Person, owner: Person) -> None:  # noqa: ARG001 - a listener does nothing
    owner.passkeys.be_overheard()


@given("{thief:Person}, who knows {owner:Person}'s password, has presented {forgery:Forgery}")
def _(thief: Person, owner: Person, forgery: Forgery, stage: Stage) -> None:
    present(thief, owner, forgery, stage)


@when("{who:Person} adds a passkey")
def _(who: Person) -> None:
    who.passkeys.add()


@when("{who:Person} adds another passkey")
def _(who: Person) -> None:
    who.passkeys.add_another()


@when("{who:Person} logs in with the passkey{elsewhere:Where}")
def _(who: Person, elsewhere: bool) -> None:
    who.passkeys.log_in(another=elsewhere)


@when("{thief:Person}, who knows {owner:Person}'s password, presents {forgery:Forgery}")
def _(thief: Person, owner: Person, forgery: Forgery, stage: Stage) -> None:
    present(thief, owner, forgery, stage)


@then("{who:Person} is not let in, with a message")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.KEPT_OUT, seen.refusal(who, stage))


@then("{who:Person} is told that the device is enrolled already")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.ENROLLED_ALREADY, seen.told_of_earlier_enrolment(who, stage))


@then("{who:Person} can try again, and is logged in")
def _(who: Person, expect: Expect) -> None:
    expect(SPLASH, seen.second_try(who))


@then("{who:Person} can log in with the passkey")
def _(who: Person, expect: Expect) -> None:
    expect(SPLASH, seen.login_succeeds(who))


@then("{number:Number} passkey/passkeys is/are enrolled for {who:Person}")
def _(number: int, who: Person, expect: Expect, stage: Stage) -> None:
    expect(f"{number} enrolled", seen.number_enrolled(who, stage))


@then("the passkey of {who:Person} is one for the login's own domain")
def _(who: Person, expect: Expect) -> None:
    expect(who.passkeys.domain, lambda: who.passkeys.device.passkey.domain)


@then("the passkey of {who:Person} is known for what {maker:Maker} tells of it")
def _(who: Person, maker: Maker, expect: Expect, stage: Stage) -> None:
    expect(seen.told_by(maker), seen.known_of_passkey(who, stage))


@then("nothing but public things of {who:Person}'s passkey goes over the wire or is kept")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.PUBLIC_ONLY, seen.given_away(who, stage))
