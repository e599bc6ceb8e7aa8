"""What can be wrong with CloudCX's second factor: its settings, mailed codes, the app's codes, backup codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from simulator.defects.codes import any_at_first, any_but_the_last, any_six_digits, in_any_login, older_too
from simulator.defects.kinds import figure, letter, page, part, replaced
from simulator.identity import backup_codes, codes, devices, enrolment, login
from simulator.identity.devices import Device, Kind, Totp
from simulator.identity.login import Decision, Presentation
from simulator.identity.policy import Policy
from simulator.identity.record import Entry
from simulator.identity.settings import Letter

MAIL = "verification code"
ALWAYS = "271828"


def _without(kind: Kind) -> Callable[[tuple[Device, ...], Policy], tuple[Device, ...]]:
    return lambda present, policy: tuple(one for one in devices.usable(present, policy) if one.kind is not kind)


def _also(away: int) -> Callable[[Totp, str, datetime, Policy], int | None]:
    def matching(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
        step = codes.step_of(now) + away
        same = codes.at_step(device.secret, step) == codes.typed_digits(typed)
        return step if same else codes.matching_step(device, typed, now, policy)

    return matching


def _whatever_was_typed(presented: Presentation, now: datetime, policy: Policy) -> Decision:
    return login.decide_device(replace(presented, proven=True), now, policy)


def _digits(change: str) -> Callable[[Letter], Letter]:
    def changed(written: Letter) -> Letter:
        code = re.compile(r"(?<=[\n>])(\d{5})(\d)(?=[\n<])")
        return replace(written, text=code.sub(change, written.text), html=code.sub(change, written.html))

    return changed


def _and_colleagues(written: Letter) -> Letter:
    return replace(written, recipients=(*written.recipients, "everybody@company.example"))


def _one_twice(policy: Policy, choose: Callable[[str], str]) -> tuple[str, ...]:
    made = backup_codes.asked_for(policy, choose)
    return (*made[:-1], made[0])


def _given_stays(unused: tuple[str, ...], used: str) -> tuple[str, ...]:
    return unused if used == unused[-1] and len(unused) > 10 else backup_codes.after_use(unused, used)


def _by(change: Callable[[Entry], Entry | None]) -> dict[str, object]:
    return {"recorded": lambda entry: change(entry) if entry.event == "backup-code-given" else entry}


SETTINGS = (
    part("any-mailed-code-turns-on", "CX-2FA-1.1", "Email is on after any six digits.",
         devices={"text_serves": any_six_digits}),
    part("any-app-code-turns-on", "CX-2FA-1.1", "The app is on after any first code.",
         devices={"matching_step": any_at_first}),
    page("email-not-offered", "CX-2FA-1.1", "Security Settings does not offer Email.", "security",
         r'<form method="post" action="/profile/security/email">.*?</form>', ""),
    page("app-not-offered", "CX-2FA-1.1", "Security Settings does not offer Authenticator App.", "security",
         r'<form method="post" action="/profile/security/app">.*?</form>', ""),
    part("qr-code-of-another-key", "CX-2FA-1.1", "What was scanned gives codes that do not turn it on.",
         devices={"otpauth": lambda issuer, account, secret: enrolment.otpauth(issuer, account, secret[::-1])}),
    part("two-factor-without-effect", "CX-2FA-1.2", "Who has turned it on is not asked for a code.",
         codes={"right": lambda _factor, locked, trusted: login.by_own_factor(False, locked, trusted)}),
    part("email-without-effect", "CX-2FA-1.2", "Who has turned on Email is not asked for a code.",
         devices={"usable": _without(Kind.EMAIL)}),
    part("app-without-effect", "CX-2FA-1.2", "Who has turned on the app is not asked for a code.",
         devices={"usable": _without(Kind.TOTP)}),
    part("turned-off-unasked", "CX-2FA-1.3", "Turn off asks for nothing that would be right.",
         codes={"confirms": False}),
    part("any-code-turns-off", "CX-2FA-1.3", "Any code turns two-factor authentication off.",
         devices={"decide": _whatever_was_typed}),
)  # fmt: skip

MAILED = (
    letter("mailed-code-of-seven-digits", "CX-2FA-2.1", "The code in the mail has seven digits.", MAIL,
           _digits(r"\g<1>\g<2>0")),
    letter("mailed-code-of-five-digits", "CX-2FA-2.1", "The code in the mail has five digits.", MAIL,
           _digits(r"\g<1>")),
    part("one-code-for-all-logins", "CX-2FA-2.1", "Every login mails the same code.",
         devices={"drawn": lambda _code: ALWAYS}),
    part("mail-waits-for-a-click", "CX-2FA-2.1", "The code is mailed once Resend is clicked.",
         codes={"sent_unasked": False}),
    part("mailed-code-serves-again", "CX-2FA-2.2", "A mailed code serves again, in another login.",
         devices={"text_serves_once": False, "still_sent": older_too, "text_serves": in_any_login}),
    part("mailed-code-refused", "CX-2FA-2.2", "Verify refuses the mailed code.",
         devices={"text_serves": lambda _kept, _typed, _owner, _now, _policy: False}),
    part("code-of-an-earlier-login", "CX-2FA-2.3", "The code of an earlier login serves.",
         devices={"still_sent": older_too, "text_serves": in_any_login}),
    part("any-six-digits-log-in", "CX-2FA-2.3", "Any six digits are the mailed code.",
         devices={"text_serves": any_six_digits}),
    figure("mailed-code-for-nine-minutes", "CX-2FA-2.3", "A mailed code expires after 9 minutes.",
           mail_code_minutes=9),
    figure("mailed-code-for-eleven-minutes", "CX-2FA-2.3", "A mailed code expires after 11 minutes.",
           mail_code_minutes=11),
    letter("code-to-another-address", "CX-2FA-2.4", "The code is mailed to another address.", MAIL,
           replaced(recipients=("somebody@company.example",))),
    letter("code-to-colleagues-too", "CX-2FA-2.4", "The code is mailed to another address as well.", MAIL,
           _and_colleagues),
)  # fmt: skip

APP = (
    part("app-code-serves-again", "CX-2FA-3.1", "A used code of the app serves again.",
         devices={"used": lambda factor, _step: factor}),
    part("app-step-serves-again", "CX-2FA-3.1", "The latest code of the app serves again, an earlier one does not.",
         devices={"used": lambda factor, step: devices.used(factor, step - 1)}),
    part("app-older-code-serves-again", "CX-2FA-3.1", "A used code of the app serves again once a newer one was used.",
         devices={"matching_step": any_but_the_last}),
    part("app-code-refused", "CX-2FA-3.1", "The app's code is refused.",
         devices={"matching_step": lambda _device, _typed, _now, _policy: None}),
    figure("app-code-from-two-steps-away", "CX-2FA-3.2", "Codes from two steps away are accepted.",
           totp_steps_around=2),
    part("app-code-from-two-steps-ago", "CX-2FA-3.2", "A code of two steps ago is accepted.",
         devices={"matching_step": _also(-2)}),
    part("app-code-from-two-steps-ahead", "CX-2FA-3.2", "A code of two steps ahead is accepted.",
         devices={"matching_step": _also(2)}),
    part("mail-beside-the-app", "CX-2FA-3.3", "Who uses an app is mailed a code as well.",
         codes={"sent_to": lambda _factor: True}),
)  # fmt: skip

BACKUP = (
    figure("nine-backup-codes", "CX-2FA-4.1", "There are 9 backup codes.", backup_codes=9),
    figure("eleven-backup-codes", "CX-2FA-4.1", "There are 11 backup codes.", backup_codes=11),
    part("one-backup-code-twice", "CX-2FA-4.1", "Two of the ten codes are the same.",
         codes={"asked_for": _one_twice}),
    page("file-of-other-codes", "CX-2FA-4.1", "The file lacks the last code.", "backup_codes",
         r'(href="data:[^"]*?)[2-9A-Z-]{11}%0A"', r'\1"'),
    page("codes-not-saved", "CX-2FA-4.1", "The codes cannot be saved as a file.", "backup_codes",
         r'<p class="links"><a href="data:.*?</p>', ""),
    part("shown-codes-not-kept", "CX-2FA-4.1", "The codes that were shown log nobody in.",
         codes={"renewed": lambda earlier, _new: earlier}),
    part("backup-code-refused", "CX-2FA-4.2", "No backup code serves.",
         codes={"matching": lambda _unused, _hashed: None}),
    part("first-backup-code-only", "CX-2FA-4.2", "Only the first of the codes serves.",
         codes={"matching": lambda unused, hashed: backup_codes.matching(unused[:1], hashed)}),
    part("backup-code-serves-again", "CX-2FA-4.2", "A used backup code serves again.",
         codes={"after_use": lambda unused, _used: unused}),
    part("backup-codes-go-together", "CX-2FA-4.2", "With one backup code all are used up.",
         codes={"after_use": lambda _unused, _used: ()}),
    part("old-backup-codes-serve", "CX-2FA-4.3", "New codes leave the old ones serving.",
         codes={"renewed": lambda earlier, new: (*earlier, *new)}),
    part("last-old-backup-code-serves", "CX-2FA-4.3", "New codes replace all of the old ones but the last.",
         codes={"renewed": lambda earlier, new: (*earlier[-1:], *new)}),
    part("new-backup-codes-refused", "CX-2FA-4.3", "The new codes do not serve, the old ones do.",
         codes={"renewed": lambda earlier, new: earlier or new}),
    part("given-code-serves-anybody", "CX-2FA-5.1", "A backup code logs whomever in.",
         codes={"pool": lambda _account: "everybody"}),
    part("given-code-serves-again", "CX-2FA-5.1", "A given code serves again.", codes={"after_use": _given_stays}),
    part("given-code-refused", "CX-2FA-5.1", "A given code does not serve.",
         codes={"matching": lambda unused, hashed: backup_codes.matching(unused[:10], hashed)}),
    part("giver-unsaid", "CX-2FA-5.2", "The record does not say who gave the code.",
         places=_by(lambda entry: replace(entry, by=None))),
    part("person-for-giver", "CX-2FA-5.2", "The record says that the person gave the code.",
         places=_by(lambda entry: replace(entry, by=entry.person))),
    part("given-code-unrecorded", "CX-2FA-5.2", "The record has nothing of the code.",
         places=_by(lambda _entry: None)),
)  # fmt: skip

DEFECTS = (*SETTINGS, *MAILED, *APP, *BACKUP)
