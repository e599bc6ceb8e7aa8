"""What on a page comes nearest to a caption that is not on it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from playwright.sync_api import Locator, Page

from steps.labels import Label

_NAMED = re.compile(r"^\s*- '?(?P<role>\w+) \"(?P<name>(?:[^\"\\]|\\.)+)\"", re.MULTILINE)
_ROLE = re.compile(r"internal:role=(\w+)")


@dataclass(frozen=True)
class Named:
    """A control, or another thing with an accessible name."""

    role: str
    name: str

    def __str__(self) -> str:
        return f"the {self.role} “{self.name}”"


def names_on(page: Page) -> list[Named]:
    """Everything on a page that has a name, as an assistive technology is told of it."""
    tree = page.locator("body").aria_snapshot()
    found = (Named(each["role"], each["name"].replace('\\"', '"')) for each in _NAMED.finditer(tree))
    return list(dict.fromkeys(found))


def roles_of(control: Locator) -> frozenset[str]:
    """The roles that a control may have by the way it is looked for."""
    # A field found by its caption alone is one for a password, which assistive technologies call a textbox.
    return frozenset(_ROLE.findall(str(control))) or frozenset({"textbox"})


def names_like(there: list[Named], roles: frozenset[str]) -> list[Named]:
    """Of all names those of what has one of the roles; all, if nothing has."""
    return [named for named in there if named.role in roles] or there


def nearest(label: Label, among: Iterable[Named]) -> Named | None:
    """The name that is most like one of a label's captions; None when there is no name."""
    wanted = [form for form in label.forms if not form.startswith("/")] or [label.name.replace("_", " ")]
    return max(among, key=lambda named: max(_likeness(named.name, each) for each in wanted), default=None)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
