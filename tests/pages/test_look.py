"""The looks find what they are there to find: on a page that has every fault."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from fixtures.browser import PHONE
from tests.pages import look
from tests.pages.keyboard import round_trip

FAULTY = """<style>
* { margin: 0 } :focus { outline: none } #bar { position: fixed; bottom: 0; z-index: 2; width: 600px; height: 90% }
</style>
<p style="color: #999; width: 600px">Too pale</p><input><a href="#" style="display: block; width: 30px">x</a>
<button tabindex="1" style="position: absolute; bottom: 0; width: 80px">Under</button><div id="bar">Bar</div>"""
LOOKS: dict[str, tuple[Callable[[Page], Iterator[str]], tuple[str, ...]]] = {
    "axe": (look.violations, ("color-contrast", "html-has-lang", "label", "target-size", "tabindex", "region")),
    "structure": (lambda page: look.structure(page, "en"), ("language", "title", "0 h1 and 0 main")),
    "fingers": (look.small_controls, ("30 x", "not 44")),
    "width": (look.sideways, ("600 pixels wide on a screen of 390",)),
    "covers": (look.covers, ('id="bar"',)),
    "focus": (round_trip, ("does not show it", "under something else", "Tab leads to")),
}


@pytest.fixture
def faulty(browser: Browser) -> Iterator[Page]:
    width, height = PHONE
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(FAULTY)
    yield page
    page.close()


@pytest.mark.parametrize("name", LOOKS)
def test_a_fault_is_found(faulty: Page, name: str) -> None:
    find, expected = LOOKS[name]
    found = "\n".join(find(faulty))
    assert [text for text in expected if text not in found] == [], found


def test_a_keyboard_trap_is_found(faulty: Page) -> None:
    faulty.set_content("<button onkeydown='event.preventDefault()'>A</button><button>B</button>")
    assert "Tab leads to" in "\n".join(round_trip(faulty))
