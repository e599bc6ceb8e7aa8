"""What can be wrong with Genesys Cloud's places, channels and faults, and with its record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from simulator.defects import Defect
from simulator.defects.genesys_cloud_mfa import never_missed
from simulator.defects.kinds import page, part
from simulator.identity import login, passwords, places
from simulator.identity.login import Attempt, Decision, Event
from simulator.identity.policy import Policy
from simulator.identity.record import Entry
from simulator.identity.settings import Settings


def _single_only(origin: str | None, policy: Policy) -> bool:
    single = tuple(entry for entry in policy.allowed_addresses if "/" not in entry)
    return origin in single or not policy.allowed_addresses


def _ipv4_only(origin: str | None, policy: Policy) -> bool:
    listed = policy.allowed_addresses
    return not listed or (":" not in (origin or "") and places.allowed(origin, policy))


def _ipv6_from_anywhere(origin: str | None, policy: Policy) -> bool:
    return ":" in (origin or "") or places.allowed(origin, policy)


def _same_beginning(origin: str | None, policy: Policy) -> bool:
    alike = any((origin or "").startswith(entry) for entry in policy.allowed_addresses)
    return alike or places.allowed(origin, policy)


def _from_anywhere(_origin: str | None, _policy: Policy) -> bool:
    return True


def _told_of_the_password(event: Event) -> Event:
    return Event.WRONG_PASSWORD if event is Event.OTHER_PLACE else login.told(event)


def _place_before_password(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    elsewhere = attempt.right is Event.OTHER_PLACE
    return login.decide(replace(attempt, password_matches=attempt.password_matches or elsewhere), now, policy)


def _anybodys_word(connection: str | None, forwarded: tuple[str, ...], trusted: tuple[str, ...]) -> str | None:
    return places.client(connection, forwarded, (*trusted, connection) if connection else trusted)


def _first_forwarded(connection: str | None, forwarded: tuple[str, ...], trusted: tuple[str, ...]) -> str | None:
    first = tuple(value.partition(",")[0] for value in forwarded[:1])
    return places.client(connection, first, trusted)


def _each_counts(of: str) -> Callable[[str, bool], bool]:
    return lambda form, before: before and form != of


def _repeat_refused(attempt: Attempt, now: datetime, policy: Policy) -> Decision:
    decision = login.decide(attempt, now, policy)
    if not attempt.repeated or decision.event is not Event.RIGHT:
        return decision
    return login.decide(replace(attempt, password_matches=False), now, policy)


def _presented(presented: str | None, given: str) -> str:
    return presented or given


def _unrecorded(*events: str) -> Callable[[Entry], Entry | None]:
    return lambda entry: None if entry.event in events else entry


def _an_hour_late(entry: Entry) -> Entry:
    return replace(entry, at=entry.at + timedelta(hours=1))


def _passwords_recorded(settings: Settings) -> Settings:
    typed: list[str] = []

    def prepared(password: str) -> str:
        typed[:] = [password]
        return passwords.prepared(password)

    def recorded(entry: Entry) -> Entry:
        return replace(entry, outcome=f"{entry.outcome} {typed[0]}") if typed else entry

    return settings.with_parts(password=prepared, places={"recorded": recorded})


PLACES = (
    part("networks-ignored", "GC-IP-1.1", "Only single addresses are allowed, never a network.",
         places={"allowed": _single_only}),
    part("ipv6-never-allowed", "GC-IP-1.1", "An IPv6 address is never an allowed one.",
         places={"allowed": _ipv4_only}),
    part("place-unchecked", "GC-IP-1.2", "The right password logs in from anywhere.",
         places={"allowed": _from_anywhere}),
    part("place-unchecked-over-sso", "GC-IP-1.2", "Over SSO people log in from anywhere.",
         places={"allowed_over_sso": _from_anywhere}),
    part("ipv6-unchecked", "GC-IP-1.2", "Over IPv6 the right password logs in from anywhere.",
         places={"allowed": _ipv6_from_anywhere}),
    part("places-compared-as-text", "GC-IP-1.2", "An address that begins like an allowed one is allowed.",
         places={"allowed": _same_beginning}),
    part("place-unexplained", "GC-IP-1.2", "Who is refused for the place is told that the password is wrong.",
         told=_told_of_the_password),
    part("place-told-to-anybody", "GC-IP-1.2", "A wrong password from elsewhere is told of the location.",
         login=_place_before_password),
    part("forwarded-believed-from-anybody", "GC-IP-1.3", "A forwarded-for header counts, whoever sends it.",
         places={"client": _anybodys_word}),
    part("first-forwarded-address-taken", "GC-IP-1.3", "Of several forwarded addresses the first one counts.",
         places={"client": _first_forwarded}),
)  # fmt: skip

FAULTS = (
    part("repeated-login-counts", "GC-FAULT-1.1", "A wrong login that is sent again counts again.",
         places={"seen_before": _each_counts("login")}),
    part("repeated-login-refused", "GC-FAULT-1.1", "The right login that is sent again is refused.",
         login=_repeat_refused),
    part("repeated-reset-mails-again", "GC-FAULT-1.1", "A request for a link that is sent again brings a second mail.",
         places={"seen_before": _each_counts("reset")}),
    page("outage-unsaid", "GC-FAULT-2.1", "The outage is an error like any other.", "outage",
         r'<p role="alert".*?</p>', '<p role="alert">Error 503</p>'),
    page("outage-without-link", "GC-FAULT-2.1", "The outage's page does not lead to the status page.", "outage",
         r'<p class="links">.*?</p>', ""),
    part("status-page-down-too", "GC-FAULT-2.1", "In an outage the status page is down, too.",
         places={"status_stays_up": False}),
    page("incident-unnamed", "GC-FAULT-2.1", "The status page does not name the incident.", "status",
         r"<dl>.*?</dl>", ""),
    part("outage-ends-sessions", "GC-FAULT-2.2", "After an outage everybody has to log in again.",
         places={"outage_ends_sessions": True}),
    part("stale-cookie-stays", "GC-FAULT-3.1", "A browser that presents a cookie keeps it, whatever it is worth.",
         places={"renewed": _presented}),
    part("old-cookie-taken", "GC-FAULT-3.1", "A session's cookie never becomes too old.",
         alive=lambda _session, _now, _policy: True),
    part("half-a-cookie-taken", "GC-FAULT-3.1", "The beginning of a session's cookie is enough.",
         token=lambda token: token[:12]),
)  # fmt: skip

CHANNELS = (
    part("app-opens-the-provider", "GC-CHANNEL-1.1", "The desktop app does not hand SSO to the external browser.",
         places={"desktop_app": lambda _user_agent: False}),
    page("hand-off-in-the-window", "GC-CHANNEL-1.1", "The app's link to the provider opens in the app.", "desktop",
         r' target="_blank"', ""),
    part("hand-off-refused", "GC-CHANNEL-1.1", "What comes back to the app's window is refused there.",
         places={"same_window": lambda _began, _came: False}),
    part("hand-off-in-any-window", "GC-CHANNEL-1.1", "A hand-off's code logs in whichever window it comes to.",
         places={"same_window": lambda _began, _came: True}),
    part("app-without-a-device", "GC-CHANNEL-1.1", "Who has no device is let into the app without adding one.",
         devices={"after_password": never_missed}),
    part("hand-off-code-taken-twice", "GC-CHANNEL-1.1", "A hand-off's code logs in more than once.",
         places={"hand_off_serves_once": False}),
)  # fmt: skip

RECORD = (
    part("record-without-address", "GC-AUDIT-1.1", "The record does not say from where.",
         places={"recorded": lambda entry: replace(entry, source=None)}),
    part("record-of-another-time", "GC-AUDIT-1.1", "The record's clock is an hour ahead.",
         places={"recorded": _an_hour_late}),
    Defect("passwords-recorded", "GC-AUDIT-1.1", "What was typed as the password is in the record.",
           _passwords_recorded),
    part("logins-unrecorded", "GC-AUDIT-1.1", "Logins are not in the record.",
         places={"recorded": _unrecorded("login")}),
    part("refusals-unrecorded", "GC-AUDIT-1.1", "Refused logins are not in the record.",
         places={"recorded": _unrecorded("login-refused", "code-refused")}),
    part("locks-unrecorded", "GC-AUDIT-1.1", "Locks are not in the record.",
         places={"recorded": _unrecorded("locked")}),
    part("unlocks-unrecorded", "GC-AUDIT-1.1", "What an administrator unlocks is not in the record.",
         places={"recorded": _unrecorded("unlocked")}),
    part("resets-unrecorded", "GC-AUDIT-1.1", "New passwords by link are not in the record.",
         places={"recorded": _unrecorded("password-reset")}),
    part("device-changes-unrecorded", "GC-AUDIT-1.1", "Devices added and removed are not in the record.",
         places={"recorded": _unrecorded("device-added", "device-removed", "devices-reset")}),
)  # fmt: skip

DEFECTS = (*PLACES, *FAULTS, *CHANNELS, *RECORD)
