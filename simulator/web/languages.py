"""The languages of a product's pages: one Babel catalogue a language, read when it is first used."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from starlette.requests import Request

from simulator.deployments.deployment import DEFAULT_LANGUAGE

COOKIE = "language"
OWN_NAME = re.compile(r'"X-Language-Name: (.+?)\\n"')


class Languages:
    """`folder` holds `<code>.po` files whose header names the language in its own words. `own` needs none: it is what
    the templates are written in. `of_browser`: whether a first visit is in the browser's own language; it is in `own`
    otherwise."""

    def __init__(
        self, folder: Path, own: tuple[str, str] = (DEFAULT_LANGUAGE, "English"), *, of_browser: bool = True
    ) -> None:
        self._folder, self._own, self._of_browser = folder, own, of_browser
        self._read: dict[str, dict[str, str]] = {own[0]: {}}

    @cached_property
    def names(self) -> dict[str, str]:
        """Every language's code and its name in its own words."""
        found = {path.stem: OWN_NAME.search(path.read_text("utf-8")) for path in sorted(self._folder.glob("*.po"))}
        return {self._own[0]: self._own[1], **{code: name[1] if name else code for code, name in found.items()}}

    def translate(self, text: str, language: str) -> str:
        """The text in that language; the text itself where the catalogue has nothing."""
        if language not in self._read:
            self._read[language] = _catalogue(self._folder / f"{language}.po") if language in self.names else {}
        return self._read[language].get(text) or text

    def chosen(self, request: Request) -> str:
        """The language of a visit: the one chosen in this browser before, else the first of the browser's own that
        there is (RFC 9110, Accept-Language), else the product's own."""
        kept = request.cookies.get(COOKIE, "")
        accepted = _accepted(request.headers.get("accept-language", "")) if self._of_browser else []
        return next((language for language in (kept, *accepted) if language in self.names), self._own[0])


def _catalogue(file: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with file.open("rb") as opened:
        return {str(m.id): str(m.string) for m in read_po(opened) if m.id and m.string}


def _accepted(header: str) -> list[str]:
    """Language codes of an Accept-Language header, most wanted first."""
    weighted = []
    for part in header.split(","):
        tag, _, parameters = part.strip().partition(";")
        weight = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", parameters)
        weighted.append((-(float(weight[1]) if weight else 1.0), tag.partition("-")[0].lower()))
    return [code for _, code in sorted(weighted, key=lambda pair: pair[0])]
