"""Cookies that are good for nothing: each kind is another value than the right one, and one that a browser takes."""

from __future__ import annotations

import pytest

from fixtures.chance import Chance
from steps.cookies import SPOILINGS, Spoiling

VALUE = "kP3x-_9aZ0kP3x-_9aZ0kP3x-_9aZ0kP3x-_9aZ0kP3"
MOST = 4_096


@pytest.mark.parametrize("spoiling", SPOILINGS.values(), ids=SPOILINGS)
@pytest.mark.parametrize("value", [VALUE, "a", ""])
def test_a_spoilt_value_is_another_one_that_a_browser_takes(spoiling: Spoiling, value: str) -> None:
    spoilt = spoiling(value, Chance(1, "a scenario"))
    assert spoilt != value or not value
    assert len(spoilt.encode()) < MOST
    assert ";" not in spoilt
    assert spoilt.isprintable() or spoilt.replace("\u00ad", "").isprintable()
