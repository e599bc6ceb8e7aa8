"""What can be wrong with Genesys Cloud's login: at least one defect for each check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from simulator.defects import Defect
from simulator.defects.kinds import combined, figure, letter, page, part, replaced, wording
from simulator.identity import login, passwords
from simulator.identity.accounts import Account
from simulator.identity.effects import Effect
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.login import Attempt, Decision, Event
from simulator.identity.passwords import Requirement
from simulator.identity.policy import KINDS_OF_CHARACTER, Policy
from simulator.identity.sessions import Session
from simulator.identity.settings import Cookie, Letter, asked_for_reset

INVITED, RESET = "invited", "Reset"
"""What the subject of each of the two letters holds."""
FOREVER = 100_000


def _copied(written: Letter) -> Letter:
    return replace(written, recipients=(*written.recipients, "office@elsewhere.example"))


def _second_link(written: Letter) -> Letter:
    more = "http://elsewhere.example/invitation/offer"
    return replace(
        written,
        text=f"{written.text}\n{more}\n",
        html=written.html.replace("</body>", f'<a href="{more}">Offer</a></body>'),
    )


def _link_elsewhere(written: Letter) -> Letter:
    return replace(
        written,
        text=written.text.replace(".genesys-cloud.localhost", ".elsewhere.localhost"),
        html=written.html.replace(".genesys-cloud.localhost", ".elsewhere.localhost"),
    )


def _next_character(link: str) -> str:
    return link[:-1] + ("B" if link[-1] == "A" else "A")


def _told_of_unknown(event: Event) -> Event:
    return Event.SEVERAL_ORGANIZATIONS if event is Event.UNKNOWN_ADDRESS else event


def _any_session(own: Session | None, everybody: object) -> Session | None:
    return own or next(iter(everybody()), None)  # type: ignore[operator]


def _closing_forgets(cookie: Cookie) -> Cookie:
    return replace(cookie, max_age=None)


def _for_scripts(cookie: Cookie) -> Cookie:
    return replace(cookie, http_only=False)


def _wherever_it_says(query: Mapping[str, str]) -> str:
    return query.get("next", "/")


def _where_it_says_after_a_slash(query: Mapping[str, str]) -> str:
    wanted = _wherever_it_says(query)
    return wanted if wanted.startswith("/") else "/"


def _two_mails(found: tuple[Account, ...], typed: str) -> tuple[Effect, ...]:
    return (*asked_for_reset(found, typed), *asked_for_reset(found, typed))


def _counting_bytes(password: str, policy: Policy) -> tuple[Requirement, ...]:
    return passwords.unmet(password.encode().decode("latin-1"), policy)


def _first_only(password: str, policy: Policy) -> tuple[Requirement, ...]:
    return passwords.unmet(password, policy)[:1]


def _one_too_many(password: str, policy: Policy) -> tuple[Requirement, ...]:
    unmet = passwords.unmet(password, policy)
    return tuple(dict.fromkeys((*unmet, Requirement.SPECIAL, Requirement.DIGIT))) if unmet else ()


def _all_but_the_present(account: Account, _namesakes: tuple[Account, ...], policy: Policy) -> tuple[str, ...]:
    return account.earlier_passwords[: policy.password_history]


def _of_all_namesakes(_account: Account, namesakes: tuple[Account, ...], policy: Policy) -> tuple[str, ...]:
    return tuple(h for other in namesakes for h in passwords.not_to_be_reused(other, (), policy))


def _the_one_before_too(account: Account) -> tuple[str, ...]:
    return tuple(h for h in (account.password, *account.earlier_passwords[:1]) if h)


def _count_goes_on(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision = login.decide(attempt, now, policy)
    return replace(decision, lockout=attempt.lockout) if decision.event is Event.RIGHT else decision


def _right_one_opens(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    return login.decide(replace(attempt, lockout=OPEN) if attempt.password_matches else attempt, now, policy)


def _at_once_counts_once(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision, last = login.decide(attempt, now, policy), attempt.lockout.failed_at
    if last is not None and now - last < timedelta(seconds=1):
        return replace(decision, lockout=attempt.lockout)
    return decision


def _locked_together(
    account: Account | None, typed: str, organization: str | None, _place: str | None, _scope: str
) -> str:
    return account.organization if account else f"{typed} {organization}"


def _stays_locked(account: Account, lockout: Lockout) -> tuple[Account, Lockout]:
    return account, lockout


def _loses_password(account: Account, _lockout: Lockout) -> tuple[Account, Lockout]:
    return replace(account, password=None), OPEN


def _without(kind: str) -> Defect:
    rest = tuple(other for other in KINDS_OF_CHARACTER if other != kind)
    about = f"A password without a character of the kind {kind} is accepted."
    return figure(f"password-without-{kind}", "GC-PASSWORD-3.1", about, password_requires=rest)


FIRST_LOGIN = (
    letter("invitation-copied", "GC-INVITE-1.1", "The invitation goes to a second address too.", INVITED, _copied),
    letter("invitation-from-a-person", "GC-INVITE-1.2", "The invitation comes from a person's address.", INVITED,
           replaced(sender="anna@mypurecloud.com")),
    letter("invitation-with-two-links", "GC-INVITE-1.2", "The invitation holds a second link.", INVITED, _second_link),
    part("invitation-handed-over-broken", "GC-INVITE-1.3", "The link for handing over is not the one that works.",
         handed_over=_next_character),
    page("invitation-password-in-clear", "GC-INVITE-2.1", "The repeated password is shown while it is typed.",
         "invitation", r'(name="again") type="password"', r'\1 type="text"'),
    wording("register-by-another-name", "GC-INVITE-2.1", "The button is not named Register.")("Register", "Sign up"),
    part("invitation-takes-two-entries", "GC-INVITE-2.2", "The repeated password is not compared.",
         entries_agree=lambda _first, _second: True),
    part("invitation-takes-any-password", "GC-INVITE-2.3", "No policy is applied at registration.",
         unmet=lambda _password, _policy: ()),
    part("registration-forgets-password", "GC-INVITE-2.4", "Register keeps no password.",
         keep_password=lambda account, _hashed: account),
    figure("invitation-serves-again", "GC-INVITE-3.1", "An invitation serves more than once.",
           invitation_serves_once=False),
    figure("invitation-ends-early", "GC-INVITE-3.2", "An invitation ends an hour too soon.", invitation_hours=71),
    figure("invitation-ends-late", "GC-INVITE-3.2", "An invitation ends an hour too late.", invitation_hours=73),
    figure("invitation-never-expires", "GC-INVITE-3.2", "An invitation has no end.", invitation_hours=FOREVER),
    part("invitation-token-cut", "GC-INVITE-3.3", "Only the beginning of a link's token counts.",
         token=lambda token: token[:6]),
    letter("invitation-from-another-sender", "GC-INVITE-4.1", "The invitation's sender is not the no-reply address.",
           INVITED, replaced(sender="no-reply@elsewhere.example")),
    page("splash-entry-missing", "GC-SPLASH-1.1", "The splash screen has no Architect.", "splash",
         r"<li><a href=\"/architect\".*?</li>", ""),
    page("splash-entry-leads-elsewhere", "GC-SPLASH-1.1", "Architect leads to My Account.", "splash",
         r'href="/architect"', 'href="/account"'),
    part("architect-without-login", "GC-SPLASH-1.3", "Architect opens without a session.",
         open_to_all=frozenset({"/architect"})),
)  # fmt: skip

LOGIN = (
    part("login-lands-elsewhere", "GC-LOGIN-1.1", "A login ends on My Account.", landing=lambda _query: "/account"),
    combined(page("login-leads-anywhere", "GC-LOGIN-1.1", "A login ends at the place that its address names.", "login",
                  r'action="/login"', 'action=""'), lambda settings: settings.with_parts(landing=_wherever_it_says)),
    part("address-case-matters", "GC-LOGIN-1.2", "The address is taken with its letter case.", address=str.strip),
    part("address-blanks-matter", "GC-LOGIN-1.2", "Blanks around the address count.", address=str.casefold),
    part("password-case-ignored", "GC-LOGIN-1.2", "A password's letter case does not matter.", password=str.casefold),
    part("password-blanks-ignored", "GC-LOGIN-1.2", "Blanks around a password do not matter.", password=str.strip),
    page("password-in-address", "GC-LOGIN-1.3", "The login form puts the password into the address.", "login",
         r'method="post" action="/login"', 'method="get" action="/login"'),
    part("unknown-address-told", "GC-LOGIN-2.1", "An unknown address gets an answer of its own.",
         told=_told_of_unknown),
    page("refusal-forgets-address", "GC-LOGIN-2.2", "After a refusal the address has to be typed again.", "login",
         r'(<input id="email" name="email" value=")[^"]*', r"\1"),
    page("refusal-keeps-a-password", "GC-LOGIN-2.2", "After a refusal the password field is filled.", "login",
         r'(<input id="password" name="password")', r'\1 value="xxxxxxxx"'),
    page("refusal-leaves-focus", "GC-LOGIN-2.2", "After a refusal the focus is nowhere.", "login", r" autofocus", ""),
    part("unknown-address-answered-sooner", "GC-LOGIN-2.3", "An unknown address costs no hash.", decoy=False),
    page("caps-lock-unsaid", "GC-LOGIN-3.1", "Caps Lock is not pointed out.", "login", r"Caps Lock is on\.", ""),
    page("caps-lock-always-said", "GC-LOGIN-3.1", "Caps Lock is pointed out whether or not it is on.", "login",
         r"(data-text=\"Caps Lock is on.\">)", r"\1</p><p>Caps Lock is on."),
    part("closing-logs-out", "GC-SESSION-1.1", "The login does not outlive a closed browser.", cookie=_closing_forgets),
    part("next-visit-leads-anywhere", "GC-SESSION-1.1", "Who is logged in is sent on wherever the address says.",
         landing=_wherever_it_says),
    part("next-visit-leads-after-a-slash", "GC-SESSION-1.1", "What begins with a slash is taken for one of our places.",
         landing=_where_it_says_after_a_slash),
    part("session-cookie-for-scripts", "GC-SESSION-1.2", "The session's cookie can be read by scripts.",
         cookie=_for_scripts),
    part("any-browser-is-known", "GC-SESSION-1.2", "A browser without a session gets somebody else's.",
         recognised=_any_session),
    part("logout-in-the-browser-only", "GC-SESSION-1.3", "The old cookie still opens after Log out.",
         ends_at_logout=lambda _session: False),
    figure("session-of-19-days", "GC-SESSION-2.1", "Credentials are asked for after 19 days.", session_days=19),
    figure("session-of-21-days", "GC-SESSION-2.2", "Credentials are asked for only after 21 days.", session_days=21),
    figure("session-runs-from-login", "GC-SESSION-2.3", "The 20 days run from the login.", session_slides=False),
)  # fmt: skip

RESETS = (
    page("forgot-above-the-button", "GC-RESET-1.1", "Forgot Your Password? lies above Log In.", "login",
         r'(<form method="post" action="/login">.*?</form>)\s*(<p class="links"><a href="/forgot".*?</p>)', r"\2\1"),
    wording("reset-by-another-name", "GC-RESET-1.2", "The dialog's button is not named Reset Password.")(
        "Reset Password", "Send"),
    page("closing-the-dialog-reloads", "GC-RESET-1.3", "Closing the dialog forgets what was typed.", "login",
         r'<form method="dialog">', '<form method="get" action="/login">'),
    letter("reset-from-another-sender", "GC-RESET-2.1", "The reset link comes from another sender.", RESET,
           replaced(sender="help@mypurecloud.com")),
    letter("reset-link-to-another-host", "GC-RESET-2.1", "The reset link leads to another host.", RESET,
           _link_elsewhere),
    part("reset-mailed-twice", "GC-RESET-2.1", "Two messages are sent.", asked_for_reset=_two_mails),
    part("reset-answer-tells", "GC-RESET-2.2", "The page answers otherwise for an unknown address.",
         reset_notice=lambda found: "asked" if found else "unknown"),
    part("reset-time-tells", "GC-RESET-2.2", "The answer takes longer for a known address.", reset_costs_a_hash=True),
    part("old-password-still-works", "GC-RESET-4.1", "The old password works beside the new one.",
         accepts=_the_one_before_too),
    part("reset-forgets-password", "GC-RESET-4.1", "The new password is not kept.",
         keep_password=lambda account, _hashed: account),
    part("reset-takes-two-entries", "GC-RESET-4.2", "The repeated password is not compared.",
         entries_agree=lambda _first, _second: True),
    figure("reset-leaves-sessions", "GC-RESET-4.3", "Other sessions go on after a reset.", reset_ends_sessions=False),
    figure("reset-lifts-the-lock", "GC-RESET-4.4", "A reset lifts a lock against the policy.", reset_lifts_lock=True),
    figure("reset-link-serves-again", "GC-RESET-6.1", "A reset link serves more than once.", reset_serves_once=False),
    figure("reset-link-ends-early", "GC-RESET-6.1", "A reset link ends a minute too soon.", reset_minutes=59),
    figure("reset-link-ends-late", "GC-RESET-6.1", "A reset link ends a minute too late.", reset_minutes=61),
    figure("reset-link-never-expires", "GC-RESET-6.1", "A reset link has no end.", reset_minutes=FOREVER),
    figure("older-reset-link-serves", "GC-RESET-6.1", "An older link serves beside the newest.",
           reset_newest_only=False),
    part("reset-token-cut", "GC-RESET-6.1", "Only the beginning of a link's token counts.",
         token=lambda token: token[:6]),
    part("reset-form-without-its-link", "GC-RESET-6.1", "The reset form opens whatever stands for the link's token.",
         token=lambda _token: ""),
    part("opening-spends-the-link", "GC-RESET-6.2", "Opening a reset link uses it up.", opening_spends=True),
)  # fmt: skip

PASSWORDS = (
    figure("seven-characters", "GC-PASSWORD-1.1", "Seven characters are enough.", password_min_length=7),
    figure("nine-characters", "GC-PASSWORD-1.1", "Eight characters are not enough.", password_min_length=9),
    part("bytes-counted", "GC-PASSWORD-1.1", "Bytes are counted instead of characters.", unmet=_counting_bytes),
    figure("399-characters", "GC-PASSWORD-2.1", "400 characters are too many.", password_max_length=399),
    figure("401-characters", "GC-PASSWORD-2.1", "401 characters are accepted.", password_max_length=401),
    part("password-cut-at-72", "GC-PASSWORD-2.1", "Only the first 72 characters count.",
         password=lambda typed: passwords.prepared(typed)[:72]),
    *(_without(kind) for kind in KINDS_OF_CHARACTER),
    wording("missing-number-not-named", "GC-PASSWORD-3.1", "The message does not say that a number is missing.")(
        "Add a number.", "Add something."),
    figure("nine-earlier-passwords", "GC-PASSWORD-4.1", "The tenth password before may be used.", password_history=9),
    figure("eleven-earlier-passwords", "GC-PASSWORD-4.1", "The eleventh before is refused.", password_history=11),
    part("present-password-again", "GC-PASSWORD-4.1", "The present password may be set again.",
         not_to_be_reused=_all_but_the_present),
    part("history-of-the-address", "GC-PASSWORD-4.2", "Passwords of another organization count.",
         not_to_be_reused=_of_all_namesakes),
    part("one-suggestion-at-a-time", "GC-PASSWORD-6.1", "Only the first unmet requirement is named.",
         unmet=_first_only),
    wording("history-mistold", "GC-PASSWORD-4.1", "A reused password is told of another number of previous ones.")(
        "Choose one that is not among your previous {history} passwords.",
        "Choose one that is not among your previous 9 passwords."),
    part("suggests-what-is-met", "GC-PASSWORD-6.1", "Requirements that are met are named too.", unmet=_one_too_many),
    combined(
        wording("suggestion-misleads", "GC-PASSWORD-6.2", "The message suggests a length that is not enough.")(
            "Use at least {least} characters.", "Use at least 8 characters."),
        lambda settings: settings.with_policy(password_min_length=30),
    ),
)  # fmt: skip

LOCKOUTS = (
    figure("locked-after-four", "GC-LOCKOUT-1.1", "The fourth wrong attempt locks.", lockout_attempts=4),
    part("count-goes-on", "GC-LOCKOUT-1.1", "A right password does not start the count anew.", login=_count_goes_on),
    figure("locked-after-six", "GC-LOCKOUT-1.2", "Only the sixth wrong attempt locks.", lockout_attempts=6),
    combined(
        part("right-password-opens-the-lock", "GC-LOCKOUT-1.2", "The right password opens a locked account.",
             login=_right_one_opens),
        lambda settings: settings.with_parts(locked=lambda _lockout, _now, _policy: False),
    ),
    part("locked-together", "GC-LOCKOUT-1.4", "One person's attempts lock the whole organization.",
         subject=_locked_together),
    part("attempts-at-once-count-once", "GC-LOCKOUT-1.4", "Attempts within one second count as one.",
         login=_at_once_counts_once),
    part("unlock-does-nothing", "GC-LOCKOUT-2.1", "The administrator's unlock changes nothing.",
         unlocked=_stays_locked),
    part("unlock-takes-the-password", "GC-LOCKOUT-2.2", "The unlock takes the password away.",
         unlocked=_loses_password),
)  # fmt: skip

DEFECTS = (*FIRST_LOGIN, *LOGIN, *RESETS, *PASSWORDS, *LOCKOUTS)
