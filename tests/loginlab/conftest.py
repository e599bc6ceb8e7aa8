from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fake_smtp import FakeSmtp
from tests.loginlab.doctoring import Doctor
from tests.loginlab.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "bin").mkdir()
    return Machine(tmp_path)


@pytest.fixture
def doctor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Doctor:
    return Doctor(tmp_path, capsys)


@pytest.fixture
def mail() -> Iterator[FakeSmtp]:
    server = FakeSmtp(smtp_port=0, http_port=0)
    server.start()
    yield server
    server.stop()
