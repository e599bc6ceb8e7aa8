"""What is seen of single sign-on: icons, the provider's own login, and refusals of what the provider said."""

from __future__ import annotations

from collections.abc import Callable

from fixtures.address import host_of
from fixtures.facts import Provider
from steps.genesys_cloud import cloud
from steps.person import Person
from steps.sight import LOGIN, SPLASH
from steps.stage import Stage

type Look = Callable[[], str]

REFUSED = "refused with a message, and with a way back to the login page"
POINTED_TO_SSO = "refused, and pointed to single sign-on"
NO_PASSWORD = "the provider, and no password asked for"  # noqa: S105 - words
THEMSELVES = "known by the own address, and by nobody else's"
NO_BUTTON = "no company button"


def in_words(providers: list[Provider]) -> str:
    """What is expected of the icons."""
    return ", ".join(f"one {name}" for name in sorted({provider.name for provider in providers})) or "no icon"


def icons(who: Person, stage: Stage) -> Look:
    """The icons at the login of the organization, among those of all providers of the deployment."""

    def look() -> str:
        sight = who.sees()
        if sight.place != LOGIN:
            return str(sight)
        names = {provider.name: provider for provider in stage.providers}
        counted = {name: stage.journey.sso.icon(who.window(), each).count() for name, each in sorted(names.items())}
        shown = [f"{'one' if count == 1 else count} {name}" for name, count in counted.items() if count]
        return ", ".join(shown) or "no icon"

    return look


def at_provider(who: Person, provider: Provider, stage: Stage) -> Look:
    """Whether the person is asked to log in at the provider's own site."""

    def look() -> str:
        window = who.window()
        if stage.journey.sso.is_at(window, provider):
            return f"the login of {provider.name}"
        return f"{who.sees()}, at {host_of(window.page.url)}"

    return look


def identity(who: Person, stage: Stage) -> Look:
    """As whom the product knows the person who is logged in: by the addresses on My Account."""

    def look() -> str:
        window, journey = who.window(), cloud(stage)
        if who.is_at(SPLASH):
            journey.splash(window).entry("account").click()
            journey.splash(window).entry("account").wait_for(state="hidden")
        text = journey.text(window).lower()
        named = [each.account.email for each in stage.registered() if each.account.email in text]
        return THEMSELVES if named == [who.account.email] else f"known as {' and '.join(named) or 'nobody'}"

    return look


def refusal(who: Person, stage: Stage) -> Look:
    """Whether nobody is logged in, and the page says something and leads back."""

    def look() -> str:
        sight, window = who.sees(), who.window()
        inside = stage.journey.sso.way_out(window).is_visible()
        led_back = sight.place == LOGIN or stage.journey.sso.way_back(window).count() > 0
        if sight.place != SPLASH and not inside and sight.message and led_back:
            return REFUSED
        return f"{sight}{', logged in' if inside else ''}{'' if led_back else ', without a way back'}"

    return look


def pointed_to_sso(who: Person, stage: Stage) -> Look:
    """Whether the person is not let in, and told of single sign-on."""

    def look() -> str:
        sight = who.sees()
        told = stage.journey.words(who.window())["of_sso"].stands_in(sight.message)
        return POINTED_TO_SSO if sight.place == LOGIN and told else str(sight)

    return look


def led_to_provider(who: Person, stage: Stage) -> Look:
    """Whether the page leads to the provider, at once or by what is there to click, and asks for no password."""

    def look() -> str:
        window, provider, journey = who.window(), stage.provider, stage.journey
        if cloud(stage).sso.is_at(window, provider):
            return NO_PASSWORD
        if journey.form(window).new_password.count() or journey.login(window).password.count():
            return f"a password asked for; {who.sees()}"
        return NO_PASSWORD if cloud(stage).sso.way_in(window, provider).count() == 1 else str(who.sees())

    return look


def going_on(who: Person, stage: Stage) -> Look:
    """Where it ends when the person goes on by the provider; done at the first look."""
    done: list[bool] = []

    def look() -> str:
        if not done:
            done.append(True)
            window, provider = who.window(), stage.provider
            cloud(stage).sso.click(window, cloud(stage).sso.way_in(window, provider))
            cloud(stage).sso.authenticate(window, provider, who.account.email, who.ring.at_provider)
        return who.place()

    return look


def company_button(who: Person, stage: Stage) -> Look:
    """The company whose button is on the login page: the organization, or its provider, by name."""

    def look() -> str:
        window, organization = who.window(), stage.organization("first")
        names = [organization.name, *(provider.name for provider in stage.providers)]
        shown = [name for name in names if cloud(stage).sso.company_button(window, name).count() == 1]
        if not who.is_at(LOGIN):
            return str(who.sees())
        return "one company button" if len(shown) == 1 else f"{', '.join(shown)}" or NO_BUTTON

    return look
