"""Nobody is kept out of any page: in every language, on every screen, in light and in dark colours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from fixtures.browser import PHONE, VIEWPORT
from tests.pages import look
from tests.pages.catalogue import PAGES
from tests.pages.keyboard import round_trip
from tests.pages.world import World

NARROWEST = (320, 640)
"""A phone on which somebody has enlarged everything (WCAG 1.4.10)."""
CASES = [(name, language) for name, row in PAGES.items() for language in row.languages]


@pytest.mark.parametrize(("name", "language"), CASES)
def test_nobody_is_kept_out(world: World, name: str, language: str) -> None:
    row = PAGES[name]
    row.bring(world)
    if language.startswith("en"):
        expect(world.page.get_by_role("heading", level=1, include_hidden=True)).to_have_text(row.heading)
    found = [*look.structure(world.page, language), *_on_all_screens(world.page)]
    assert not found, f"{name} in {language}:\n" + "\n".join(dict.fromkeys(found))


def _on_all_screens(page: Page) -> Iterator[str]:
    page.emulate_media(color_scheme="light")
    for screen in (PHONE, VIEWPORT):
        _show(page, screen)
        yield from look.violations(page)
    page.emulate_media(color_scheme="dark")
    yield from look.violations(page, colours_only=True)
    for screen in (PHONE, VIEWPORT):
        _show(page, screen)
        yield from look.small_controls(page)
    for screen in (PHONE, NARROWEST):
        _show(page, screen)
        yield from look.sideways(page)
        yield from look.covers(page)
    yield from round_trip(page)


def _show(page: Page, screen: tuple[int, int]) -> None:
    width, height = screen
    page.set_viewport_size({"width": width, "height": height})
