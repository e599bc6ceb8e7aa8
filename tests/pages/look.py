"""What keeps people out of a page, as sentences; nothing where it keeps nobody out."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""Named one by one, so that rules run too that axe leaves out unless it is asked (WCAG 2.2's target size)."""
COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that see colours."""
TARGET = 44
"""Pixels of CSS that a control is high and wide at least; in the middle of a text SMALLEST (WCAG 2.5.5, 2.5.8)."""
SMALLEST = 24
_RUN_AXE = "async (options) => (await axe.run(options)).violations"
_CONTROLS = """(target) => [...document.querySelectorAll('a[href], button, input, select, summary')]
  .filter((control) => control.checkVisibility() && control.type !== 'hidden')
  .map((control) => {
    const box = (['radio', 'checkbox'].includes(control.type) ? control.labels[0] : control).getBoundingClientRect();
    const around = control.closest('p')?.textContent.trim() ?? '';
    const inText = control.tagName === 'A' && around !== '' && around !== control.textContent.trim();
    return { what: control.outerHTML.slice(0, 120), width: box.width, height: box.height, inText };
  })"""
_STRUCTURE = """() => ({
  lang: document.documentElement.lang, title: document.title,
  headings: document.querySelectorAll('h1').length, mains: document.querySelectorAll('main').length })"""
_STILL = """() => {
  const still = [...document.body.querySelectorAll('*')].filter(
    (e) => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.checkVisibility() && e.tagName !== 'DIALOG');
  return still.map((e) => e.outerHTML.slice(0, 120));
}"""


def violations(page: Page, *, colours_only: bool = False) -> Iterator[str]:
    """What axe finds: the rule, and the elements that break it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    rules = {"type": "rule", "values": COLOURS} if colours_only else {"type": "tag", "values": TAGS}
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = page.evaluate(_RUN_AXE, options)
    for violation in found:
        for node in violation["nodes"]:
            yield f"axe {violation['id']}: {node['html']}: {' '.join(node['failureSummary'].split())}"


def structure(page: Page, language: str) -> Iterator[str]:
    """A language, a title, one main heading and one main part."""
    seen = page.evaluate(_STRUCTURE)
    if seen["lang"] != language:
        yield f"the language is {seen['lang']!r}, not {language!r}"
    if not seen["title"].strip():
        yield "there is no title"
    if (seen["headings"], seen["mains"]) != (1, 1):
        yield f"there are {seen['headings']} h1 and {seen['mains']} main, not one each"


def small_controls(page: Page) -> Iterator[str]:
    """Controls that a finger misses."""
    for control in page.evaluate(_CONTROLS):
        least = SMALLEST if control["inText"] else TARGET
        if min(control["width"], control["height"]) < least:
            yield f"{control['width']:.0f} x {control['height']:.0f} pixels, not {least}: {control['what']}"


def sideways(page: Page) -> Iterator[str]:
    """A page that is wider than its screen (WCAG 1.4.10)."""
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if wide > screen:
        yield f"{wide} pixels wide on a screen of {screen}"


def covers(page: Page) -> Iterator[str]:
    """What stays where it is while the rest scrolls, and so may lie on top of it."""
    for element in page.evaluate(_STILL):
        yield f"stands still above the page: {element}"
