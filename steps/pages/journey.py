"""How one gets about in a product: what every product has. What only one has is in that product's own journey."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import ClassVar, Protocol, Self
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Locator

from fixtures.browser import Window
from fixtures.facts import Provider
from fixtures.target import Deployment
from steps.labels import Label, Labels
from steps.pages.controls import Controls
from steps.pages.entering import Entering, typed
from steps.pages.login import LoginPage
from steps.sight import ELSEWHERE, SPLASH, Sight

PATHS = ("login", "forgot_password", "account")
"""The pages to which a target may have a path of its own, by the label of what usually leads there."""
NO_PATHS: Mapping[str, str] = MappingProxyType({})
_UNSENT = ":user-invalid:focus"
_SAID = f"""elements => elements.map(each =>
  each.matches('{_UNSENT}') ? ['', each.validationMessage] : [each.innerText ?? '', ''])"""


class PasswordForm(Protocol):
    """Where a new password is entered twice."""

    @property
    def new_password(self) -> Locator: ...
    @property
    def verify_new_password(self) -> Locator: ...
    def complete(self, purpose: str) -> Locator:
        """The button that completes it: to `register`, to `reset_password`, to `change_password`."""
        ...


class Everywhere(Protocol):
    """What says in which language a page is, and lets one choose another."""

    @property
    def language(self) -> Locator: ...
    @property
    def spoken(self) -> str | None: ...


class ByProvider(Protocol):
    """The ways that lead by an identity provider."""

    def icon(self, window: Window, provider: Provider) -> Locator:
        """What leads to a provider, at the login page that names its organization."""
        ...

    def way_back(self, window: Window) -> Locator:
        """What leads from a refusal to the login page."""
        ...

    def way_out(self, window: Window) -> Locator:
        """What logs out whoever is logged in."""
        ...

    def start(self, window: Window, provider: Provider) -> None:
        """Go to the provider's icon and click it, if it is there."""
        ...

    def is_at(self, window: Window, provider: Provider) -> bool:
        """Whether the provider asks for a login there."""
        ...

    def authenticate(self, window: Window, provider: Provider, name: str, password: str) -> None:
        """Log in at the provider, if it asks for that, and wait until the product has answered."""
        ...


class SecondFactor(Protocol):
    """The ways that lead by what a person has besides the password."""

    def log_in(self, window: Window, email: str, password: str) -> None:
        """Log in as far as the password leads."""
        ...

    def choose(self, window: Window, name: str) -> None:
        """Choose a device, where there is a choice."""
        ...

    def code(self, window: Window) -> Locator:
        """The field for a code."""
        ...

    def present(self, window: Window, code: str, enter: Entering = typed) -> None:
        """Enter a code, where one is asked for, and wait until something comes of it."""
        ...

    def ask_for_new_code(self, window: Window) -> None:
        """Ask for another code by message."""
        ...

    def picture(self, window: Window) -> bytes:
        """What a phone's camera sees of the QR code."""
        ...

    def source_of_picture(self, window: Window) -> str:
        """Where the picture is from: in a page that holds the picture itself, this is as secret as what it shows."""
        ...

    def validate(self, window: Window, code: str, enter: Entering = typed) -> None:
        """Enter the code that proves what is being added, and wait until something comes of it."""
        ...


class Journey(ABC):
    """The ways through one deployment. `in_languages` are those of the product, its default first."""

    in_languages: ClassVar[tuple[str, ...]] = ("en", "fr")

    def __init__(
        self,
        labels: Labels,
        translated: Callable[[str], Labels],
        deployment: Deployment,
        paths: Mapping[str, str] = NO_PATHS,
    ) -> None:
        """`paths` has some of PATHS, where a target's own lead."""
        self.labels = labels
        self.translated = translated
        self._deployment = deployment
        self.paths = paths

    @classmethod
    def of(cls, journey: Journey) -> Self:
        """The journey as this product's own. Raises TypeError when it leads through another product."""
        if not isinstance(journey, cls):
            raise TypeError(f"this belongs to {cls.__name__}, and the journey is one through {type(journey).__name__}")
        return journey

    def words(self, window: Window) -> Labels:
        """The labels in the language that the window's person reads."""
        return self.translated(window.language) if window.language else self.labels

    def languages(self, name: str) -> dict[str, Label]:
        """One label in each language."""
        return {language: self.translated(language)[name] for language in self.in_languages}

    @property
    def sso(self) -> ByProvider:
        """Raises TypeError where nobody logs in by a provider."""
        raise TypeError(f"{type(self).__name__} knows no way by a provider")

    @property
    def second_factor(self) -> SecondFactor:
        """Raises TypeError where nobody is asked for more than the password."""
        raise TypeError(f"{type(self).__name__} knows no way by a second factor")

    @property
    def front_door(self) -> str:
        return self._deployment.url

    # --- pages

    @abstractmethod
    def login(self, window: Window) -> LoginPage: ...

    @abstractmethod
    def form(self, window: Window, words: Labels | None = None) -> PasswordForm:
        """The form for a new password, in the words that the window's person reads, or in others."""

    @abstractmethod
    def everywhere(self, window: Window) -> Everywhere: ...

    @abstractmethod
    def inside(self, window: Window) -> Locator:
        """What is there when a login has succeeded, and only then."""

    @abstractmethod
    def signs(self, window: Window) -> Sequence[tuple[str, Locator]]:
        """The places of `steps.sight`, each with what it is known by; the first that is visible counts."""

    @abstractmethod
    def captions(self, page: str, window: Window, words: Labels) -> Mapping[str, Locator]:
        """What must be on a page, called as the features call it, if it is in the language of `words`."""

    # --- ways

    def visit(self, window: Window) -> None:
        """Go to the product's front door."""
        window.open(self.front_door)

    def take(self, window: Window, name: str, control: Locator) -> None:
        """Go where one of PATHS leads: by the path that the target has for it, else by the control of that label."""
        if name in self.paths:
            window.open(urljoin(self.front_door, self.paths[name]))
        else:
            control.click()

    def go_to_login(self, window: Window) -> None:
        """Go to the login page: the front door's, unless the target has another path to it."""
        window.open(urljoin(self.front_door, self.paths.get("login", "")))

    def log_in(self, window: Window, identifier: str, password: str) -> None:
        """Enter credentials, at the login page in view or else at the front door's."""
        page = self.login(window)
        if not self.is_at_login(window):
            self.go_to_login(window)
        page.email.fill(identifier)
        page.password.fill(password)
        page.log_in.click()

    def log_in_naming(self, window: Window, identifier: str, password: str, name: str) -> None:  # noqa: ARG002
        """Log in, and name the organization where that is asked for."""
        self.log_in(window, identifier, password)

    def go_to_login_of(self, window: Window, name: str) -> None:
        """Be at the login of the organization of this name. Raises TypeError where none is named."""
        raise TypeError(f"no login of {type(self).__name__} is {name}'s, at {window.page.url}")

    def open_own_page(self, window: Window) -> None:
        """Go from the first page to the one that says who is logged in, and where. Raises TypeError where none does."""
        raise TypeError(f"no page of {type(self).__name__} says who is logged in, at {window.page.url}")

    @abstractmethod
    def log_out(self, window: Window, name: str) -> None:
        """Log out the person of this full name."""

    @abstractmethod
    def choose_language(self, window: Window, language: str) -> None:
        """Choose a language from the list of the page in view; the front door's when none is."""

    @abstractmethod
    def ask_for_reset(self, window: Window, email: str, organization: str | None = None) -> None: ...

    @abstractmethod
    def ask_again(self, window: Window, email: str) -> None:
        """Take the way that a refused link's page offers, and ask for another link."""

    def open_link(self, window: Window, link: str) -> int:
        """Follow a personal link, until its form or a message is there; the status of the answer."""
        status = window.open(link)
        arrived = self.messages(window)
        for language in self.in_languages:  # in which language the form is, is another sentence's matter
            arrived = arrived.or_(self.form(window, self.translated(language)).new_password)
        arrived.first.wait_for()
        return status

    def complete(self, window: Window, purpose: str, first: str, second: str, enter: Entering = typed) -> None:
        """Fill in the form in view, send it, and wait until something comes of it."""
        form = self.form(window)
        enter(window, form.new_password, first)
        enter(window, form.verify_new_password, second)
        if (button := form.complete(purpose)).is_visible():
            button.click()
        else:  # what the button is called is another sentence's matter
            form.verify_new_password.press("Enter")
        self.outcome(window).first.wait_for()

    # --- what can be seen

    def is_at_login(self, window: Window) -> bool:
        """Whether the login page is in view. A browser just opened is nowhere, and need not be asked."""
        return window.page.url != "about:blank" and self.login(window).log_in.is_visible()

    def spoken(self, window: Window) -> Locator:
        """The places for alerts and status messages, empty ones too."""
        page = window.page
        usual = page.get_by_role("alert").or_(page.get_by_role("status"))
        return Controls(page, self.labels).place("message", usual)

    def messages(self, window: Window) -> Locator:
        """Alerts and status messages that say something."""
        return self.spoken(window).filter(has_text=re.compile(r"\S"), visible=True)

    def unsent(self, window: Window) -> Locator:
        """The field for which the browser itself refused to send the form: it says why in a bubble beside it."""
        return window.page.locator(_UNSENT)

    def outcome(self, window: Window) -> Locator:
        """What can come of credentials: a login, the login page, a message, the page's or the browser's."""
        said = self.messages(window).or_(self.unsent(window))
        return self.inside(window).or_(self.login(window).log_in).or_(said)

    def is_at(self, window: Window, *places: str) -> bool:
        """Whether `see` would find the window at one of the places, with fewer looks at the page."""
        signs = self.signs(window)
        for number, (place, sign) in enumerate(signs):
            if place in places and sign.is_visible():
                return not any(earlier.is_visible() for _, earlier in signs[:number])
        return False

    def see(self, window: Window) -> Sight:
        """Where the window is, and what it says."""
        said = self.spoken(window).or_(self.unsent(window)).evaluate_all(_SAID)
        place = next((place for place, sign in self.signs(window) if sign.is_visible()), ELSEWHERE)
        message = folded([text for text, _ in said])
        if not message and place != SPLASH:
            message = folded([refusal for _, refusal in said])
        if place != ELSEWHERE:
            return Sight(place, message)
        return Sight(place, message, window.page.title(), "" if self._is_own(window.asked) else window.asked)

    def _is_own(self, host: str) -> bool:
        own = urlsplit(self.front_door).hostname or ""
        return host == own or host.endswith(f".{own}")

    def text(self, window: Window) -> str:
        """All that can be read on the page."""
        return folded([window.page.locator("body").inner_text()])


def folded(texts: list[str]) -> str:
    """Texts as one line, their blanks folded."""
    return " / ".join(text for each in texts if (text := re.sub(r"\s+", " ", each).strip()))


def journey_through(product: str) -> type[Journey]:
    """The journey of a product such as genesys-cloud: the class GenesysCloud of steps.pages.genesys_cloud.journey.

    Raises LookupError when there is none.
    """
    parts = product.split("-")
    try:
        module = import_module(f"steps.pages.{'_'.join(parts)}.journey")
    except ModuleNotFoundError as error:
        raise LookupError(f"nobody knows the ways through {product}") from error
    found: type[Journey] = getattr(module, "".join(part.capitalize() for part in parts))
    return found
