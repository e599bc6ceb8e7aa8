"""One-time codes, from values alone: RFC 6238, their window, and codes by text message."""

from __future__ import annotations

from base64 import b32encode
from datetime import UTC, datetime, timedelta

import pytest

from simulator.identity import codes, devices
from simulator.identity.devices import Totp
from simulator.identity.policy import Policy

POLICY = Policy()
SECRET = b32encode(b"12345678901234567890").decode()
DEVICE = Totp(SECRET)
NOW = datetime(2026, 11, 21, 12, 0, 15, tzinfo=UTC)
STEP = timedelta(seconds=codes.STEP)


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238_appendix_b(seconds: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert codes.at_step(SECRET, codes.step_of(moment)) == code


@pytest.mark.parametrize(("away", "taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_good_one_step_before_and_after(away: int, taken: bool) -> None:
    step = codes.step_of(NOW) + away
    found = codes.matching_step(DEVICE, codes.at_step(SECRET, step), NOW, POLICY)
    assert found == (step if taken else None)


@pytest.mark.parametrize(
    ("seconds", "taken"),
    [(-30, True), (-30.001, False), (59.999, True), (60, False)],
    ids=["first moment", "just before it", "last moment", "just after it"],
)
def test_a_code_is_good_for_90_seconds_to_the_moment(seconds: float, taken: bool) -> None:
    begins = datetime(2026, 11, 21, 12, tzinfo=UTC)
    code = codes.at_step(SECRET, codes.step_of(begins))
    assert (codes.matching_step(DEVICE, code, begins + timedelta(seconds=seconds), POLICY) is not None) is taken


def test_the_window_is_the_policys() -> None:
    before = codes.at_step(SECRET, codes.step_of(NOW) - 1)
    assert codes.matching_step(DEVICE, before, NOW, POLICY.changed({"totp_steps_around": 0})) is None
    further = codes.at_step(SECRET, codes.step_of(NOW) - 3)
    assert codes.matching_step(DEVICE, further, NOW, POLICY.changed({"totp_steps_around": 3})) is not None


def test_neither_a_used_step_nor_an_earlier_one_serves_again() -> None:
    step = codes.step_of(NOW)
    after = devices.used(DEVICE, step)
    for older in (step - 1, step):
        assert codes.matching_step(after, codes.at_step(SECRET, older), NOW, POLICY) is None
    assert codes.matching_step(after, codes.at_step(SECRET, step + 1), NOW, POLICY) == step + 1


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "٠١٢٣٤٥", "0000000", "é" * 6, "1" * 5000])
def test_what_is_no_code_matches_nothing(typed: str) -> None:
    assert codes.matching_step(DEVICE, typed, NOW, POLICY) is None


def test_blanks_that_came_with_a_copied_code_do_not_matter() -> None:
    code = codes.at_step(SECRET, codes.step_of(NOW))
    for typed in (f" {code[:3]} {code[3:]}\n", f"{code[:3]}\N{NO-BREAK SPACE}{code[3:]}"):
        assert codes.matching_step(DEVICE, typed, NOW, POLICY) == codes.step_of(NOW)


def test_a_code_by_text_message_serves_its_owner_for_its_minutes() -> None:
    kept = codes.sent("012345", "mara's login", NOW)
    last = NOW + timedelta(minutes=5, microseconds=-1)
    assert codes.serves(kept, "012 345", "mara's login", last, POLICY)
    assert not codes.serves(kept, "012345", "mara's login", NOW + timedelta(minutes=5), POLICY)
    assert not codes.serves(kept, "012345", "another login", NOW, POLICY)
    assert not codes.serves(kept, "012346", "mara's login", NOW, POLICY)
    assert codes.serves(kept, "012345", "mara's login", last + STEP, POLICY.changed({"sms_code_minutes": 6}))


def test_a_sent_code_is_not_kept_in_clear() -> None:
    kept = codes.sent("012345", "owner", NOW)
    assert "012345" not in codes.written((kept,))
    assert codes.read(codes.written((kept,))) == (kept,)
    assert codes.read(None) == ()


def test_a_code_has_six_digits_with_its_leading_noughts() -> None:
    assert codes.in_digits(42) == "000042"
