"""One-time codes by their names in the features."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pyotp
import pytest

from fixtures.authenticator import Broker
from fixtures.chance import Chance
from fixtures.secrets import MASK, Secrets
from steps.backup_codes import BackupCodes
from steps.codes import EXAMPLES, code
from steps.devices import Device, Devices
from steps.person import Person
from steps.stage import Stage

SECRETS = ("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def devices() -> Devices:
    """Somebody with two apps, who had another one before, has presented a code, got two by text message, and has backup
    codes."""
    clock = SimpleNamespace(now=lambda: NOON, pass_until=lambda _: None)
    secrets = Secrets()
    stage = SimpleNamespace(chance=Chance(1, "here"), secrets=secrets)
    devices = Devices(cast(Person, SimpleNamespace(name="Mara")), cast(Stage, stage))
    first, second, gone = (
        Device(name, Broker(secrets).app(secret, clock))
        for name, secret in zip(("Phone", "Tablet", "Watch"), SECRETS, strict=True)
    )
    devices.held, devices.gone = [first, second], [gone]
    devices.presented = [secrets.add("111111")]
    devices.texted = [secrets.add("222222"), secrets.add("333333")]
    devices.backup = BackupCodes(
        [f"HELD{n}-CODES" for n in range(10)], [f"GONE{n}-CODES" for n in range(10)], "GIVEN-CODES"
    )
    return devices


@pytest.mark.parametrize("words", EXAMPLES)
def test_every_name_means_a_code_and_every_code_is_a_secret(words: str, devices: Devices) -> None:
    meant = code(words)(devices)
    assert meant.isdigit() or "backup" in words
    assert devices.secrets.mask(meant).startswith(MASK)


@pytest.mark.parametrize(
    ("words", "secret", "ago"),
    [
        ("a code", 0, 0),
        ("a code of the first device", 0, 0),
        ("a code of the second device", 1, 0),
        ("a code of the device that is gone", 2, 0),
        ("a code from 1 step ago", 0, 30),
        ("a code from 2 steps ahead", 0, -60),
        ("a code from 61 seconds ago", 0, 61),
        ("a code from 5 minutes ahead", 0, -300),
    ],
)
def test_codes_are_those_of_the_device_and_the_moment(words: str, secret: int, ago: int, devices: Devices) -> None:
    assert code(words)(devices) == pyotp.TOTP(SECRETS[secret]).at(NOON - timedelta(seconds=ago))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the same code", "111111"),
        ("the code from the message", "333333"),
        ("the code from the older message", "222222"),
        ("the 1st backup code", "HELD0-CODES"),
        ("the 10th backup code", "HELD9-CODES"),
        ("the 2nd backup code of before", "GONE1-CODES"),
        ("the given backup code", "GIVEN-CODES"),
    ],
)
def test_codes_that_were_there_before(words: str, meant: str, devices: Devices) -> None:
    assert code(words)(devices) == meant


@pytest.mark.parametrize(("words", "length"), [("without its last digit", 5), ("with another digit after it", 7)])
def test_codes_of_another_length(words: str, length: int, devices: Devices) -> None:
    right = pyotp.TOTP(SECRETS[0]).at(NOON)
    meant = code(f"a code {words}")(devices)
    assert len(meant) == length
    assert meant.startswith(right[:length])


def test_a_wrong_code_is_that_of_no_device_and_no_moment_near(devices: Devices) -> None:
    near = {pyotp.TOTP(secret).at(NOON + timedelta(seconds=30 * away)) for secret in SECRETS for away in range(-4, 5)}
    assert not near & {code("a wrong code")(devices) for _ in range(50)}


def test_a_wrong_code_is_none_that_came_by_text_message(devices: Devices) -> None:
    devices.held = [Device("Phone", None)]
    assert code("a wrong code")(devices) not in devices.texted
    with pytest.raises(LookupError, match="Phone is no authenticator app"):
        code("a code")(devices)


def test_a_wrong_backup_code_is_nobodys_and_looks_like_one(devices: Devices) -> None:
    wrong = code("a wrong backup code")(devices)
    assert wrong not in devices.backup
    assert len(wrong) == len("HELD0-CODES")


def test_words_that_mean_nothing_are_told() -> None:
    with pytest.raises(LookupError, match="no code is called 'a nice code'"):
        code("a nice code")
