"""Every text is there in every language, and the right language is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from starlette.requests import Request

from simulator.products import PRODUCTS, genesys_cloud
from simulator.products.genesys_cloud import letters, texts
from simulator.web.languages import Languages

FOLDER = Path(genesys_cloud.__file__).parent
LANGUAGES = genesys_cloud.LANGUAGES


MFA = (texts.KINDS, texts.ABOUT_KINDS, texts.MISSING)


def _in_templates(folder: Path) -> Iterator[str]:
    methods = [("**", "jinja2.ext:babel_extract")]
    for _, _, message, _, _ in extract_from_dir(folder, methods, callback=None):
        assert isinstance(message, str)
        yield message


def _told() -> set[str]:
    tables = (texts.REFUSALS, texts.LINKS, texts.UNMET, texts.SSO_REFUSALS, letters.SUBJECTS, *MFA)
    single = {value for name, value in vars(texts).items() if name.isupper() and isinstance(value, str)}
    single |= {letters.TEXT_MESSAGE}
    return single | {text for table in tables for text in table.values()}


@pytest.mark.parametrize("language", [code for code in LANGUAGES.names if code != "en"])
def test_a_catalogue_has_every_text_and_no_other_placeholders(language: str) -> None:
    wanted = {*_in_templates(FOLDER / "templates"), *_told()}
    assert len(wanted) > 50
    translated = {text: LANGUAGES.translate(text, language) for text in wanted}
    with (FOLDER / "locales" / f"{language}.po").open("rb") as file:
        known = {str(message.id) for message in read_po(file)}
    assert wanted - known == set()
    for text, other in translated.items():
        assert text.count("{") == other.count("{"), text


def test_languages_are_listed_in_their_own_words() -> None:
    assert LANGUAGES.names == {"en": "English", "fr": "Français"}


def _request(cookie: str = "", accepted: str = "") -> Request:
    headers = [(b"cookie", cookie.encode()), (b"accept-language", accepted.encode())]
    return Request({"type": "http", "headers": headers})


@pytest.mark.parametrize(
    ("cookie", "accepted", "chosen"),
    [
        ("", "", "en"),
        ("", "fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("", "de, en;q=0.5, fr;q=0.7", "fr"),
        ("", "nonsense;;q=x", "en"),
        ("language=fr", "en", "fr"),
        ("language=../../etc", "fr", "fr"),
    ],
)
def test_the_choice_comes_before_the_browsers_own_language(cookie: str, accepted: str, chosen: str) -> None:
    assert LANGUAGES.chosen(_request(cookie, accepted)) == chosen


def test_an_unknown_language_or_text_is_left_as_it_is(tmp_path: Path) -> None:
    assert LANGUAGES.translate("Log In", "xx") == "Log In"
    assert LANGUAGES.translate("No such text", "fr") == "No such text"
    assert Languages(tmp_path).names == {"en": "English"}


def test_every_product_has_its_languages() -> None:
    assert all(any(code.startswith("en") for code in product.languages.names) for product in PRODUCTS.values())
