"""The label catalogue: under a name, the forms in which a product may show something to a person."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = {"en": "English", "fr": "Français", "es": "Español"}
"""Each language of any product by its own name, as lists of languages show it."""

PLACES = ("dialog", "message", "enrolment")
"""What has no words of its own: the dialog over the login page, where messages are, and the window to add a device."""

_LACKED = "lacks-"
_EXPRESSION = re.compile(r"/(?P<expression>.+)/(?P<flags>i?)", re.DOTALL)


class LabelError(ValueError):
    """A label that is missing, or a form of one that cannot be used."""


@dataclass(frozen=True)
class Label:
    """One thing to find on a page or in a text, by any of its forms."""

    name: str
    forms: tuple[str, ...]

    def pattern(self, **figures: object) -> re.Pattern[str]:
        """What an accessible name must match: a caption wholly, an expression anywhere. {n} stands for `figures`."""
        sources, insensitive = [], False
        for form in self.forms:
            form = _filled_in(form, figures)
            if expression := _EXPRESSION.fullmatch(form):
                sources.append(f"(?:{expression['expression']})")
                insensitive = insensitive or bool(expression["flags"])
            else:
                # Written without re.escape's escapes of blanks and such: the browser's dialect knows only its own.
                literal = re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", form)
                # Any blank will do: French has one that does not break before its question mark.
                sources.append(rf"^\s*{re.sub(r'\s+', r'\\s+', literal)}\s*$")
        return re.compile("|".join(sources), re.IGNORECASE if insensitive else 0)

    def stands_in(self, text: str, **figures: object) -> bool:
        """Whether a text says this: it holds a caption, or a part that an expression matches."""
        captions = [_filled_in(form, figures) for form in self.forms if not _EXPRESSION.fullmatch(form)]
        words = _with_plain_blanks(text)
        return any(_with_plain_blanks(caption) in words for caption in captions) or bool(
            self.pattern(**figures).search(text)
        )

    def __str__(self) -> str:
        return " or ".join(form if _EXPRESSION.fullmatch(form) else f"“{form}”" for form in self.forms)


class Labels:
    """The labels of one product in one language. Asking for one that is not there raises LabelError."""

    def __init__(self, labels: Mapping[str, Label], selectors: Mapping[str, str] | None = None) -> None:
        self._labels = dict(labels)
        self._selectors = dict(selectors or {})

    def __getitem__(self, name: str) -> Label:
        try:
            return self._labels[name]
        except KeyError:
            raise LabelError(f"no label {name!r}; there are {', '.join(sorted(self._labels))}") from None

    def __iter__(self) -> Iterator[str]:
        """The names of all that are there."""
        return iter(self._labels)

    def selector(self, name: str) -> str | None:
        """By what a control of this name is found instead of by its words; None when those serve."""
        return self._selectors.get(name)

    def together(self, *others: Labels) -> Labels:
        """These labels, each with the forms that it has in others as well."""
        everywhere = (self, *others)
        forms = {name: [form for labels in everywhere for form in labels[name].forms] for name in self._labels}
        together = {name: Label(name, tuple(dict.fromkeys(found))) for name, found in forms.items()}
        return Labels(together, self._selectors)

    def overridden(self, own: Mapping[str, Sequence[str]]) -> Labels:
        """These labels, with a profile's own forms in place of the documents'. Raises LabelError on an unknown name."""
        for name in own:
            self[name]
        selectors = {name: selector for name, selector in self._selectors.items() if name not in own}
        return Labels({**self._labels, **{name: _label(name, forms) for name, forms in own.items()}}, selectors)

    def located(self, locators: Mapping[str, str], lacks: Sequence[str]) -> Labels:
        """These labels, some found by a profile's selectors, and some by nothing because the target has no such
        control. Raises LabelError on an unknown name.
        """
        for name in (*locators, *lacks):
            if name not in PLACES:
                self[name]
        nowhere = {name: f"css={_LACKED}{name}" for name in lacks}
        return Labels(self._labels, {**self._selectors, **locators, **nowhere})


def lacked(text: str) -> str | None:
    """The control that a browser has looked for in vain because the profile says that the target has none."""
    found = re.search(rf"\b{_LACKED}([\w-]+)", text)
    return found[1] if found else None


@cache
def load(product: str, language: str = "en") -> Labels:
    """The labels of `product`, such as genesys-cloud, in a language. Raises LabelError when they cannot be read."""
    path = FOLDER / f"{product.replace('-', '_')}.{language}.toml"
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        there = ", ".join(sorted(found.name for found in FOLDER.glob("*.toml")))
        raise LabelError(f"no labels for {product} in {language!r}: {path.name} is not among {there}") from None
    return Labels({name: _label(name, forms) for name, forms in raw.items()})


def _filled_in(form: str, figures: Mapping[str, object]) -> str:
    for name, value in figures.items():
        form = form.replace(f"{{{name}}}", str(value))
    return form


def _with_plain_blanks(text: str) -> str:
    return " ".join(text.split())


def _label(name: str, forms: object) -> Label:
    if not isinstance(forms, Sequence) or isinstance(forms, str) or not forms:
        raise LabelError(f"label {name!r}: a list of forms is wanted, with one at least")
    texts = tuple(str(form) for form in forms)
    for text in texts:
        if expression := _EXPRESSION.fullmatch(text):
            try:
                re.compile(expression["expression"].replace("{n}", "1"))
            except re.error as error:
                raise LabelError(f"label {name!r}: {text} is not a regular expression: {error}") from None
    return Label(name, texts)
