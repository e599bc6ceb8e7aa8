"""What the login page shows to the same browser, by the same labels as in a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Error, Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from fixtures.browser import Window
from fixtures.figures import PRODUCTS
from fixtures.guard import captcha as captcha_of
from fixtures.target import Deployment
from steps.diagnosis.finding import Finding, fine, untold, wrong
from steps.diagnosis.nearest import Named, names_like, names_on, nearest, roles_of
from steps.labels import Label, LabelError, Labels, lacked, load
from steps.pages.journey import Journey, folded, journey_through

LOGIN_PAGE = "the login page"
_NOBODYS = "a caption that no page has"
_WORDS = re.compile(
    r"captcha|not a robot|are you (a )?human|verify(ing)? (that )?you are (a )?human|just a moment|unusual traffic"
    r"|attention required|pas un robot|êtes humain|no soy un robot",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Fit:
    """How well a page is the login page of a product: what was found of what is looked for."""

    product: str
    found: tuple[str, ...]
    missing: tuple[str, ...]
    named: bool
    """Whether the page bears the product's name."""

    @property
    def share(self) -> float:
        return len(self.found) / (len(self.found) + len(self.missing))

    def __str__(self) -> str:
        return f"{self.product} {len(self.found)} of {len(self.found) + len(self.missing)}"


def opened(journey: Journey, window: Window, patience: float) -> Finding | None:
    """Go to the front door and wait until the page has come to rest; a finding when the browser cannot."""
    try:
        journey.visit(window)
    except PlaywrightTimeout:
        found = f"the browser has waited {patience:g} s for {journey.front_door}"
        return wrong("patience", found, "set patience higher, or see why it is slow")
    except Error as error:
        said = error.message.splitlines()[0].removeprefix("Page.goto: ")
        advice = "the browser trusts this machine's authorities only" if "ERR_CERT" in said else "see what is between"
        return wrong("url", f"the browser cannot open it: {said}", advice)
    rest(journey, window, patience)
    return None


def rest(journey: Journey, window: Window, patience: float) -> None:
    """Wait until nothing more is fetched, and something can be filled in or clicked; no longer than a run would."""
    with suppress(PlaywrightTimeout):
        window.page.wait_for_load_state("networkidle", timeout=patience * 1000)
    controls = window.page.get_by_role("textbox").or_(window.page.get_by_role("button"))
    with suppress(PlaywrightTimeout):
        journey.login(window).log_in.or_(controls).first.wait_for(timeout=patience * 1000)


def captcha(window: Window) -> Finding:
    """Whether the page wants proof that a person looks at it: by whose pages it holds, or by its words when nothing
    else can be done there."""
    asked = (request.url for request in window.requests if request.resource_type == "document")
    for address in (*asked, *(frame.url for frame in window.page.frames)):
        if provider := captcha_of(address):
            return _captcha(f"the page holds a captcha of {provider}")
    if not window.page.locator("input[type=password]").first.is_visible():
        text = folded([window.page.title(), window.page.locator("body").inner_text()])
        if words := _WORDS.search(text):
            return _captcha(f"the page says “{words[0]}”")
    return fine("captcha", "none is seen on the login page")


def _captcha(found: str) -> Finding:
    return wrong("captcha", found, "have this machine's address let through without one, or use a deployment for tests")


def fit(journey: Journey, product: str, window: Window, words: Labels) -> Fit:
    """How well the page in view is a product's login page in the language of `words`."""
    shown = {name: control.first.is_visible() for name, control in _captions(journey, window, words).items()}
    title = next((words[name] for name in ("product", "title") if name in words), None)
    return Fit(
        product,
        tuple(name for name, there in shown.items() if there),
        tuple(name for name, there in shown.items() if not there),
        title is not None and title.stands_in(window.page.title()),
    )


def other_fits(window: Window, product: str, language: str, deployment: Deployment) -> list[Fit]:
    """How well the page in view is the login page of each other product."""
    fits = []
    for other in PRODUCTS:
        with suppress(LabelError, LookupError):
            if other != product:
                words = load(other, language)
                journey = journey_through(other)(words, partial(load, other), deployment)
                fits.append(fit(journey, other, window, words))
    return fits


def product(own: Fit, others: list[Fit]) -> Finding:
    """Whether the page is that of the profile's product, by its captions, and by its title where these do not tell."""
    told = ", ".join(str(each) for each in (own, *others))
    best = max(others, key=_likelihood, default=own)
    if _likelihood(best) > _likelihood(own):
        advice = f'is it product = "{best.product}"? If not, give its captions in [labels]'
        return wrong(
            "product", f"the page is more like {best.product}'s than {own.product}'s ({told} captions)", advice
        )
    if not own.found:
        return untold("product", f"the page has no caption of any product ({told})", "see url and [labels]")
    return fine("product", f"the page is {own.product}'s ({told} captions)")


def _likelihood(fit: Fit) -> tuple[float, bool]:
    return round(fit.share, 2), fit.named


def login_page(own: Fit, window: Window, where: str) -> Finding:
    """Whether the page in view is one to log in at."""
    if own.found and ("the password's field" in own.found or own.share >= 0.5):
        return fine("url", f"the login page is there, {where}")
    if window.page.locator("input[type=password]").first.is_visible():
        return untold("url", f"a page with a field for a password is there, {where}", "its captions go into [labels]")
    title = window.page.title() or window.page.url
    return wrong("url", f"no login page is there, {where}, but a page titled “{title}”", "see url and [paths]")


def labels(own: Fit, journey: Journey, window: Window, words: Labels, locale: str) -> Iterator[Finding]:
    """What is wrong with each label that is looked for on the login page, and what may be meant."""
    if not own.missing:
        yield fine("labels", f"all {len(own.found)} captions of the login page are found in {locale}")
        return
    controls, there = _captions(journey, window, words), names_on(window.page)
    for caption in own.missing:
        names = _labels_behind(caption, journey, window, words)
        if names and all(lacked(words.selector(name) or "") or name in journey.paths for name in names):
            yield fine(f"labels.{names[0]}", f"{caption} is not on the login page, as the profile has it")
            continue
        roles = roles_of(controls[caption])
        yield _missing(caption, [words[name] for name in names], names_like(there, roles), locale)


def _missing(caption: str, looked_for: list[Label], among: list[Named], locale: str) -> Finding:
    wanted = " or ".join(str(label) for label in looked_for) or "nothing that is known"
    found = f"{caption} is not on the login page in {locale}: no {wanted}"
    name = looked_for[0].name if looked_for else caption
    like = nearest(looked_for[0], among) if looked_for else None
    if like is None:
        return wrong(f"labels.{name}", found, "see url, and the page")
    return wrong(
        f"labels.{name}", f"{found}; the nearest is {like}", f"if that is it: [labels] {name} = [{_quoted(like.name)}]"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _captions(journey: Journey, window: Window, words: Labels) -> dict[str, Locator]:
    return dict(journey.captions(LOGIN_PAGE, window, words))


def _labels_behind(caption: str, journey: Journey, window: Window, words: Labels) -> tuple[str, ...]:
    """The labels by which a caption is looked for: those without which it would be looked for otherwise."""
    usual = str(_captions(journey, window, words)[caption])
    return tuple(
        name
        for name in words
        if str(_captions(journey, window, words.overridden({name: [_NOBODYS]}))[caption]) != usual
    )
