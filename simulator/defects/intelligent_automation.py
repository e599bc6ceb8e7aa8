"""What can be wrong with Intelligent Automation's login: at least one defect for each check."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from simulator.defects import Defect
from simulator.defects.kinds import combined, figure, letter, page, part, replaced, wording
from simulator.identity import login, passwords
from simulator.identity.accounts import Account
from simulator.identity.directories import Word
from simulator.identity.effects import Effect
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.login import Attempt, Decision, Event
from simulator.identity.policy import Policy
from simulator.identity.settings import Letter, asked_for_reset

ACCOUNT, RESET = "account", "Reset"
"""What the subject of each of the two letters holds."""
FOREVER = 100_000
ENGLISH = "en-GB"


def _never_known(word: Word, _account: Account | None) -> Word:
    return Word.UNKNOWN if word is Word.KNOWN else word


def _own_password_only(word: Word, account: Account | None) -> Word:
    return Word.UNKNOWN if account and account.registered else word


def _silence_is_no(word: Word, _account: Account | None) -> Word:
    return Word.UNKNOWN if word is Word.NONE else word


def _told_of_unknown(event: Event) -> Event:
    return Event.OTHER_PLACE if event is Event.UNKNOWN_ADDRESS else login.told(event)


def _copied(written: Letter) -> Letter:
    return replace(written, recipients=(*written.recipients, "office@elsewhere.example"))


def _link_elsewhere(written: Letter) -> Letter:
    here, there = ".intelligent-automation.localhost", ".elsewhere.localhost"
    return replace(written, text=written.text.replace(here, there), html=written.html.replace(here, there))


def _second_link(written: Letter) -> Letter:
    more = "http://elsewhere.example/offer"
    html = written.html.replace("</body>", f'<a href="{more}">Offer</a></body>')
    return replace(written, text=f"{written.text}\n{more}\n", html=html)


def _two_mails(found: tuple[Account, ...], typed: str) -> tuple[Effect, ...]:
    return (*asked_for_reset(found, typed), *asked_for_reset(found, typed))


def _everywhere(account: Account) -> tuple[str, ...]:
    return (account.email, *account.other_addresses)


def _english_inside(shown: str, of_browser: str, _of_person: str | None) -> str:
    return of_browser if shown == "login" else ENGLISH


def _english_window(shown: str, of_browser: str, of_person: str | None) -> str:
    return ENGLISH if shown == "login" else of_person or of_browser


def _one_try(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    first = not attempt.lockout.failures
    return login.decide(replace(attempt, password_matches=attempt.password_matches and first), now, policy)


def _right_one_opens(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    return login.decide(replace(attempt, lockout=OPEN) if attempt.password_matches else attempt, now, policy)


def _opens_to_all(_lockout: Lockout, _now: datetime, _policy: Policy) -> bool:
    return False


def _wait_begins_anew(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision = login.decide(attempt, now, policy)
    if decision.event is not Event.WHILE_LOCKED:
        return decision
    return replace(decision, lockout=replace(decision.lockout, locked_at=now))


def _everybody(_account: Account | None, _typed: str, _organization: str | None, place: str | None, _scope: str) -> str:
    return f"everybody at {place}"


def _whole_wait(_lockout: Lockout, _now: datetime, policy: Policy) -> timedelta | None:
    return policy.lockout_life


def _first_login_free(account: Account, now: datetime, policy: Policy) -> bool:
    return passwords.expired(account.password_set_at, now, policy)


def _first_login_always(account: Account, now: datetime, policy: Policy) -> bool:
    return account.password_given or passwords.expired(account.password_set_at, now, policy)


def _after_ninety_days(account: Account, now: datetime, policy: Policy) -> bool:
    given = account.password_given and policy.change_at_first_login
    return given or (account.password_set_at is not None and now >= account.password_set_at + timedelta(days=90))


def _as_old_as_before(account: Account, _now: datetime) -> Account:
    return replace(account, password_given=False)


def _never_again(account: Account, _now: datetime) -> Account:
    return replace(account, password_given=False, password_set_at=None)


def _the_one_before_too(account: Account) -> tuple[str, ...]:
    return tuple(h for h in (account.password, *account.earlier_passwords[:1]) if h)


PEOPLE = (
    part("automation-configuration-people-refused", "GIA-ACCOUNT-1.1", "The Configuration Server's word is ignored.",
         directory={"heard": _never_known}),
    part("automation-unknown-person-told", "GIA-ACCOUNT-1.2", "An unknown address gets an answer of its own.",
         told=_told_of_unknown),
    part("automation-anybody-creates-people", "GIA-ACCOUNT-1.3", "Creating people needs no permission.",
         may_administer=lambda _account: True),
    letter("automation-notification-copied", "GIA-ACCOUNT-2.1", "The notification goes to a second address too.",
           ACCOUNT, _copied),
    letter("automation-notification-leads-elsewhere", "GIA-ACCOUNT-2.1", "The notification leads to another host.",
           ACCOUNT, _link_elsewhere),
    part("automation-given-password-wrong", "GIA-ACCOUNT-2.2", "The password that is given is not the one kept.",
         changing={"given": str.swapcase}),
)  # fmt: skip

WINDOW = (
    page("automation-forgot-above-the-fields", "GIA-LOGIN-1.1", "Forgot your password? lies above the fields.",
         "login", r'(<form method="post" action="/login".*?</form>)(.*?)(<p class="links">.*?</p>)', r"\3\1\2"),
    page("automation-tabulator-out-of-order", "GIA-LOGIN-1.1", "The tabulator reaches the list before the fields.",
         "login", r'<select id="language"', r'<select tabindex="1" id="language"'),
    page("automation-link-first-by-key", "GIA-LOGIN-1.1", "The tabulator reaches the link before the fields.", "login",
         r'<a href="/forgot">', '<a href="/forgot" tabindex="1">'),
    page("automation-british-english-missing", "GIA-LOGIN-1.1", "The list has no English (United Kingdom).",
         "login", r'<option value="en-GB".*?</option>', ""),
    page("automation-title-missing", "GIA-LOGIN-1.2", "The title does not name the product.", "login",
         r"<title>.*?</title>", "<title>Log In</title>"),
    part("automation-own-password-only", "GIA-LOGIN-2.1", "Who is in both databases may use one password only.",
         directory={"heard": _own_password_only}),
    part("automation-configuration-copied", "GIA-LOGIN-2.2", "A copy of the Configuration Database's password counts.",
         directory={"copies": True}),
    part("automation-everybody-waits", "GIA-LOGIN-2.3", "Without the Configuration Server nobody logs in.",
         directory={"asked": lambda _own_matches: True}),
    part("automation-silence-untold", "GIA-LOGIN-2.3", "A silent Configuration Server looks like a wrong password.",
         directory={"heard": _silence_is_no}),
    part("automation-english-inside", "GIA-LOGIN-3.1", "The pages after the login are in English.",
         language=_english_inside),
    part("automation-english-window", "GIA-LOGIN-3.2", "The login window does not follow the choice.",
         language=_english_window),
    page("automation-error-below", "GIA-ERROR-1.1", "The error stands below the fields.", "login",
         r'(<p role="alert".*?</p>)(.*?</form>)', r"\2\1"),
    page("automation-error-unannounced", "GIA-ERROR-1.1", "The error is not announced.", "login",
         r'<p role="alert"', "<p"),
    part("automation-one-try", "GIA-ERROR-1.2", "After a failure the right password is refused.", login=_one_try),
    figure("automation-administrator-unsaid", "GIA-ERROR-1.3", "Nobody is told who can help.",
           suggests_administrator_after=None),
)  # fmt: skip

LOCKOUT = (
    figure("automation-shut-after-four", "GIA-LOCKOUT-1.1", "The window is shut after four tries.", lockout_attempts=4),
    figure("automation-shut-after-six", "GIA-LOCKOUT-1.1", "The window is shut only after six.", lockout_attempts=6),
    part("automation-reload-opens", "GIA-LOCKOUT-1.1", "A reload opens the window.", windows={"stays_shut": False}),
    page("automation-password-open", "GIA-LOCKOUT-1.1", "The password can still be entered.", "login",
         r'(<input id="password"[^>]*?) disabled', r"\1"),
    page("automation-button-open", "GIA-LOCKOUT-1.1", "The button can still be pressed.", "login",
         r"<button disabled>", "<button>"),
    combined(
        part("automation-right-one-opens", "GIA-LOCKOUT-1.2", "The right password opens a shut window.",
             login=_right_one_opens, windows={"refuses": False}),
        lambda settings: settings.with_parts(locked=_opens_to_all),
    ),
    part("automation-shut-window-sends", "GIA-LOCKOUT-1.2", "A shut window takes what another person sends.",
         windows={"refuses": False}),
    figure("automation-shut-everywhere", "GIA-LOCKOUT-1.3", "Tries anywhere shut a person out everywhere.",
           lockout_scope="account"),
    part("automation-shut-for-all", "GIA-LOCKOUT-1.3", "One person's failures shut out everybody at the place.",
         subject=_everybody),
    figure("automation-waits-too-short", "GIA-LOCKOUT-2.1", "The window opens a minute too soon.", lockout_minutes=14),
    figure("automation-waits-too-long", "GIA-LOCKOUT-2.1", "The window opens a minute too late.", lockout_minutes=16),
    page("automation-wait-untold", "GIA-LOCKOUT-2.2", "The time that is left is not told.", "login",
         r'<span id="left".*?</span>', ""),
    part("automation-wait-told-whole", "GIA-LOCKOUT-2.2", "The whole wait is told, however much of it is over.",
         windows={"left": _whole_wait}),
    part("automation-tries-lengthen", "GIA-LOCKOUT-2.3", "Every try while it is shut begins the wait anew.",
         login=_wait_begins_anew),
)  # fmt: skip

RESETS = (
    letter("automation-reset-from-another-sender", "GIA-RESET-1.1", "The link does not come from the administrator.",
           RESET, replaced(sender="help@intelligent-automation.example")),
    letter("automation-reset-with-two-links", "GIA-RESET-1.1", "The message holds a second link.", RESET, _second_link),
    letter("automation-reset-leads-elsewhere", "GIA-RESET-1.1", "The link leads to another host.", RESET,
           _link_elsewhere),
    part("automation-reset-mailed-twice", "GIA-RESET-1.1", "Two messages are sent.", asked_for_reset=_two_mails),
    page("automation-reset-in-clear", "GIA-RESET-1.2", "The repeated password is shown while it is typed.", "password",
         r'(name="again") type="password"', r'\1 type="text"'),
    part("automation-reset-takes-two-entries", "GIA-RESET-1.2", "The repeated password is not compared.",
         entries_agree=lambda _first, _second: True),
    figure("automation-reset-serves-again", "GIA-RESET-1.3", "A link serves more than once.", reset_serves_once=False),
    figure("automation-reset-ends-early", "GIA-RESET-1.3", "A link ends a minute too soon.", reset_minutes=59),
    figure("automation-reset-ends-late", "GIA-RESET-1.3", "A link ends a minute too late.", reset_minutes=61),
    figure("automation-reset-never-expires", "GIA-RESET-1.3", "A link has no end.", reset_minutes=FOREVER),
    part("automation-reset-answer-tells", "GIA-RESET-1.4", "The page answers otherwise for an unknown address.",
         reset_notice=lambda found: "asked" if found else "unknown"),
    part("automation-reset-to-every-address", "GIA-RESET-2.1", "The message goes to all addresses of the person.",
         mailed_to=_everywhere),
)  # fmt: skip

CHANGES = (
    page("automation-change-forgot-above", "GIA-CHANGE-1.1", "Forgot your password? lies above the fields.", "password",
         r'(<form method="post">.*?</form>)\s*(<p class="links"><a href="/forgot".*?</p>)', r"\2\1"),
    wording("automation-change-by-another-name", "GIA-CHANGE-1.1", "The button is named neither of its names.")(
        "Change Password", "Save"),
    part("automation-original-ignored", "GIA-CHANGE-1.2", "The present password does not have to be right.",
         changing={"compares_original": False}),
    part("automation-change-takes-two-entries", "GIA-CHANGE-1.2", "The repeated password is not compared.",
         entries_agree=lambda _first, _second: True),
    part("automation-change-logs-out", "GIA-CHANGE-1.3", "After the change the person has to log in.",
         changing={"logs_in": False}),
    part("automation-given-password-stays", "GIA-CHANGE-2.1", "A given password need not be changed.",
         changing={"due": _first_login_free}),
    part("automation-change-not-forced", "GIA-CHANGE-2.1", "A change that is due does not keep anybody out.",
         changing={"forced": False}),
    part("automation-change-always-forced", "GIA-CHANGE-2.2", "A given password must be changed against the policy.",
         changing={"due": _first_login_always}),
    figure("automation-expires-after-two-months", "GIA-CHANGE-3.1", "Passwords expire too soon.", password_months=2),
    figure("automation-expires-after-four-months", "GIA-CHANGE-3.1", "Passwords expire too late.", password_months=4),
    part("automation-expires-after-ninety-days", "GIA-CHANGE-3.1", "Passwords expire by days, not by months.",
         changing={"due": _after_ninety_days}),
    part("automation-change-counts-not", "GIA-CHANGE-3.2", "A changed password is as old as the one before.",
         changing={"chosen": _as_old_as_before}),
    part("automation-changed-for-ever", "GIA-CHANGE-3.2", "A changed password never expires.",
         changing={"chosen": _never_again}),
    part("automation-criteria-incomplete", "GIA-CHANGE-4.1", "The list of criteria has a gap.",
         changing={"criteria": lambda policy: passwords.criteria(policy)[:-1]}),
    wording("automation-history-mistold", "GIA-CHANGE-4.1", "The list tells of another number of previous passwords.")(
        "Not one of your previous {history} passwords", "Not one of your previous 9 passwords"),
    part("automation-criteria-of-another", "GIA-CHANGE-4.1", "The list is not the administrator's own.",
         changing={"criteria": lambda _policy: passwords.criteria(Policy())}),
    page("automation-warning-stays", "GIA-CHANGE-4.2", "The warning stays after a valid password.", "home",
         r"<main>", '<main><p role="alert" class="alert">The new password was not accepted.</p>'),
    page("automation-name-elsewhere", "GIA-CHANGE-5.1", "The name is not in the right corner.", "home",
         r'<div class="account">', "<div>"),
    page("automation-menu-without-account", "GIA-CHANGE-5.1", "The menu of a right click has no My Account.", "home",
         r'<a role="menuitem"([^>]*)>[^<]*', r'<a role="menuitem"\1>Profile'),
    page("automation-menu-by-mouse-only", "GIA-CHANGE-5.2", "No key opens the menu with My Account.", "home",
         r'aria-keyshortcuts="[^"]*"', 'aria-keyshortcuts=""'),
    part("automation-change-forgets-password", "GIA-CHANGE-5.3", "The new password is not kept.",
         keep_password=lambda account, _hashed: account),
    part("automation-old-password-works", "GIA-CHANGE-5.3", "The old password works beside the new one.",
         accepts=_the_one_before_too),
    page("automation-logout-stays", "GIA-LOGOUT-1.1", "Logout does not log out.", "home",
         r'action="/logout"', 'action="/language"'),
    part("automation-logout-in-the-browser-only", "GIA-LOGOUT-1.2", "The old cookie still opens after Logout.",
         ends_at_logout=lambda _session: False),
)  # fmt: skip

DEFECTS: tuple[Defect, ...] = (*PEOPLE, *WINDOW, *LOCKOUT, *RESETS, *CHANGES)
