"""What a device has to be given before it is added, from values alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from simulator.identity import devices, enrolment, phones
from simulator.identity.devices import Device, Kind, Sms, Totp
from simulator.identity.enrolment import Missing, Pending, Wanted
from simulator.identity.policy import Policy

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
POLICY = Policy()
WITH_TEXTS = POLICY.changed({"mfa_sms": True})
REQUIRED = POLICY.changed({"mfa_required": True})
PHONE = Device("1", "mara", "My phone", Totp("SECRET"), NOW)
MOBILE = Device("2", "mara", "Mobile", Sms("+447700900123"), NOW)


@pytest.mark.parametrize(
    ("wanted", "policy", "missing"),
    [
        (Wanted("Phone", Kind.TOTP), POLICY, ()),
        (Wanted("  ", None), POLICY, (Missing.NAME, Missing.METHOD)),
        (Wanted("x" * 65, Kind.TOTP), POLICY, (Missing.NAME,)),
        (Wanted("MY PHONE ", Kind.PASSKEY), POLICY, (Missing.OTHER_NAME,)),
        (Wanted("Phone", Kind.SMS, "+447700900123"), POLICY, (Missing.METHOD,)),
        (Wanted("Phone", Kind.SMS, "+44 7700 900123"), WITH_TEXTS, ()),
        (Wanted("Phone", Kind.SMS, "07700 900123"), WITH_TEXTS, (Missing.NUMBER,)),
    ],
)
def test_a_device_misses_exactly_what_was_not_given(
    wanted: Wanted, policy: Policy, missing: tuple[Missing, ...]
) -> None:
    assert enrolment.missing(wanted, (PHONE,), policy) == missing


def test_text_messages_are_offered_only_where_the_administrator_enables_them() -> None:
    assert Kind.SMS not in enrolment.offered(POLICY)
    assert Kind.SMS in enrolment.offered(WITH_TEXTS)
    assert devices.usable((PHONE, MOBILE), POLICY) == (PHONE,)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("+44 7700 900123", "+447700900123"),
        ("0044 7700-900123", "+447700900123"),
        ("+44 (0)20 7946 0018", "+442079460018"),
        ("+1 (555) 010-0199", "+15550100199"),
        ("07700 900123", None),
        ("+0 7700 900123", None),
        ("+44 77", None),
        ("+1234567890123456", None),
        ("+44 7700 90012a", None),
        ("", None),
    ],
)
def test_a_number_is_international_or_none(typed: str, number: str | None) -> None:
    assert phones.number(typed) == number


def test_a_page_shows_two_digits_of_a_number_and_nothing_of_a_secret() -> None:
    assert devices.described(MOBILE.factor) == "23"
    assert devices.described(PHONE.factor) == ""


def test_the_last_device_that_counts_stays_while_one_is_required() -> None:
    assert devices.removable((PHONE,), REQUIRED)
    assert not devices.removable((), REQUIRED)
    assert not devices.removable((MOBILE,), REQUIRED)
    assert devices.removable((), POLICY)


def test_the_qr_code_says_what_every_app_reads_and_no_more() -> None:
    uri = enrolment.otpauth("Genesys Cloud", "mara+work@example.com", "SECRET")
    assert uri.startswith("otpauth://totp/Genesys%20Cloud:mara%2Bwork@example.com?")
    assert parse_qs(urlsplit(uri).query) == {"secret": ["SECRET"], "issuer": ["Genesys Cloud"]}


def test_a_pending_device_keeps_its_secret_out_of_logs_and_ends() -> None:
    pending = Pending(Kind.TOTP, "My phone", "SECRET", NOW)
    assert "SECRET" not in repr(pending)
    assert enrolment.read(enrolment.written(pending)) == pending
    life = timedelta(minutes=10)
    assert enrolment.alive(pending, NOW + life - timedelta(microseconds=1), life)
    assert not enrolment.alive(pending, NOW + life, life)
