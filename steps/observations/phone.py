"""What is seen of a page in the hand: whether each control is on the screen, and large enough for a finger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from steps.stage import Stage

type Look = Callable[[], str]

FITS = "every control on the screen and large enough"
MOST_TOLD = 5

# A control is what can be touched, with its labels; of a page under a dialog, what is in the dialog. A link within a
# sentence may be as small as its line (WCAG 2.2, 2.5.8).
_MEASURE = """
() => {
  const dialog = document.querySelector('dialog:modal, [role=dialog][aria-modal=true]');
  const found = (dialog ?? document).querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [tabindex="0"]');
  const named = control => control.getAttribute('aria-label') || (control.labels?.[0] ?? control).innerText
    || control.getAttribute('aria-labelledby') || control.name || control.tagName;
  const inSentence = control => control.tagName === 'A' && getComputedStyle(control).display === 'inline'
    && control.parentElement.innerText.trim().length > control.innerText.trim().length;
  const box = controls => {
    const boxes = controls.map(control => control.getBoundingClientRect());
    const [left, top] = [Math.min(...boxes.map(b => b.left)), Math.min(...boxes.map(b => b.top))];
    const [right, bottom] = [Math.max(...boxes.map(b => b.right)), Math.max(...boxes.map(b => b.bottom))];
    return {left, right, width: right - left, height: bottom - top};
  };
  const measured = control => {
    control.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
    const own = control.getBoundingClientRect();
    const top = document.elementFromPoint(own.left + own.width / 2, own.top + own.height / 2);
    const all = [control, ...(control.labels ?? [])];
    return {name: named(control).trim(), inSentence: inSentence(control), ...box(all),
            covered: !all.some(each => each.contains(top)) && !top?.contains(control)};
  };
  const root = document.documentElement;
  const controls = [...found].filter(control => control.checkVisibility({visibilityProperty: true})).map(measured);
  scrollTo(0, 0);
  return {controls, width: root.clientWidth, content: root.scrollWidth};
}
"""


def controls(stage: Stage, size: int) -> Look:
    """What is wrong with the controls of the page in view, if anything is."""
    who = stage.actor

    def look() -> str:
        window = who.window()
        screen = window.page.viewport_size or {"width": 0}
        wrong = list(_wrong(window.page.evaluate(_MEASURE), screen["width"], size))
        more = f"; and {len(wrong) - MOST_TOLD} more" if len(wrong) > MOST_TOLD else ""
        return f"{'; '.join(wrong[:MOST_TOLD])}{more}; {who.sees()}" if wrong else FITS

    return look


def _wrong(page: dict[str, Any], width: int, size: int) -> Iterator[str]:
    if page["width"] != width:
        yield f"laid out for a screen of {page['width']} pixels on one of {width}"
    if page["content"] > page["width"]:
        yield f"{page['content']} pixels wide on a screen of {page['width']}"
    if not page["controls"]:
        yield "no control"
    for control in page["controls"]:
        if control["left"] < 0 or control["right"] > page["width"]:
            yield f"“{control['name']}” beyond the edge of the screen"
        if control["covered"]:
            yield f"“{control['name']}” covered by something else"
        if min(control["width"], control["height"]) < size and not control["inSentence"]:
            yield f"“{control['name']}” {control['width']:.0f} × {control['height']:.0f} pixels large"
