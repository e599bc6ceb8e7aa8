"""Where people log in from, and where an organization lets them."""

from __future__ import annotations

from fixtures.wire import TRUSTED
from steps.codes import Code
from steps.expect import Expect
from steps.observations import locations as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("the deployment stands behind a trusted proxy")
def _(stage: Stage) -> None:
    stage.deployment.trust_proxy(TRUSTED)
    stage.wire.trusted = True


@given("{organization:Organization} allows logins from {addresses:Addresses} only")
def _(organization: str, addresses: list[str], stage: Stage) -> None:
    stage.deployment.set_policy(stage.organization(organization), allowed_addresses=addresses)


@given("{people:People} is/are at the address {address:Address}")
def _(people: list[Person], address: str, stage: Stage) -> None:
    for who in people:
        stage.put_on_wire(who)
    stage.wire.place = address


@given("{who:Person} has been asked for a code at the address {address:Address}")
def _(who: Person, address: str, stage: Stage) -> None:
    stage.put_on_wire(who)
    stage.wire.place = address
    who.devices.be_asked()


@when("{who:Person} presents {code:Code} from the address {address:Address}")
def _(who: Person, code: Code, address: str, stage: Stage) -> None:
    stage.wire.place = address
    who.devices.present(code)


@given("{who:Person} goes past the proxy")
def _(who: Person) -> None:
    who.take_new_browser(None)


@given("{who:Person}'s browser says in {header:Header} that it is at {address:Address}")
def _(who: Person, header: tuple[str, str], address: str) -> None:
    name, form = header
    who.window().context.set_extra_http_headers({name: form.format(address)})


@then("{who:Person} is refused because of the location")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.REFUSED_FOR_LOCATION, seen.location_refused(who, stage))


@then("nothing is said of the location")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NOTHING_OF_LOCATION, seen.location_unsaid(stage))
