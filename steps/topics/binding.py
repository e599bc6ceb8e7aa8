"""Google and Office 365: what binds an account there to one of the company, and undoes it."""

from __future__ import annotations

from dataclasses import replace

from steps.cloudcx import company
from steps.expect import Expect
from steps.observations import binding as seen
from steps.person import Person
from steps.recipes import Recipe
from steps.sentences import given, then, when
from steps.sight import BINDING, PROMPT, SPLASH
from steps.stage import Stage


@given("{organization:Organization} has enabled {dress:SignIn}")
def _(organization: str, dress: str, stage: Stage) -> None:
    stage.providers.append(stage.deployment.connect(stage.organization(organization), "oidc", dress))


@given("{who:Person} is offered the provider at the login of {organization:Organization}")
def _(who: Person, organization: str, stage: Stage) -> None:
    stage.journey.go_to_login_of(who.acts().window(), stage.organization(organization).name)
    stage.journey.sso.icon(who.window(), stage.provider).wait_for()


@given("every provider knows {who:Person}")
def _(who: Person, stage: Stage) -> None:
    who.ring.at_provider = who.ring.made()
    for provider in stage.providers:
        stage.deployment.add_identity(provider, who.account, who.ring.at_provider)


@given("the provider knows {who:Person} by another address")
def _(who: Person, stage: Stage) -> None:
    who.ring.at_provider, who.address_there = who.ring.made(), stage.deployment.stranger(who.name).email
    there = replace(who.account, email=who.address_there)
    stage.deployment.add_identity(stage.provider, there, who.ring.at_provider)


@given("{people:People} has/have bound an account at the provider")
def _(people: list[Person], stage: Stage) -> None:
    for who in people:
        who.ring.at_provider = who.ring.made()
        stage.deployment.add_identity(stage.provider, who.account, who.ring.at_provider)
        stage.deployment.bind(who.account, stage.provider)


@given("the provider's account of {people:People} is bound")
def _(people: list[Person], stage: Stage) -> None:
    for who in people:
        stage.deployment.bind(who.account, stage.provider, who.address_there or None)


@given("{who:Person} is asked to bind the provider's account")
def _(who: Person, stage: Stage) -> None:
    who.log_in_by(stage.provider)
    who.must_be_at(BINDING)


@given("{who:Person} is asked to bind the provider's account of {owner:Person}")
def _(who: Person, owner: Person, stage: Stage) -> None:
    who.log_in_by(stage.provider, with_account_of=owner)
    who.must_be_at(BINDING)


@given("{who:Person} is asked for a code after {password:Password} at Bind")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    who.log_in_by(stage.provider)
    company(stage).sso.bind(who.window(), who.account.email, who.ring.type(password(who.ring)))
    who.must_be_at(PROMPT)


@given("{who:Person} has tried to bind with wrong passwords, one fewer than lock the account")
def _(who: Person, stage: Stage) -> None:
    for _turn in range(stage.deployment.figures.lockout_attempts - 1):
        stage.deployment.spend_attempt(who.account, may_lock=True)
        company(stage).sso.bind(who.window(), who.account.email, who.ring.made())


@when("{who:Person} takes Sign in with {dress:SignIn}")
def _(who: Person, dress: str, stage: Stage) -> None:
    stage.journey.sso.start(who.acts().window(), seen.provider(dress, stage))


@when("{who:Person} binds with {password:Password}")
def _(who: Person, password: Recipe, stage: Stage) -> None:
    typed = who.ring.type(password(who.ring))
    if typed != who.ring.right:
        stage.deployment.spend_attempt(who.account, may_lock=True)
    company(stage).sso.bind(who.acts().window(), who.account.email, typed)


@when("{who:Person} binds with the account and the password of {owner:Person}")
def _(who: Person, owner: Person, stage: Stage) -> None:
    company(stage).sso.bind(who.acts().window(), owner.account.email, who.ring.type(owner.ring.right))


@when("{who:Person} undoes the binding")
def _(who: Person, stage: Stage) -> None:
    company(stage).sso.unbind(who.acts().window())


@when("{who:Person} looks at the security settings")
def _(who: Person, stage: Stage) -> None:
    company(stage).open_security(who.acts().window())


@then("{who:Person} chooses an account at {dress:SignIn}")
def _(who: Person, dress: str, expect: Expect, stage: Stage) -> None:
    expect(seen.CHOICE, seen.chooser(who, seen.provider(dress, stage)))


@then("{who:Person} is refused, and can try again to bind")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.REFUSED, seen.refusal(who, "refused", stage))


@then("{who:Person} is told that it is bound already")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.REFUSED, seen.refusal(who, "already_bound", stage))


@then("{who:Person} is asked to bind")
def _(who: Person, expect: Expect) -> None:
    expect(BINDING, seen.place(who))


@then("{who:Person} is asked to bind at the next login by the provider")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(BINDING, seen.next_login(who, stage))


@then("{who:Person} is logged in at the next login by the provider")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(SPLASH, seen.next_login(who, stage))


@then("{who:Person} reads {dress:SignIn} and the address there as the connected account")
def _(who: Person, dress: str, expect: Expect, stage: Stage) -> None:
    expect(seen.CONNECTED, seen.connected(who, dress, stage))


@then("{who:Person} reads that no account is connected")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.NONE_CONNECTED, seen.none_connected(who, stage))
