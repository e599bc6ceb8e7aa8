"""Every documented figure and switch, once, by name, under the id of its clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import timedelta
from typing import Any

from simulator.identity.places import network

KINDS_OF_CHARACTER = ("digit", "special", "upper", "lower")


class UnusablePolicy(ValueError):
    """A policy that has an unknown figure, a value of the wrong kind, or that no password can satisfy."""


def _figure(default: Any, clause: str, unit: str, least: int = 0) -> Any:
    return field(default=default, metadata={"clause": clause, "unit": unit, "least": least})


SCOPES = ("account", "place")
"""What wrong attempts are counted for: a person, or a person at a network address."""
SKIPS = (14, 30, 60, 90)
"""For how many days an administrator may let people go without a code (CX-2FA-7)."""


@dataclass(frozen=True)
class Policy:
    """The figures of one deployment. The metadata of a field names its clause and its unit."""

    password_min_length: int = _figure(8, "GC-PASSWORD-1", "characters", least=1)
    password_max_length: int = _figure(400, "GC-PASSWORD-2", "characters", least=1)
    password_requires: tuple[str, ...] = _figure(KINDS_OF_CHARACTER, "GC-PASSWORD-3", "kinds of character")
    password_history: int = _figure(10, "GC-PASSWORD-4", "earlier passwords")
    lockout_attempts: int = _figure(5, "GC-LOCKOUT-1", "wrong attempts", least=1)
    lockout_minutes: int | None = _figure(None, "GC-LOCKOUT-2", "minutes; none: until unlocked", least=1)
    lockout_scope: str = _figure("account", "GIA-LOCKOUT-1", f"one of {', '.join(SCOPES)}")
    suggests_administrator_after: int | None = _figure(None, "GIA-ERROR-1", "wrong attempts; none: never", least=1)
    password_months: int | None = _figure(None, "GIA-CHANGE-3", "calendar months; none: for ever", least=1)
    change_at_first_login: bool = _figure(False, "GIA-CHANGE-2", "switch")
    names_organization: bool = _figure(False, "CX-LOGIN-1", "switch: whoever names none is nobody")
    gives_password: bool = _figure(False, "GIA-ACCOUNT-2", "switch")
    configuration_seconds: int = _figure(2, "GIA-LOGIN-2", "seconds to wait for the Configuration Server", least=1)
    reset_logs_in: bool = _figure(True, "CX-PASSWORD-2", "switch")
    reset_lifts_lock: bool = _figure(False, "GC-RESET-4", "switch")
    session_days: int = _figure(20, "GC-SESSION-2", "days without access", least=1)
    session_slides: bool = _figure(True, "GC-SESSION-2", "switch")
    invitation_hours: int = _figure(72, "GC-INVITE-3", "hours", least=1)
    invitation_serves_once: bool = _figure(True, "GC-INVITE-3", "switch")
    reset_minutes: int = _figure(60, "GC-RESET-6", "minutes", least=1)
    reset_serves_once: bool = _figure(True, "GC-RESET-6", "switch")
    reset_newest_only: bool = _figure(True, "GC-RESET-6", "switch")
    sso_only: bool = _figure(False, "GC-SSO-3", "switch")
    reset_ends_sessions: bool = _figure(True, "GC-RESET-4", "switch")
    mfa_required: bool = _figure(False, "GC-MFA-1", "switch")
    mfa_sms: bool = _figure(False, "GC-SMS-1", "switch")
    mfa_minutes: int = _figure(10, "GC-MFA-2", "minutes from the password to the device", least=1)
    totp_steps_around: int = _figure(1, "GC-TOTP-2", "time steps before and after the present one")
    sms_code_minutes: int = _figure(5, "GC-SMS-1", "minutes", least=1)
    mail_code_minutes: int = _figure(10, "CX-2FA-2", "minutes", least=1)
    resend_seconds: int = _figure(60, "CX-2FA-6", "seconds from one mailed code to the next")
    backup_codes: int = _figure(10, "CX-2FA-4", "backup codes", least=1)
    code_attempts: int | None = _figure(None, "CX-LOCKOUT-2", "wrong codes; none: counted with passwords", least=1)
    warns_at_left: int = _figure(0, "CX-LOCKOUT-1", "attempts left when the warning of the lock begins; 0: never")
    passkey_seconds: int = _figure(60, "GC-PASSKEY-1", "seconds", least=1)
    skip_days: int | None = _figure(
        None, "CX-2FA-7", f"days, one of {', '.join(map(str, SKIPS))}; none: never", least=1
    )
    allowed_addresses: tuple[str, ...] = _figure((), "GC-IP-1", "addresses and networks; none: from anywhere")
    trusted_proxies: tuple[str, ...] = _figure((), "GC-IP-1", "addresses and networks, of the deployment")

    @property
    def session_life(self) -> timedelta:
        return timedelta(days=self.session_days)

    @property
    def device_wait(self) -> timedelta:
        return timedelta(minutes=self.mfa_minutes)

    @property
    def sms_code_life(self) -> timedelta:
        return timedelta(minutes=self.sms_code_minutes)

    @property
    def mail_code_life(self) -> timedelta:
        return timedelta(minutes=self.mail_code_minutes)

    @property
    def resend_wait(self) -> timedelta:
        return timedelta(seconds=self.resend_seconds)

    @property
    def lockout_life(self) -> timedelta | None:
        return None if self.lockout_minutes is None else timedelta(minutes=self.lockout_minutes)

    def changed(self, figures: Mapping[str, Any]) -> Policy:
        """This policy with some figures set anew; raises `UnusablePolicy` with a sentence for the administrator."""
        known = {f.name: f for f in fields(self)}
        for name, value in figures.items():
            if name not in known:
                raise UnusablePolicy(f"There is no figure {name!r}. The figures are: {', '.join(known)}.")
            _check_kind(name, value, known[name].default, known[name].metadata["least"])
        values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in figures.items()}
        policy = replace(self, **values)
        policy._check_satisfiable()
        if policy.lockout_scope not in SCOPES:
            raise UnusablePolicy(f"lockout_scope is one of {', '.join(SCOPES)}; not {policy.lockout_scope!r}.")
        if policy.skip_days not in (None, *SKIPS):
            raise UnusablePolicy(f"skip_days is one of {', '.join(map(str, SKIPS))}, or none; not {policy.skip_days}.")
        for name in ("allowed_addresses", "trusted_proxies"):
            _check_places(name, getattr(policy, name))
        return policy

    def figures(self) -> dict[str, Any]:
        """All figures as plain values."""
        return asdict(self)

    def _check_satisfiable(self) -> None:
        unknown = set(self.password_requires) - set(KINDS_OF_CHARACTER)
        if unknown:
            raise UnusablePolicy(f"password_requires takes {', '.join(KINDS_OF_CHARACTER)}; not {sorted(unknown)}.")
        if self.password_min_length > self.password_max_length:
            raise UnusablePolicy(
                f"No password has at least {self.password_min_length} and at most {self.password_max_length} letters."
            )
        if self.password_max_length < len(self.password_requires):
            raise UnusablePolicy(
                f"{len(self.password_requires)} kinds of character do not fit in {self.password_max_length} characters."
            )


def _check_places(name: str, entries: tuple[str, ...]) -> None:
    for entry in entries:
        try:
            network(entry)
        except ValueError:
            raise UnusablePolicy(
                f"{name} takes addresses and networks, such as 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32; not {entry!r}."
            ) from None


def _check_kind(name: str, value: Any, default: Any, least: int) -> None:
    if isinstance(default, bool):
        if not isinstance(value, bool):
            raise UnusablePolicy(f"{name} is a switch: true or false, not {value!r}.")
    elif isinstance(default, str):
        if not isinstance(value, str):
            raise UnusablePolicy(f"{name} is a word, not {value!r}.")
    elif isinstance(default, tuple):
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise UnusablePolicy(f"{name} is a list of words, not {value!r}.")
    elif value is None and default is None:
        return
    elif isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise UnusablePolicy(f"{name} is a whole number of at least {least}, not {value!r}.")
