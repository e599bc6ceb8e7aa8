"""Personal links, and what one can do to them; links to the login that name a place to go on to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as WaitedInVain

from fixtures.browser import Window
from fixtures.chance import Chance
from fixtures.secrets import tokens

if TYPE_CHECKING:
    from steps.person import Person
    from steps.stage import Stage

OTHER_SITE = "elsewhere.invalid"
"""A host that nobody has (RFC 6761, section 6.4): another site than the target's, whoever the target is."""
NEXT = (
    "next",
    "return_to",
    "returnTo",
    "returnUrl",
    "ReturnUrl",
    "redirect",
    "redirect_to",
    "redirectUrl",
    "continue",
    "goto",
    "url",
)
"""What logins call the place to go on to. Not `redirect_uri`: that is OAuth's, which refuses a strange one instead of
going on without it."""


def secret_part(link: str) -> str:
    """The longest run of token characters: what makes the link personal. Raises ValueError when there is none."""
    runs = tokens(link)
    if not runs:
        raise ValueError("the link has no part that looks like a token")
    return max(runs, key=len)


def altered(link: str, spot: float, chance: Chance) -> str:
    """The link with one character of its secret part replaced: the first at `spot` 0, the last at 1."""
    token = secret_part(link)
    place = round(spot * (len(token) - 1))
    changed = token[:place] + chance.other_character(token[place]) + token[place + 1 :]
    return link.replace(token, changed)


def unknown(link: str, chance: Chance) -> str:
    """A link of the same form whose secret part nobody ever made."""
    token = secret_part(link)
    return link.replace(token, chance.token(token))


def open_altered(who: Person, kind: str, spot: float, stage: Stage) -> None:
    """Follow a person's link with one character of its secret part changed."""
    link = stage.secrets.add_link(altered(who.acts().link(kind), spot, stage.chance))
    who.links["altered"] = [link]
    who.status = stage.journey.open_link(who.window(), link)


def answer_to_unknown(who: Person, stage: Stage) -> tuple[int, str]:
    """Status and text of the answer to a link like the altered one that nobody was ever sent."""
    link = unknown(who.link("altered"), stage.chance)
    window = stage.browsers.open(f"{who.name}, with an unknown link")
    return stage.journey.open_link(window, link), stage.journey.text(window)


def leading_on(link: str, place: str) -> str:
    """The link with a query that names a place to go on to, in every word that logins have for it."""
    parts = urlsplit(link)
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in NEXT]
    return urlunsplit(parts._replace(query=urlencode([*kept, *((name, place) for name in NEXT)])))


def login_leading_on(place: str, stage: Stage) -> str:
    """A link to the login page, as somebody who is not logged in finds it, that names a place to go on to."""
    window = stage.browsers.open("a browser that finds the login page", in_detail=False)
    stage.journey.go_to_login(window)
    found = window.page.url
    stage.browsers.close(window)
    return leading_on(found, place)


def follow(window: Window, link: str) -> None:
    """Go where a link leads, be it OTHER_SITE: what the browser shows then is for a Then to judge."""
    try:
        window.open(link)
    except Error:
        if window.asked != OTHER_SITE:
            raise


def leads_to_login(window: Window, stage: Stage) -> bool:
    """Whether the link that was followed ends at the login page; False when it is OTHER_SITE, perhaps by a page in
    between."""
    try:
        stage.journey.login(window).log_in.wait_for()
    except WaitedInVain:
        if window.asked != OTHER_SITE:
            raise
        return False
    return True
