from __future__ import annotations

from pathlib import Path

import pytest

from tests.loginlab.machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / "bin").mkdir()
    return Machine(tmp_path)
