"""Several organizations: naming one, and an organization's own address."""

from __future__ import annotations

from fixtures.facts import Wish
from steps.expect import Expect
from steps.observations import organizations as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage


@given("{people:People} is/are registered in two organizations")
def _(people: list[Person], stage: Stage) -> None:
    for who in people:
        stage.register_in_both(who)


@given("{who:Person} is registered in two organizations, with one password")
def _(who: Person, stage: Stage) -> None:
    stage.register_in_both(who, one_password=True)


@given("{who:Person} is registered in the other organization only")
def _(who: Person, stage: Stage) -> None:
    stage.register(who, Wish(who.name, organization=stage.organization("other").id))


@given("there is another organization")
def _(stage: Stage) -> None:
    stage.organization("other")


@given("the organization has an address of its own")
def _(stage: Stage) -> None:
    stage.address = stage.deployment.own_address(stage.deployment.organization)


@given("{who:Person} is at the organization's own address")
def _(who: Person, stage: Stage) -> None:
    who.acts().window().open(stage.address)


@given("{who:Person} has asked for a reset link for {organization:Organization}")
def _(who: Person, organization: str, stage: Stage) -> None:
    who.ring.for_other = organization == "other"
    who.get_reset_link(stage.organization(organization).name)


@when("{who:Person} visits the organization's own address")
def _(who: Person, stage: Stage) -> None:
    who.acts().window().open(stage.address)


@when("{who:Person} logs in with {password:Password}, naming {organization:Organization}")
def _(who: Person, password: Recipe, organization: str, stage: Stage) -> None:
    who.log_in(password, way=stage.naming(organization))


@when("{who:Person} logs in with {password:Password} by the further options, naming {organization:Organization}")
def _(who: Person, password: Recipe, organization: str, stage: Stage) -> None:
    who.log_in(password, way=stage.by_options(organization))


@when("{one:Person} names {foreign:Organization} and {another:Person} {unknown:Organization}{options:Options}")
def _(one: Person, another: Person, foreign: str, unknown: str, options: bool, stage: Stage) -> None:
    for who, which in ((one, foreign), (another, unknown)):
        who.log_in(lambda ring: ring.right, way=stage.by_options(which) if options else stage.naming(which))


@when("{who:Person} asks for a reset link for {organization:Organization}")
def _(who: Person, organization: str, stage: Stage) -> None:
    who.ask_for_reset(stage.organization(organization).name)


@when("{people:People} asks/ask for the names of the organizations")
def _(people: list[Person]) -> None:
    for who in people:
        who.ask_for_names()


@then("{who:Person} is asked for the organization")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.ASKED, seen.asked_for_organization(who, stage))


@then("{who:Person} is not asked for an organization")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NOT_ASKED, seen.not_asked(who, stage))


@then("{who:Person} is asked to log in to {organization:Organization}")
def _(who: Person, organization: str, expect: Expect, stage: Stage) -> None:
    name = stage.organization(organization).name
    expect(f"the login page with {name}", seen.filled_in(who, stage))


@then("{who:Person} is logged in to {organization:Organization}")
def _(who: Person, organization: str, expect: Expect, stage: Stage) -> None:
    expect(f"logged in to {stage.organization(organization).name}", seen.inside(who, stage))


@then("{who:Person}, naming {organization:Organization} instead, is logged in")
def _(who: Person, organization: str, expect: Expect, stage: Stage) -> None:
    expect(SPLASH, seen.correcting(who, stage.organization(organization).name, stage))


@then("{who:Person} can log in to {organization:Organization} with {password:Password}")
def _(who: Person, organization: str, password: Recipe, expect: Expect, stage: Stage) -> None:
    expect(SPLASH, seen.login_there(who, organization, password, stage))


@then("{who:Person} cannot log in to {organization:Organization} with {password:Password}")
def _(who: Person, organization: str, password: Recipe, expect: Expect, stage: Stage) -> None:
    expect(LOGIN, seen.refused_there(who, organization, password, stage))


@then("{who:Person} receives a mail that names both organizations")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    names = " and ".join(stage.organization(which).name for which in ("first", "other"))
    expect(f"a mail that names {names}", seen.named_in_mail(who, stage))


@then("{who:Person} receives a mail that names the first organization only")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(f"a mail that names {stage.organization('first').name}", seen.named_in_mail(who, stage))


@then("the page names no organization")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.NO_NAME, seen.named_on_page(stage))
