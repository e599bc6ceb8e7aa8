"""What can be wrong with CloudCX's verification page: Resend, trusted browsers, Cancel, and the lock of wrong codes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from simulator.defects import Defect
from simulator.defects.codes import in_any_login, older_too
from simulator.defects.kinds import figure, page, part, wording
from simulator.identity import lockout, login, trusted
from simulator.identity.accounts import Account
from simulator.identity.codes import Sent
from simulator.identity.devices import Device
from simulator.identity.effects import Effect, StartSession
from simulator.identity.lockout import OPEN, Lockout
from simulator.identity.login import Attempt, Decision, Event, Presentation
from simulator.identity.policy import Policy
from simulator.identity.settings import Settings
from simulator.identity.trusted import Trusted

type Spares = Callable[[Trusted, Account, Device, datetime, Policy], bool]
OFFERED = r'<label class="tick"><input type="checkbox" name="trust">.*?</label>'


def _again(earlier: tuple[Sent, ...], newest: Sent) -> bool:
    return bool(earlier) and earlier[-1].owner == newest.owner


def _from_the_first(earlier: tuple[Sent, ...], newest: Sent) -> tuple[Sent, ...]:
    return (replace(newest, sent_at=earlier[-1].sent_at),) if _again(earlier, newest) else (newest,)


def _moved_by(seconds: int) -> Callable[[tuple[Sent, ...], Sent], tuple[Sent, ...]]:
    """A resent code that counts as sent so many seconds later than it was."""

    def still_sent(earlier: tuple[Sent, ...], newest: Sent) -> tuple[Sent, ...]:
        moved = newest.sent_at + timedelta(seconds=seconds)
        return (replace(newest, sent_at=moved),) if _again(earlier, newest) else (newest,)

    return still_sent


def _earlier_only(earlier: tuple[Sent, ...], newest: Sent) -> tuple[Sent, ...]:
    return (replace(earlier[-1], sent_at=newest.sent_at),) if _again(earlier, newest) else (newest,)


def _at(moved: timedelta) -> Spares:
    return lambda kept, account, device, now, policy: trusted.spares(kept, account, device, now + moved, policy)


def _for_days(days: int) -> Spares:
    def spares(kept: Trusted, account: Account, device: Device, now: datetime, policy: Policy) -> bool:
        return trusted.spares(replace(kept, days=days), account, device, now, policy)

    return spares


def _of_anybody(kept: Trusted, account: Account, device: Device, now: datetime, policy: Policy) -> bool:
    return trusted.spares(replace(kept, account=account.id, device=device.id), account, device, now, policy)


def _as_it_was(kept: Trusted, account: Account, device: Device, now: datetime, policy: Policy) -> bool:
    return trusted.spares(kept, account, device, now, replace(policy, skip_days=kept.days))


def _enters(account: str) -> tuple[Effect, ...]:
    return (StartSession(account),)


def _not_given_back(presented: Presentation, now: datetime, policy: Policy) -> Decision:
    decision = login.decide_device(presented, now, policy)
    return replace(decision, lockout=presented.lockout) if presented.proven else decision


def _past_the_lock(presented: Presentation, now: datetime, policy: Policy) -> Decision:
    return login.decide_device(replace(presented, lockout=OPEN) if presented.proven else presented, now, policy)


def _never_locked(_lockout: Lockout, _now: datetime, _policy: Policy) -> bool:
    return False


def _left_over(failures: int) -> Callable[[Account, Lockout], tuple[Account, Lockout]]:
    return lambda account, _lockout: (account, Lockout(failures))


class _GivingBack:
    """The count begins anew with the next code, once `begun` has happened."""

    begun = False

    def decide(self, presented: Presentation, now: datetime, policy: Policy) -> Decision:
        before = OPEN if self.begun and not lockout.locked(presented.lockout, now, policy) else presented.lockout
        self.begun = False
        return login.decide_device(replace(presented, lockout=before), now, policy)

    def cancelled(self, _sent: tuple[Sent, ...]) -> tuple[Sent, ...]:
        self.begun = True
        return ()

    def resent(self, earlier: tuple[Sent, ...], newest: Sent) -> tuple[Sent, ...]:
        self.begun = self.begun or _again(earlier, newest)
        return (newest,)

    def signed_in(self, attempt: Attempt, now: datetime, policy: Policy) -> Decision:
        decision = login.decide(attempt, now, policy)
        self.begun = self.begun or decision.event is Event.DEVICE_ASKED
        return decision


def _cancel_gives_back(settings: Settings) -> Settings:
    back = _GivingBack()
    return settings.with_parts(devices={"decide": back.decide}, codes={"left_by_cancel": back.cancelled})


def _resend_gives_back(settings: Settings) -> Settings:
    back = _GivingBack()
    return settings.with_parts(devices={"decide": back.decide, "still_sent": back.resent})


def _sign_in_gives_back(settings: Settings) -> Settings:
    back = _GivingBack()
    return settings.with_parts(devices={"decide": back.decide}, login=back.signed_in)


RESEND = (
    figure("resend-after-59-seconds", "CX-2FA-6.1", "Resend is possible after 59 seconds.", resend_seconds=59),
    page("resend-never-disabled", "CX-2FA-6.1", "Resend is not disabled while it would be refused.", "verification",
         r'(<button id="resend" class="quiet") disabled', r"\1"),
    page("resend-without-countdown", "CX-2FA-6.1", "The time left is not shown.", "verification",
         r'<span id="wait".*?</span>[^<]*</span>', '<span id="wait" hidden><span id="seconds">0</span></span>'),
    page("countdown-stands-still", "CX-2FA-6.1", "The time left is always a minute.", "verification",
         r'(<span id="seconds" data-own>)\d+', r"\g<1>60"),
    part("resend-around-the-page", "CX-2FA-6.1", "A request around the disabled button mails a code.",
         codes={"refuses_early": False}),
    figure("resend-after-61-seconds", "CX-2FA-6.2", "Resend is possible after 61 seconds.", resend_seconds=61),
    part("same-code-resent", "CX-2FA-6.2", "Resend mails the same code.", devices={"drawn": lambda _code: "271828"}),
    part("resent-code-refused", "CX-2FA-6.2", "What Resend mails does not serve.",
         devices={"still_sent": _earlier_only}),
    part("earlier-code-serves", "CX-2FA-6.3", "The earlier code serves beside the resent one.",
         devices={"still_sent": older_too}),
    part("no-wait-after-a-resend", "CX-2FA-6.4", "After a resend the time counts from the first mail.",
         devices={"still_sent": _from_the_first}),
    part("wait-of-59-after-a-resend", "CX-2FA-6.4", "After a resend Resend is possible in 59 seconds.",
         devices={"still_sent": _moved_by(-1)}),
    part("wait-of-61-after-a-resend", "CX-2FA-6.4", "After a resend Resend is possible in 61 seconds.",
         devices={"still_sent": _moved_by(1)}),
)  # fmt: skip

TRUSTED = (
    wording("other-number-of-days", "CX-2FA-7.1", "The caption says 30 days whatever the policy says.")(
        "Don't ask again for {days} days", "Don't ask again for 30 days"),
    page("skipping-not-offered", "CX-2FA-7.1", "The code page does not offer it.", "verification", OFFERED, ""),
    page("skipping-offered-anyway", "CX-2FA-7.1", "Without the policy the code page offers it.", "verification",
         r'(<input id="code"[^>]*>\s*)(<button>)',
         r'\1<label class="tick"><input type="checkbox" name="trust">Don&#39;t ask again for 14 days</label>\2'),
    part("skipping-a-minute-less", "CX-2FA-7.2", "A code is asked for a minute too early.",
         codes={"spares": _at(timedelta(minutes=1))}),
    part("skipping-two-minutes-more", "CX-2FA-7.2", "A code is asked for two minutes too late.",
         codes={"spares": _at(timedelta(minutes=-2))}),
    part("skipping-14-days-always", "CX-2FA-7.2", "Whatever the policy says, it is for 14 days.",
         codes={"spares": _for_days(14)}),
    part("skipping-never", "CX-2FA-7.2", "A code is asked for all the same.",
         codes={"spares": lambda _kept, _account, _device, _now, _policy: False}),
    part("skipping-for-whomever", "CX-2FA-7.2", "In that browser nobody is asked for a code.",
         codes={"spares": _of_anybody}),
    page("skipping-unasked", "CX-2FA-7.3", "The box counts as ticked.", "verification", OFFERED,
         r'<input type="hidden" name="trust" value="on">\g<0>'),
    part("skipping-outlives-the-policy", "CX-2FA-7.4", "A policy that was withdrawn goes on for who has ticked it.",
         codes={"spares": _as_it_was}),
)  # fmt: skip

CANCEL = (
    part("cancel-logs-in", "CX-2FA-8.1", "Cancel logs in.", codes={"after_cancel": _enters}),
    part("cancelled-code-serves", "CX-2FA-8.2", "The code serves at a later login.",
         codes={"left_by_cancel": lambda sent: sent}, devices={"still_sent": older_too, "text_serves": in_any_login}),
    part("cancelled-code-serves-elsewhere", "CX-2FA-8.2", "The code serves at a login that waits elsewhere.",
         codes={"left_by_cancel": lambda sent: sent}, devices={"text_serves": in_any_login}),
)  # fmt: skip

LOCK = (
    figure("warned-from-the-fourth", "CX-LOCKOUT-1.1", "Nothing is said after the third wrong code.", warns_at_left=1),
    figure("warned-from-the-second", "CX-LOCKOUT-1.1", "The second wrong code warns.", warns_at_left=3),
    part("one-attempt-too-many-told", "CX-LOCKOUT-1.1", "The warning tells one attempt more than are left.",
         codes={"warned": lambda failures, policy: left + 1 if (left := lockout.warned(failures, policy)) else None}),
    page("no-warning-by-email", "CX-LOCKOUT-1.2", "With email codes no warning is shown.", "verification",
         r'(<p role="alert"[^>]*>[^<]*?\.) You have \d login[^<]*(</p>.*?id="resend")', r"\1\2"),
    page("no-warning-with-the-app", "CX-LOCKOUT-1.2", "With the app no warning is shown.", "verification",
         r'(<p role="alert"[^>]*>[^<]*?\.) You have \d login[^<]*(</p>(?!.*id="resend"))', r"\1\2"),
    Defect("cancel-gives-attempts-back", "CX-LOCKOUT-1.3", "Cancel gives the attempts back.", _cancel_gives_back),
    Defect("resend-gives-attempts-back", "CX-LOCKOUT-1.3", "Resend gives the attempts back.", _resend_gives_back),
    Defect("sign-in-gives-attempts-back", "CX-LOCKOUT-1.3", "A new Sign in gives the attempts back.",
           _sign_in_gives_back),
    part("right-code-gives-nothing-back", "CX-LOCKOUT-1.3", "A right code leaves the count as it was.",
         devices={"decide": _not_given_back}),
    figure("four-attempts", "CX-LOCKOUT-1.1", "The fourth wrong code locks.", code_attempts=4),
    figure("six-attempts", "CX-LOCKOUT-2.1", "The sixth wrong code locks.", code_attempts=6),
    part("locked-people-asked-for-a-code", "CX-LOCKOUT-2.1", "While locked a new Sign in asks for a code.",
         locked=_never_locked),
    part("right-code-past-the-lock", "CX-LOCKOUT-2.1", "After the fifth wrong code the right one logs in.",
         locked=_never_locked, devices={"decide": _past_the_lock}),
    wording("lock-without-help", "CX-LOCKOUT-2.1", "The page does not say whom to contact.")(
        "Your account is locked. Contact the administrator to unlock it.", "Your account is locked."),
    figure("lock-for-a-day", "CX-LOCKOUT-2.2", "The lock ends after a day.", lockout_minutes=24 * 60),
    figure("lock-for-a-year", "CX-LOCKOUT-2.2", "The lock ends after a year.", lockout_minutes=365 * 24 * 60),
    part("unlock-leaves-the-lock-of-codes", "CX-LOCKOUT-2.2", "The unlock lifts nothing.",
         unlocked=lambda account, counted: (account, counted)),
    part("four-attempts-after-the-unlock", "CX-LOCKOUT-2.3", "After the unlock four attempts are left.",
         unlocked=_left_over(1)),
    part("one-attempt-after-the-unlock", "CX-LOCKOUT-2.3", "After the unlock one attempt is left.",
         unlocked=_left_over(4)),
)  # fmt: skip

DEFECTS = (*RESEND, *TRUSTED, *CANCEL, *LOCK)
