"""What is seen of 2FA in Security Settings, of backup codes, and of who gave them."""

from __future__ import annotations

from collections.abc import Callable

from steps.cloudcx import company
from steps.person import Person
from steps.stage import Stage
from steps.two_factor import ways

type Look = Callable[[], str]

OFF = "off"
ON = {"email": "on, by email", "app": "on, by authenticator app"}
_SAID = {"email": "two_factor_on_email", "app": "two_factor_on_app"}


def state(who: Person, stage: Stage) -> Look:
    """What Security Settings say of the person's 2FA; they are opened at the first look."""
    opened: list[bool] = []

    def look() -> str:
        window = who.window()
        if not opened:
            opened.append(True)
            company(stage).open_security(window)
        page, words, text = company(stage).security(window), company(stage).words(window), stage.journey.text(window)
        on = [ON[kind] for kind, label in _SAID.items() if words[label].stands_in(text)]
        if page.button("turn_off").is_visible():
            return " and ".join(on) or f"on, by no kind that is known; the page says “{text}”"
        offered = [kind for kind in ("email_factor", "authenticator_app") if page.button(kind).is_visible()]
        return OFF if len(offered) == len(ON) and not on else f"{who.sees()}; the page says “{text}”"

    return look


def shown_in_words(number: int) -> str:
    """What is expected of the backup codes in view."""
    return f"{number} codes, all different"


def backup_codes(who: Person, stage: Stage) -> Look:
    """How many backup codes are in view."""

    def look() -> str:
        shown = ways(stage).codes_shown(who.window())
        if not shown:
            return f"no backup codes; {who.sees()}"
        different = len(set(shown))
        return shown_in_words(len(shown)) if different == len(shown) else f"{len(shown)} codes, {different} of a kind"

    return look


SAME_IN_FILE = "the same codes, one a line"


def saved_codes(stage: Stage) -> Look:
    """What the file that can be saved holds; it is saved at the first look."""
    who, saved = stage.actor, list[str]()

    def look() -> str:
        if not saved:
            saved.extend(map(stage.secrets.add, ways(stage).codes_saved(who.window())))
        shown = list(who.devices.backup.held)
        return SAME_IN_FILE if saved == shown else f"{len(saved)} words, {len({*saved} & {*shown})} of them codes shown"

    return look


def given_in_words(admin: Person) -> str:
    """What is expected of the record."""
    return f"1 entry, by {admin.name}"


def given_codes(who: Person, stage: Stage) -> Look:
    """How many backup codes were given to the person by the record, and by whom."""

    def look() -> str:
        named = {each.account.person: each.name for each in stage.registered()}
        entries = [each for each in stage.deployment.record() if each.event == "backup-code-given"]
        of_person = [each for each in entries if each.person == who.account.person]
        givers = ", ".join(named.get(each.by, "nobody who is known") for each in of_person)
        number = "1 entry" if len(of_person) == 1 else f"{len(of_person)} entries"
        return f"{number}, by {givers or 'nobody'}"

    return look
