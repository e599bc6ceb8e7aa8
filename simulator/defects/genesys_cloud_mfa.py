"""What can be wrong with Genesys Cloud's second factors, whatever their kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from simulator.defects import Defect
from simulator.defects.kinds import combined, figure, page, part, wording
from simulator.identity import enrolment, login, sessions
from simulator.identity.accounts import Account
from simulator.identity.devices import Device
from simulator.identity.effects import Effect, Note, StartSession
from simulator.identity.enrolment import Missing, Wanted
from simulator.identity.lockout import OPEN
from simulator.identity.login import Attempt, Decision, Event, Presentation
from simulator.identity.policy import Policy
from simulator.identity.sessions import Session
from simulator.identity.settings import Settings, after_reset

LOST = "No access to your device? Contact your administrator, who can reset it."


def never_missed(devices: int, policy: Policy) -> Event:
    return login.after_password(devices, policy) if devices else Event.RIGHT


def _never_asked(devices: int, policy: Policy) -> Event:
    return Event.RIGHT if devices else login.after_password(devices, policy)


def _nobody_asked(_devices: int, _policy: Policy) -> Event:
    return Event.RIGHT


def _asked_anyway(devices: int, policy: Policy) -> Event:
    return login.after_password(devices, replace(policy, mfa_required=True))


def _name_not_missing(wanted: Wanted, present: tuple[Device, ...], policy: Policy) -> tuple[Missing, ...]:
    return tuple(each for each in enrolment.missing(wanted, present, policy) if each is not Missing.NAME)


def _not_over_sso(account: str, policy: Policy) -> Effect:
    return Note("device-asked", "sso", account) if policy.mfa_required else StartSession(account)


def _codes_not_counted(presented: Presentation, now: datetime, policy: Policy) -> Decision:
    decision = login.decide_device(presented, now, policy)
    return replace(decision, lockout=presented.lockout) if decision.event is Event.DEVICE_REFUSED else decision


def _password_begins_anew(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision = login.decide(attempt, now, policy)
    return replace(decision, lockout=OPEN) if decision.event is Event.DEVICE_ASKED else decision


def _mfa_in_english(shown: str, of_browser: str, of_person: str | None) -> str:
    return "en" if shown.startswith("mfa") else of_person or of_browser


def _known_not_asked(settings: Settings) -> Settings:
    known: set[str] = set()

    def alive(session: Session, now: datetime, policy: Policy) -> bool:
        if not policy.mfa_required:
            known.add(session.account)
        return sessions.alive(session, now, policy)

    def decide(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
        freed = attempt.account is not None and attempt.account.id in known and attempt.right is Event.DEVICE_MISSING
        return login.decide(replace(attempt, right=Event.RIGHT) if freed else attempt, now, policy)

    return settings.with_parts(alive=alive, login=decide)


def _logs_nobody_in(account: Account, _shut_out: bool, policy: Policy, right: Event) -> tuple[Effect, ...]:
    return after_reset(account, True, policy, right)


WINDOW = (
    page("window-without-name", "GC-MFA-1.1", "The window has no Name field.", "mfa_add",
         r'<label for="name">.*?<p class="soft" id="name-hint">.*?</p>', ""),
    page("window-without-passkey", "GC-MFA-1.1", "The window does not offer a passkey.", "mfa_add",
         r'<div class="option"><input type="radio" id="passkey".*?</div>', ""),
    part("window-never-comes", "GC-MFA-1.1", "Who has no device is let in without one.",
         devices={"after_password": never_missed}),
    part("device-without-name", "GC-MFA-1.2", "A device without a name can be added.",
         devices={"missing": _name_not_missing}),
    page("method-chosen-beforehand", "GC-MFA-1.2", "Next without a method goes on with the first one.", "mfa_add",
         r'(name="method" value="totp")', r"\1 checked"),
    page("missing-unsaid", "GC-MFA-1.2", "What is missing is not said.", "mfa_add",
         r'<div role="alert".*?</div>', ""),
    part("account-open-while-device-missing", "GC-MFA-1.3", "My Account can be reached around the window.",
         open_to_all=frozenset({"/account"})),
    Defect("known-people-not-asked", "GC-MFA-1.4", "Who had logged in before MFA was enabled is not asked.",
           _known_not_asked),
)  # fmt: skip

PROMPT = (
    figure("device-time-too-short", "GC-MFA-2.1", "A device comes too late a minute too soon.", mfa_minutes=9),
    figure("device-time-too-long", "GC-MFA-2.1", "A device comes too late a minute too late.", mfa_minutes=11),
    part("device-never-asked-for", "GC-MFA-2.1", "The right password is enough for who has a device.",
         devices={"after_password": _never_asked}),
    part("first-device-taken", "GC-MFA-2.2", "Of several devices only the first one serves.",
         devices={"usable": lambda present, _policy: present[:1]}),
    page("devices-unnamed", "GC-MFA-2.2", "The devices to choose from are not named.", "mfa_choice",
         r'(<button class="quiet" name="device"[^>]*>)[^<]*', r"\1Device"),
    part("everybody-asked", "GC-MFA-2.3", "A device is asked for where none is required.",
         devices={"after_password": _asked_anyway}),
    part("sso-not-enough", "GC-MFA-3.1", "A provider's word logs nobody in where MFA is required.",
         devices={"begins_over_sso": _not_over_sso}),
    part("native-logins-freed", "GC-MFA-3.2", "Native logins are freed from MFA as SSO is.",
         devices={"after_password": _nobody_asked}),
    wording("lost-device-without-help", "GC-MFA-4.1", "The prompt does not name the administrator.")(
        LOST, "No access to your device? Try again later."),
    page("choice-without-help", "GC-MFA-4.1", "The choice of a device does not say what to do without one.",
         "mfa_choice", r'<p class="soft lost">.*?</p>', ""),
    part("reset-keeps-devices", "GC-MFA-4.2", "After the administrator's reset the old device still counts.",
         devices={"left_by_reset": lambda present: present}),
    part("wrong-codes-not-counted", "GC-LOCKOUT-1.3", "Wrong codes are not counted.",
         devices={"decide": _codes_not_counted}),
    part("password-begins-the-count-anew", "GC-LOCKOUT-1.3", "With the password alone the count starts anew.",
         login=_password_begins_anew),
    part("unlock-takes-devices", "GC-LOCKOUT-2.2", "The unlock takes the devices away.",
         devices={"left_by_unlock": lambda _present: ()}),
)  # fmt: skip

SETTINGS = (
    page("account-without-mfa", "GC-SPLASH-1.2", "My Account says nothing of MFA.", "account",
         r'<section aria-labelledby="mfa-title">.*?</section>', ""),
    page("kinds-unsaid", "GC-MFA-5.1", "My Account does not say of which kind a device is.", "account",
         r'(<span class="name">[^<]*</span>) <span class="soft">.*?</span>', r"\1"),
    page("names-unsaid", "GC-MFA-5.1", "My Account does not name the devices.", "account",
         r'<span class="name">[^<]*</span>', '<span class="name">Device</span>'),
    page("adding-leads-nowhere", "GC-MFA-5.2", "No device can be added in My Account.", "account",
         r'href="/account/devices/add"', 'href="/account"'),
    page("first-device-only-listed", "GC-MFA-5.2", "What was added in My Account is not listed there.", "account",
         r'(<ul class="own-devices">\s*<li>.*?</li>).*?</ul>', r"\1</ul>"),
    part("nothing-can-be-removed", "GC-MFA-5.2", "No device can be removed in My Account.",
         devices={"removable": lambda _rest, _policy: False}),
    part("last-device-can-be-removed", "GC-MFA-5.3", "The last device can be removed where one is required.",
         devices={"removable": lambda _rest, _policy: True}),
    part("mfa-pages-in-english", "GC-LANGUAGE-1.4", "The chosen language does not hold for the MFA pages.",
         language=_mfa_in_english),
    wording("validate-in-english", "GC-LANGUAGE-3.1", "The French page says Validate.")("Valider", "Validate"),
    wording("one-time-code-in-english", "GC-LANGUAGE-3.1", "The French prompt asks for a One-time code.")(
        "Code à usage unique", "One-time code"),
)  # fmt: skip

RESETS = (
    part("reset-before-the-device", "GC-RESET-5.1", "The new password holds before the device confirms it.",
         devices={"reset_awaits": False}),
    combined(
        part("reset-without-device", "GC-RESET-5.1", "A reset link alone changes the password and logs in.",
             devices={"reset_awaits": False}),
        lambda settings: settings.with_parts(
            after_reset=lambda account, shut, policy, _right: after_reset(account, shut, policy, Event.RIGHT))),
    part("confirmed-reset-forgets-password", "GC-RESET-5.2", "The password that a code confirms is not kept.",
         keep_password=lambda account, _hashed: account),
    part("confirmed-reset-logs-nobody-in", "GC-RESET-5.2", "After a confirmed reset nobody is logged in.",
         after_reset=_logs_nobody_in),
)  # fmt: skip

DEFECTS = (*WINDOW, *PROMPT, *SETTINGS, *RESETS)
