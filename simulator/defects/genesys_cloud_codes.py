"""What can be wrong with Genesys Cloud's one-time codes: of authenticator apps, and by text message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from simulator.defects.codes import any_at_first, any_but_the_last, any_six_digits, in_any_login, older_too
from simulator.defects.kinds import figure, letter, part, replaced
from simulator.identity import codes, devices, enrolment
from simulator.identity.devices import Device, Factor, Sms, Totp
from simulator.identity.policy import Policy
from simulator.identity.settings import Letter

EVERYBODYS = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LONG = 999
"""Minutes that nobody waits, and no code of six digits."""


def _otpauth(change: Callable[[str], str]) -> dict[str, object]:
    return {"otpauth": lambda issuer, account, secret: change(enrolment.otpauth(issuer, account, secret))}


def _of_another_secret(issuer: str, account: str, secret: str) -> str:
    return enrolment.otpauth(issuer, account, secret[::-1])


def _as_typed(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
    return None if " " in typed else codes.matching_step(device, typed, now, policy)


def _first_six_digits(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
    return codes.matching_step(device, codes.typed_digits(typed)[: codes.DIGITS], now, policy)


def _never_ahead(device: Totp, typed: str, now: datetime, policy: Policy) -> int | None:
    step = codes.matching_step(device, typed, now, policy)
    return None if step is None or step > codes.step_of(now) else step


def _secret_too(factor: Factor) -> str:
    return factor.secret if isinstance(factor, Totp) else devices.described(factor)


def _whole_number(factor: Factor) -> str:
    return factor.phone if isinstance(factor, Sms) else devices.described(factor)


def _everybodys(_own: Device, everybody: Callable[[], tuple[Device, ...]]) -> tuple[Device, ...]:
    return everybody()


def _second_code(written: Letter) -> Letter:
    return replace(written, text=f"{written.text}123456\n")


TOTP = (
    part("qr-code-without-issuer", "GC-TOTP-1.1", "The QR code does not say whose account it is for.",
         devices=_otpauth(lambda uri: uri.partition("&issuer=")[0])),
    part("qr-code-of-eight-digits", "GC-TOTP-1.1", "The QR code asks for codes of eight digits.",
         devices=_otpauth(lambda uri: f"{uri}&digits=8")),
    part("qr-code-by-count", "GC-TOTP-1.1", "The QR code is one of a counter's codes.",
         devices=_otpauth(lambda uri: uri.replace("otpauth://totp/", "otpauth://hotp/"))),
    part("qr-code-with-a-short-secret", "GC-TOTP-1.1", "The secret is of 80 bits.",
         devices={"secret": lambda secret: secret[:16]}),
    part("one-secret-for-all", "GC-TOTP-1.1", "Everybody gets the same secret.",
         devices={"secret": lambda _secret: EVERYBODYS}),
    part("qr-code-of-another-secret", "GC-TOTP-1.2", "What was scanned gives codes that do not enrol.",
         devices={"otpauth": _of_another_secret}),
    part("copied-codes-refused", "GC-TOTP-1.2", "A code with the blank that the app shows is refused.",
         devices={"matching_step": _as_typed}),
    part("any-code-enrols", "GC-TOTP-1.3", "Validate takes any code.", devices={"matching_step": any_at_first}),
    part("wrong-code-begins-anew", "GC-TOTP-1.3", "After a wrong code the QR code serves no more.",
         devices={"enrolment_survives": False}),
    part("secret-shown-afterwards", "GC-TOTP-1.4", "My Account shows the secret.", devices={"described": _secret_too}),
    figure("present-step-only", "GC-TOTP-2.1", "A code of the step before is refused.", totp_steps_around=0),
    figure("two-steps-around", "GC-TOTP-2.1", "A code from two steps away is accepted.", totp_steps_around=2),
    part("no-step-ahead", "GC-TOTP-2.1", "A code of the next step is refused.",
         devices={"matching_step": _never_ahead}),
    part("digits-after-the-code", "GC-TOTP-2.1", "What comes after six digits does not matter.",
         devices={"matching_step": _first_six_digits}),
    part("code-serves-again", "GC-TOTP-2.2", "A used code serves again.",
         devices={"used": lambda factor, _step: factor}),
    part("step-serves-again", "GC-TOTP-2.2", "A used code serves again, an earlier one does not.",
         devices={"used": lambda factor, step: devices.used(factor, step - 1)}),
    part("older-code-serves-again", "GC-TOTP-2.2", "A used code serves again once a newer one was used.",
         devices={"matching_step": any_but_the_last}),
    part("code-of-another-person", "GC-TOTP-2.3", "A code of anybody's device is accepted.",
         devices={"looked_at": _everybodys}),
)  # fmt: skip

TEXTS = (
    letter("text-to-another-number", "GC-SMS-1.1", "The message goes to another number.", "code",
           replaced(recipients=("15550100199@sms.example",))),
    letter("text-without-the-product", "GC-SMS-1.1", "The message does not name the product.", "code",
           lambda written: replace(written, text=written.text.replace("Genesys Cloud", "Login"))),
    letter("text-with-two-codes", "GC-SMS-1.1", "The message holds two codes.", "code", _second_code),
    part("text-code-serves-again", "GC-SMS-1.2", "A used code by text message serves in the next login.",
         devices={"text_serves_once": False, "still_sent": older_too, "text_serves": in_any_login}),
    part("older-text-code-serves", "GC-SMS-1.2", "An older code serves beside the newest.",
         devices={"still_sent": older_too}),
    part("any-six-digits-serve", "GC-SMS-1.2", "Any six digits are a code by text message.",
         devices={"text_serves": any_six_digits}),
    figure("text-code-ends-early", "GC-SMS-1.2", "A code by text message ends a minute too soon.", sms_code_minutes=4),
    figure("text-code-ends-late", "GC-SMS-1.2", "A code by text message ends a minute too late.", sms_code_minutes=6),
    figure("text-code-never-expires", "GC-SMS-1.2", "A code by text message has no end.", sms_code_minutes=LONG),
    part("number-shown-whole", "GC-SMS-1.3", "The page shows the whole number.", devices={"described": _whole_number}),
)  # fmt: skip

DEFECTS = (*TOTP, *TEXTS)
