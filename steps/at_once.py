"""Many attempts at one moment: the login form of the page in view, sent so many times by the browser itself; and one
code, presented in many browsers.
"""

from __future__ import annotations

from collections.abc import Callable

from fixtures.browser import Window
from steps.codes import Code
from steps.person import Person
from steps.sight import SPLASH
from steps.stage import Stage

# Knows of the page only what a browser does when it sends a form: its action, its method, its fields.
_SEND_ALL = """
async ([email, password, pairs]) => {
  const form = password.form;
  const answer = async ([address, secret]) => {
    const body = new URLSearchParams(new FormData(form));
    body.set(email.name, address);
    body.set(password.name, secret);
    const response = await fetch(form.action, {method: form.method, body, credentials: 'same-origin'});
    return {url: response.url, text: await response.text()};
  };
  return Promise.all(pairs.map(answer));
}
"""
_FEWEST = 2
# The answers are not followed: where they lead depends on what the browser's other presentations have come to.
_BEGIN_TO_PRESENT = """
(field, times) => {
  const body = new URLSearchParams(new FormData(field.form));
  const how = {method: field.form.method, body, credentials: 'same-origin', redirect: 'manual'};
  window.presented = Promise.all(Array.from({length: times}, () => fetch(field.form.action, how)));
}
"""
_PRESENT_ALL = """
async (field, codes) => {
  const answer = (code) => {
    const body = new URLSearchParams(new FormData(field.form));
    body.set(field.name, code);
    const how = {method: field.form.method, body, credentials: 'same-origin', redirect: 'manual'};
    return fetch(field.form.action, how);
  };
  return (await Promise.all(codes.map(answer))).length;
}
"""
_ANSWERS = "async () => (await window.presented).length"


def attempts_at_once(attacker: Person, who: Person, stage: Stage, *, wrong: int, right_one_last: bool = False) -> None:
    """Send `wrong` wrong passwords, and perhaps the right one after them, without waiting for any answer."""
    for _ in range(wrong):
        stage.deployment.spend_attempt(who.account, may_lock=True)
    secrets = [who.ring.made() for _ in range(wrong)] + ([who.ring.right] if right_one_last else [])
    # The page's own rules about where scripts may send things are for its scripts, not for what a browser can do.
    attacker.give(stage.browsers.open(f"{attacker.name}'s browser", bypass_csp=True))
    window = attacker.acts().window()
    stage.journey.go_to_login(window)
    page = stage.journey.login(window)
    fields = [page.email.element_handle(), page.password.element_handle()]
    pairs = [[who.account.email, secret] for secret in secrets]
    attacker.answers = [each["text"] for each in window.page.evaluate(_SEND_ALL, [*fields, pairs])]
    if len(attacker.answers) < _FEWEST:
        raise RuntimeError("fewer than two attempts were answered")


def opened_sessions(stage: Stage) -> Callable[[], str]:
    """How many of the attempts were answered by the splash screen, and whether the browser is logged in afterwards."""
    attacker, label = stage.actor, stage.journey.labels["inside"]
    inside = sum(label.stands_in(text) for text in attacker.answers)

    def look() -> str:
        attacker.come_back()
        after = ", and the browser is logged in" if attacker.is_at(SPLASH) else ""
        return f"{inside} sessions{after}"

    return look


def present_at_once(who: Person, code: Code, times: int, browsers: int, stage: Stage) -> None:
    """Present one code so many times from several browsers, each past the password, without waiting for any answer."""
    way, each = stage.journey.second_factor, times // browsers
    windows = _past_password(who.acts(), browsers, stage)
    given = code(who.devices)
    for window in windows:
        way.code(window).fill(given)
    for _ in range(times - 1):
        stage.deployment.spend_attempt(who.account, may_lock=True)
    for window in windows:
        way.code(window).evaluate(_BEGIN_TO_PRESENT, each)
    answered = sum(window.page.evaluate(_ANSWERS) for window in windows)
    if answered != times:
        raise RuntimeError(f"{answered} of {times} presentations were answered")
    who.devices.racing = windows


def _past_password(who: Person, number: int, stage: Stage) -> list[Window]:
    """So many browsers in which a code is asked for: by one login that all of them know where a code is mailed for each
    login, else by a login of their own.
    """
    windows = list[Window]()
    for turn in range(number):
        known = windows[0].cookies() if windows and who.devices.by_mail else []
        name = f"{who.name}'s browser {turn + 1}"
        windows.append(stage.browsers.open(name, cookies=known, bypass_csp=True, in_detail=False))
        if known:
            windows[-1].open(windows[0].page.url)
        else:
            who.devices.give_password(windows[-1])
    return windows


def logged_in_of(stage: Stage) -> Callable[[], str]:
    """How many of the browsers that presented a code at once are logged in when they come back."""
    windows, counted = stage.actor.devices.racing, list[int]()

    def look() -> str:
        if not counted:
            for window in windows:
                stage.journey.visit(window)
                stage.journey.outcome(window).first.wait_for()
            inside = [window for window in windows if stage.journey.is_at(window, SPLASH)]
            counted.append(len(inside))
            stage.browsers.looked_at = inside or windows[:1]
        return f"{counted[0]} browser{'' if counted[0] == 1 else 's'} logged in"

    return look


def present_all_at_once(who: Person, count: int, stage: Stage) -> None:
    """Present so many codes without waiting for any answer: wrong ones, and the right one last."""
    who.give(stage.browsers.open(f"{who.name}'s browser", bypass_csp=True))
    who.devices.be_asked()
    wrong = [who.devices.wrong() for _ in range(count - 1)]
    for _ in wrong:
        stage.deployment.spend_attempt(who.account, may_lock=True)
    field = stage.journey.second_factor.code(who.window())
    if field.evaluate(_PRESENT_ALL, [*wrong, who.devices.fresh()]) != count:
        raise RuntimeError(f"not all of {count} codes were answered")
