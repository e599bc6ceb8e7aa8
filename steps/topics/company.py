"""CloudCX: companies, their languages, the mail to a new person, and the website's texts."""

from __future__ import annotations

from fixtures.facts import Wish
from steps import welcome
from steps.cloudcx import company
from steps.expect import Expect
from steps.observations import company as seen
from steps.person import Person
from steps.sentences import given, then, when
from steps.sight import LOGIN
from steps.stage import Stage


@given("the company's language is {language:Language}")
def _(language: str, stage: Stage) -> None:
    stage.deployment.set_language(stage.organization("first"), language)


@given("{who:Person} has {owner:Person}'s username in the other organization")
def _(who: Person, owner: Person, stage: Stage) -> None:
    other, username = stage.organization("other").id, owner.account.username or False
    stage.register(who, Wish(who.name, username=username, organization=other))


@given("{who:Person} has chosen {language:Language} by the icon")
def _(who: Person, language: str, stage: Stage) -> None:
    company(stage).choose_language(who.acts().window(), language)
    company(stage).everywhere(who.window()).language.wait_for()


@when("{who:Person} enters the name of {organization:Organization}")
def _(who: Person, organization: str, stage: Stage) -> None:
    company(stage).name_company(who.acts().window(), stage.organization(organization).name)


@when("{who:Person} logs in with the username, naming {organization:Organization}")
def _(who: Person, organization: str, stage: Stage) -> None:
    who.log_in(lambda ring: ring.right, identifier=who.account.username, way=stage.naming(organization))


@when("{one:Person} gets the company wrong, {another:Person} the password and {third:Person} the account")
def _(one: Person, another: Person, third: Person, stage: Stage) -> None:
    one.log_in(lambda ring: ring.right, way=stage.naming("unknown"))
    another.log_in(lambda ring: ring.made())
    third.log_in(lambda ring: ring.made())


@when("{who:Person} logs in as the mail says, with {account:MailedAccount}")
def _(who: Person, account: str, stage: Stage) -> None:
    welcome.log_in_by_mail(who, account, stage)


@when("{who:Person} takes Forgot Password")
def _(who: Person, stage: Stage) -> None:
    company(stage).open_forgot(who.acts().window())


@when("{who:Person} asks for a reset link by the username")
def _(who: Person) -> None:
    who.ask_for_reset(identifier=who.account.username)


@when("{who:Person} opens {text:LegalText} from the login page")
def _(who: Person, text: str, stage: Stage) -> None:
    who.come_back()
    company(stage).read(who.window(), text)


@then("{who:Person} is logged in as {owner:Person}")
def _(who: Person, owner: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.shown_as(owner), seen.logged_in_as(who, owner, stage))


@then("{who:Person} receives a mail with all five that a login needs")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(welcome.ALL_FIVE, welcome.held(who, stage))


@then("{who:Person} is asked for the company's name and the account, and for nothing else")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.ASKED, seen.asked_for_reset(who, stage))


@then("{who:Person} reads {text:LegalText}")
def _(who: Person, text: str, expect: Expect, stage: Stage) -> None:
    expect(seen.OWN_TEXT, seen.legal_text(who, text, stage))


@then("it is not the text of {other:LegalText}")
def _(other: str, expect: Expect, stage: Stage) -> None:
    expect(seen.DIFFERENT, seen.own_text(stage.actor, other, stage))


@then("{who:Person} can go back to the login page")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(LOGIN, seen.back_at_login(who, stage))
