"""HTML cut into tags and text, in one pass and linear time.

The HTMLParser of the standard library (3.13.0) takes quadratic time on what is never closed, and a mail may be hostile.
As in the HTML standard, a comment, a tag or a script that is never closed swallows the rest of the document.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKUP = re.compile(r"<(?=[a-zA-Z/!?])")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)((?:[^=>]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)")
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+")
_UNSEEN_UNTIL = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style", "title")}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, or an end tag (`closing`). `name` is in small letters; `source` is what stands after it."""

    name: str
    closing: bool
    source: str

    def attribute(self, name: str) -> str:
        """The value of its first attribute of this name, with entities resolved; empty if there is none."""
        for match in _ATTRIBUTE.finditer(self.source):
            if match[1].lower() == name:
                return html.unescape(match[2] or match[3] or match[4] or "")
        return ""


def tokens(source: str) -> Iterator[Tag | str]:
    """Tags and the text between them as a reader sees it: entities resolved; no comments, scripts, styles or titles."""
    at = 0
    while opened := _MARKUP.search(source, at):
        start = opened.start()
        if start > at:
            yield html.unescape(source[at:start])
        if tag := _TAG.match(source, start):
            at = tag.end() + 1
            found = Tag(tag[2].lower(), bool(tag[1]), tag[3])
            if at > len(source):
                return
            yield found
            if not found.closing and found.name in _UNSEEN_UNTIL:
                at = _end_of_unseen(source, at, found.name)
        else:
            closed = (
                source.find("-->", start + 2) + 3 if source.startswith("<!--", start) else source.find(">", start) + 1
            )
            at = closed if closed > start else len(source)
    if at < len(source):
        yield html.unescape(source[at:])


def _end_of_unseen(source: str, at: int, name: str) -> int:
    end = _UNSEEN_UNTIL[name].search(source, at)
    return end.start() if end else len(source)
