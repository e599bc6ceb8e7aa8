"""Links and codes out of bodies: what a reader of the mail would click or type."""

from __future__ import annotations

import re

from fake_smtp.markup import Tag, tokens

_LINK = re.compile(r"https?://[^\s<>\"“”«»`\\^{|}]+", re.IGNORECASE)
_PUNCTUATION = frozenset(".,;:!?'’…。、*")
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "code", "em", "font", "i", "kbd", "mark", "s", "small", "span", "strong", "u"}
)
_SCANNED = 1_000_000
"""Characters of an HTML body that are read for links and codes; what is longer is no mail for a reader."""


def links_in_text(text: str) -> list[str]:
    """The http and https addresses in running text, without the punctuation of the sentence around them."""
    return [_without_punctuation(match.group()) for match in _LINK.finditer(text)]


def links_in_html(html: str) -> list[str]:
    """The http and https targets of links, and the addresses in visible text that is not itself a link's caption."""
    links: list[str] = []
    in_link = False
    for token in tokens(html[:_SCANNED]):
        if isinstance(token, str):
            links += [] if in_link else links_in_text(token)
        elif token.name in {"a", "area"}:
            in_link = token.name == "a" and not token.closing
            target = "" if token.closing else token.attribute("href").strip()
            links += [target] if _LINK.match(target) else []
    return links


def codes_in(text: str, html: str, digits: int) -> tuple[str, ...]:
    """The numbers of exactly so many ASCII digits in what a reader sees of both bodies; in order, each once."""
    seen = f"{text}\n{visible(html)}"
    return tuple(dict.fromkeys(re.findall(rf"(?<!\w)[0-9]{{{digits}}}(?!\w)", _LINK.sub(" ", seen))))


def visible(html: str) -> str:
    """The text of an HTML body as a reader sees it, roughly: a blank where a tag separates."""
    return "".join(_seen(token) for token in tokens(html[:_SCANNED]))


def _seen(token: Tag | str) -> str:
    if isinstance(token, str):
        return token
    return "" if token.name in _INLINE else " "


def _without_punctuation(link: str) -> str:
    surplus = {close: link.count(close) - link.count(opened) for opened, close in ("()", "[]")}
    end = len(link)
    while end and (link[end - 1] in _PUNCTUATION or surplus.get(link[end - 1], 0) > 0):
        end -= 1
        if link[end] in surplus:
            surplus[link[end]] -= 1
    return link[:end]
