"""Links, altered and unknown."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from fixtures.chance import Chance
from steps.links import NEXT, altered, leading_on, secret_part, unknown

TOKEN = "aB3dEfGhIjKlMnOpQrStUvWxYz01-_"
LINK = f"http://abc.genesys-cloud.localhost:8000/reset/{TOKEN}?lang=en"


@pytest.mark.parametrize(("spot", "place"), [(0.0, 0), (0.5, 14), (1.0, len(TOKEN) - 1)])
def test_exactly_one_character_of_the_token_differs(spot: float, place: int) -> None:
    changed = altered(LINK, spot, Chance(1, "here"))
    different = [at for at, (one, other) in enumerate(zip(LINK, changed, strict=True)) if one != other]
    assert different == [LINK.index(TOKEN) + place]


def test_an_unknown_link_has_the_same_form_and_no_character_in_its_place() -> None:
    other = unknown(LINK, Chance(1, "here"))
    token = secret_part(other)
    assert other.replace(token, TOKEN) == LINK
    assert not any(one == new for one, new in zip(TOKEN, token, strict=True))


def test_a_link_without_a_token_is_an_error() -> None:
    with pytest.raises(ValueError, match="no part that looks like a token"):
        secret_part("http://abc.genesys-cloud.localhost/login")


def test_a_link_that_leads_on_names_the_place_in_every_word_and_keeps_the_rest() -> None:
    link = leading_on("https://login.example.com/in?client=7&next=%2Fhome&empty=#/step", "https://elsewhere.invalid/")
    parts = urlsplit(link)
    assert parts[:3] == ("https", "login.example.com", "/in")
    assert parts.fragment == "/step"
    words = {name: ["https://elsewhere.invalid/"] for name in NEXT}
    assert parse_qs(parts.query, keep_blank_values=True) == {"client": ["7"], "empty": [""], **words}
