"""What all unit tests share: the browser, found or fetched once, before the workers start."""

from __future__ import annotations

import os

import pytest

from loginlab.browser import VARIABLE, find


def pytest_configure(config: pytest.Config) -> None:
    """Tests that look at a page take the browser from the environment."""
    if not hasattr(config, "workerinput"):
        os.environ.setdefault(VARIABLE, find())
