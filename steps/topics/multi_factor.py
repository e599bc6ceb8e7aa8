"""Multi-factor authentication: who requires it, adding devices, and what the administrator does for who lost one."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import multi_factor as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.sight import CHOICE, ENROLMENT, PROMPT
from steps.stage import Stage


@given("the organization requires MFA")
def _(stage: Stage) -> None:
    stage.deployment.keep_policy(mfa_required=True)


@given("{organization:Organization} requires MFA")
def _(organization: str, stage: Stage) -> None:
    stage.deployment.set_policy(stage.organization(organization), mfa_required=True)


@given("{who:Person} has logged in and out again")
def _(who: Person, stage: Stage) -> None:
    who.be_logged_in()
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()


@given("{people:People} uses/use an authenticator app")
def _(people: list[Person]) -> None:
    for who in people:
        who.devices.use_app()


@given("{who:Person} uses two authenticator apps")
def _(who: Person) -> None:
    who.devices.use_app()
    who.devices.use_app()


@given("{who:Person} is at the window to add a device")
def _(who: Person) -> None:
    who.enrolment.be_there()


@given("{who:Person} has added an authenticator app in the MFA settings")
def _(who: Person) -> None:
    who.enrolment.have_added_app(in_settings=True)


@given("the administrator has reset {who:Person}'s devices")
def _(who: Person) -> None:
    who.devices.be_reset()


@when("the administrator resets {who:Person}'s devices")
def _(who: Person) -> None:
    who.devices.be_reset()


@when("{who:Person} goes on without {missing:Missing}")
def _(who: Person, missing: str) -> None:
    who.enrolment.begin_without(missing)


@when("{who:Person} looks at the MFA settings")
def _(who: Person, stage: Stage) -> None:
    cloud(stage).second_factor.open_settings(who.acts().window())


@when("{who:Person} adds an authenticator app in the MFA settings")
def _(who: Person) -> None:
    who.enrolment.add_app(in_settings=True)


@given("{who:Person} has removed {device:Device} in the MFA settings")
def _(who: Person, device: int) -> None:
    who.devices.have_removed(device)


@when("{who:Person} removes {device:Device} in the MFA settings")
def _(who: Person, device: int) -> None:
    who.devices.remove(device)
    who.devices.lose(device)


@when("{who:Person} tries to remove {device:Device} in the MFA settings")
def _(who: Person, device: int) -> None:
    who.devices.remove(device)


@then("{who:Person} is asked to add a device")
def _(who: Person, expect: Expect) -> None:
    expect(ENROLMENT, seen.place(who, ENROLMENT))


@then("{who:Person} is asked for a name and for one of the documented methods")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NAME_AND_METHODS, seen.enrolment(who, stage))


@then("{who:Person} is told what is missing, and is still asked to add a device")
def _(who: Person, expect: Expect) -> None:
    expect(seen.TOLD_AT_ENROLMENT, seen.refused_at(who, ENROLMENT))


@then("{who:Person} is asked for a code")
def _(who: Person, expect: Expect) -> None:
    expect(PROMPT, seen.place(who, PROMPT))


@then("{who:Person} is asked which device to use, by name")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.devices_in_words(who), seen.choice(who, stage))


@then("{who:Person} is asked for a device after {password:Password}")
def _(who: Person, password: Recipe, expect: Expect) -> None:
    expect(seen.ASKED, seen.asked_after(who, password, PROMPT, CHOICE))


@then("{who:Person} is asked to add a device after {password:Password}")
def _(who: Person, password: Recipe, expect: Expect) -> None:
    expect(seen.ASKED, seen.asked_after(who, password, ENROLMENT))


@then("{who:Person} is told to contact the administrator without a device")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.SENT_TO_ADMINISTRATOR, seen.help_without_device(who, stage))


@then("{who:Person} sees the MFA settings")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.SETTINGS, seen.settings(who, stage))


@then("the MFA settings list {who:Person}'s devices, {number:Number} in all, by name and kind")
def _(who: Person, number: int, expect: Expect, stage: Stage) -> None:
    expect(seen.listed_in_words(who, number), seen.listed(who, stage))


@then("the removal is refused with a message")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.SAID_IN_SETTINGS, seen.said_in_settings(stage))
