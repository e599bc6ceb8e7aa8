"""A person without a mouse: keys only, and what has the focus is always to be seen."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

MANY = 60
"""More controls than any page has."""
SPARE = 3
"""Stops of Tab that are none of the page's controls: the browser's own, between the last and the first."""
_FOCUS = """() => {
  const e = document.activeElement;
  if (e === document.body || e.tagName === 'IFRAME') return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    what: e.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    uncovered: there !== null && (e.contains(there) || there.contains(e)) };
}"""
_NUMBERED = """() => {
  const room = document.querySelector('dialog:modal') ?? document;
  const kinds = 'a[href], button:enabled, input:enabled, select:enabled, summary, iframe, [tabindex="0"]';
  const group = (e, state) => e.form.querySelector(`[type=radio][name="${e.name}"]${state}`);
  const ofGroup = (e) => e.type !== 'radio' || e === (group(e, ':checked') ?? group(e, ''));
  const there = (e) => e.checkVisibility() && e.type !== 'hidden';
  const ofMenu = (e) => e.matches('[role=menuitem]'); // reached by arrows, and closed by Tab
  window.stops = [...room.querySelectorAll(kinds)].filter((e) => there(e) && ofGroup(e) && !ofMenu(e));
  return window.stops.map((e) => e.outerHTML.slice(0, 120));
}"""
_AT = "() => window.stops.indexOf(document.activeElement)"
_ELSEWHERE = "() => document.activeElement !== document.body && !window.stops.includes(document.activeElement)"


class Keyboard:
    """The keys of one page's reader."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, target: Locator, *, key: str = "Tab") -> None:
        """Goes on to a control, which has to be on the way."""
        passed = []
        for _ in range(MANY):
            if target.evaluate("(element) => element === document.activeElement"):
                break
            self.page.keyboard.press(key)
            passed.append(self.page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
        expect(target, f"on the way were {passed}").to_be_focused()
        unseen = list(focus_unseen(self.page))
        assert not unseen, unseen

    def field(self, label: str) -> Locator:
        """The field of that label: the open dialog's, where there is one."""
        dialog = self.page.locator("dialog:modal")
        room = dialog if dialog.count() else self.page.locator("main form").first
        return room.get_by_label(label, exact=True)

    def write(self, label: str, text: str) -> None:
        """Fills in a field, whatever stood there."""
        self.to(self.field(label))
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def press(self, caption: str, key: str = "Enter") -> None:
        """Goes to a button and presses it."""
        self.to(self.page.get_by_role("button", name=caption, exact=True))
        self.page.keyboard.press(key)

    def follow(self, caption: str) -> None:
        """Goes to a link and follows it."""
        self.to(self.page.get_by_role("link", name=caption, exact=True))
        self.page.keyboard.press("Enter")


def focus_unseen(page: Page) -> Iterator[str]:
    """What has the focus without showing it, or lies under something else (WCAG 2.4.7, 2.4.11)."""
    focus = page.evaluate(_FOCUS)
    if focus and not focus["outlined"]:
        yield f"has the focus and does not show it: {focus['what']}"
    if focus and not focus["uncovered"]:
        yield f"has the focus under something else: {focus['what']}"


def round_trip(page: Page) -> Iterator[str]:
    """What is wrong with going through the whole page by Tab: every control comes once (of a group of radio buttons
    one), in the page's order, and the way leads on past the last one (WCAG 2.1.1, 2.1.2, 2.4.3)."""
    controls: list[str] = page.evaluate(_NUMBERED)
    begun = None if page.evaluate(_ELSEWHERE) else page.evaluate(_AT)
    met: list[int] = []
    for _ in range(len(controls) + SPARE):
        page.keyboard.press("Tab")
        at = page.evaluate(_AT)
        if at >= 0 and at not in met:
            met.append(at)
            yield from focus_unseen(page)
    first = next(iter(met), 0) if begun is None else begun + 1
    expected = [(first + n) % len(controls) for n in range(len(controls))]
    if met != expected:
        yield f"Tab leads to {[controls[at] for at in met]}, the page has {[controls[at] for at in expected]}"
