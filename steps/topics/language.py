"""The language of pages: the list on every page, and the user settings."""

from __future__ import annotations

from steps.expect import Expect
from steps.genesys_cloud import cloud
from steps.observations import language as seen
from steps.own_language import set_language
from steps.person import Person
from steps.sentences import given, then, when
from steps.stage import Stage


@given("{who:Person} uses the product in {language:Language}")
def _(who: Person, language: str) -> None:
    who.language = language


@given("{who:Person} sits at {screen:Screen}")
def _(who: Person, screen: tuple[int, int]) -> None:
    who.screen = screen


@given("{who:Person} has typed the address")
def _(who: Person, stage: Stage) -> None:
    who.come_back()
    stage.journey.login(who.window()).email.fill(who.account.email)


@given("{who:Person} has chosen {language:Language} on the login page")
def _(who: Person, language: str, stage: Stage) -> None:
    who.come_back()
    stage.journey.choose_language(who.window(), language)
    stage.journey.everywhere(who.window()).language.wait_for()


@given("{who:Person} has chosen {language:Language} in the user settings")
def _(who: Person, language: str, stage: Stage) -> None:
    set_language(who, language, stage)
    stage.journey.messages(who.window()).or_(cloud(stage).everywhere(who.window()).own_language).first.wait_for()


@when("{who:Person} chooses {language:Language} on the login page")
def _(who: Person, language: str, stage: Stage) -> None:
    stage.journey.choose_language(who.acts().window(), language)


@when("{who:Person} chooses {language:Language} in the user settings")
def _(who: Person, language: str, stage: Stage) -> None:
    set_language(who.acts(), language, stage)


@then("the language list lies in the lower right corner")
def _(expect: Expect, stage: Stage) -> None:
    expect(seen.LOWER_RIGHT, seen.place_of_list(stage))


@then("{who:Person} sees {page:Page} in {language:Language}")
def _(who: Person, page: str, language: str, expect: Expect, stage: Stage) -> None:
    expect(seen.in_language(page, language), seen.language_of(who, page, language, stage))


@then("the address that {who:Person} typed is still there")
def _(who: Person, expect: Expect, stage: Stage) -> None:
    expect(seen.STILL_TYPED, seen.typed_address(who, stage))


@then("{who:Person} receives a mail in {language:Language}")
def _(who: Person, language: str, expect: Expect, stage: Stage) -> None:
    expect(f"a mail in {language!r}", seen.language_of_mail(who, language, stage))
