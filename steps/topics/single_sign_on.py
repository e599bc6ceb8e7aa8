"""Single sign-on: providers, logging in by them, and answers that they should not have given."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import single_sign_on as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.sight import SPLASH
from steps.stage import Stage


def _out(who: Person, stage: Stage) -> None:
    who.log_out()
    stage.journey.login(who.window()).log_in.wait_for()


def _in_and_out(who: Person, stage: Stage) -> None:
    who.be_logged_in_by(stage.provider)
    _out(who, stage)


@given("{organization:Organization} uses single sign-on over {protocol:Protocol}")
def _(organization: str, protocol: str, stage: Stage) -> None:
    stage.providers.append(stage.deployment.connect(stage.organization(organization), protocol))


@given("that provider is disabled")
def _(stage: Stage) -> None:
    stage.deployment.disable(stage.provider)


@given("{organization:Organization} allows single sign-on over {protocol:Protocol} only")
def _(organization: str, protocol: str, stage: Stage) -> None:
    stage.providers.append(stage.deployment.connect(stage.organization(organization), protocol))
    stage.deployment.allow_sso_only(stage.organization(organization))


@given("the provider knows {people:People}")
def _(people: list[Person], stage: Stage) -> None:
    for who in people:
        who.ring.at_provider = who.ring.made()
        stage.deployment.add_identity(stage.provider, who.account, who.ring.at_provider)


@given("{who:Person} has logged in by single sign-on")
def _(who: Person, stage: Stage) -> None:
    who.be_logged_in_by(stage.provider)


@given("{who:Person} has logged in and out by single sign-on")
def _(who: Person, stage: Stage) -> None:
    _in_and_out(who, stage)


@given("{who:Person} has logged in and out, of the product and at the provider")
def _(who: Person, stage: Stage) -> None:
    _in_and_out(who, stage)
    cloud(stage).sso.log_out_there(who.window(), stage.provider)


@given("{who:Person} has logged in and out, and the provider's answer is {wrong:Wrong}")
def _(who: Person, wrong: str, stage: Stage) -> None:
    _in_and_out(who, stage)
    stage.deployment.answer_wrongly(stage.provider, wrong, stage.registered()[-1].account)


@given("the provider's answer is {wrong:Wrong}")
def _(wrong: str, stage: Stage) -> None:
    stage.deployment.answer_wrongly(stage.provider, wrong, stage.registered()[-1].account)


@when("{who:Person} goes to the login of {organization:Organization}")
def _(who: Person, organization: str, stage: Stage) -> None:
    stage.journey.go_to_login_of(who.acts().window(), stage.organization(organization).name)


@when("{who:Person} logs in by single sign-on")
def _(who: Person, stage: Stage) -> None:
    who.log_in_by(stage.provider)


@when("{who:Person} logs in by single sign-on, with a wrong password at the provider")
def _(who: Person, stage: Stage) -> None:
    who.log_in_by(stage.provider, password=who.ring.made())


@when("{who:Person} begins single sign-on{elsewhere:Where}")
def _(who: Person, elsewhere: bool, stage: Stage) -> None:
    stage.journey.sso.start(who.acts().window(another=elsewhere), stage.provider)


@when("{who:Person} follows the invitation link, wherever it leads")
def _(who: Person) -> None:
    who.acts().window().open(who.link("invitation"))


@when("{who:Person} takes the company's button")
def _(who: Person, stage: Stage) -> None:
    window = who.acts().window()
    button = cloud(stage).sso.company_button(window, stage.organization("first").name)
    cloud(stage).sso.click(window, button.or_(cloud(stage).sso.company_button(window, stage.provider.name)))


@then("{who:Person} is offered every provider of the deployment")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.in_words(stage.providers), seen.icons(who, stage))


@then("{who:Person} is offered the first provider only")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.in_words(stage.providers[:1]), seen.icons(who, stage))


@then("{who:Person} is offered no provider")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.in_words([]), seen.icons(who, stage))


@then("{who:Person} is known to the product as nobody else")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.THEMSELVES, seen.identity(who, stage))


@then("{who:Person} is asked to log in at the provider")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(f"the login of {stage.provider.name}", seen.at_provider(who, stage.provider, stage))


@then("{who:Person} is refused with a way back to the login page")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.REFUSED, seen.refusal(who, stage))


@then("{who:Person} is refused and pointed to single sign-on")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.POINTED_TO_SSO, seen.pointed_to_sso(who, stage))


@then("{who:Person} is led to the provider, and asked for no password")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NO_PASSWORD, seen.led_to_provider(who, stage))


@then("{who:Person}, going on by the provider, is logged in")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(SPLASH, seen.going_on(who, stage))


@then("{who:Person} sees one company's button, with its name")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect("one company button", seen.company_button(who, stage))


@then("{who:Person} sees no company's button")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NO_BUTTON, seen.company_button(who, stage))
