"""The pytest hooks by which the harness tells this plugin what it cannot know (implemented by `fixtures.plugin`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.hookspec(firstresult=True)
def pytest_loginlab_target(config: pytest.Config) -> dict[str, Any] | None:
    """What is being judged: kind (simulated or remote), name, url, product, capabilities, allows, seed, simulator.

    Called once in the controlling process, when the session has started.
    """


@pytest.hookspec(firstresult=True)
def pytest_loginlab_known_failures(config: pytest.Config) -> Path | None:
    """The list of known failures that the target's description names. Called once in the controlling process."""


@pytest.hookspec(firstresult=True)
def pytest_loginlab_mask(text: str) -> str | None:
    """The text with every secret that this process knows replaced by •••."""


@pytest.hookspec(firstresult=True)
def pytest_loginlab_evidence(item: pytest.Item) -> list[dict[str, Any]] | None:
    """The evidence files written so far for a scenario: step, kind, name, file (relative to --out), media_type.

    Called where the scenario runs, after the scenario and again after its teardown; both answers are joined by file.
    """


@pytest.hookspec(firstresult=True)
def pytest_loginlab_changed(item: pytest.Item) -> list[dict[str, Any]] | None:
    """What a scenario changed at the target for longer than itself: account, what, undo (how a person does), undone.

    Called where the scenario runs, after the scenario and again after its teardown; the last answer counts.
    """


@pytest.hookspec(firstresult=True)
def pytest_loginlab_findings(item: pytest.Item) -> list[str] | None:
    """What the harness found on the way that no Then looks for, each in a sentence. Called with the evidence."""


@pytest.hookspec(firstresult=True)
def pytest_loginlab_lost(item: pytest.Item) -> str | None:
    """Why what a scenario saw says nothing of the target: it is blocked then, whatever it saw. None: it says something.

    Called where the scenario runs, after it.
    """


@pytest.hookspec(firstresult=True)
def pytest_loginlab_defects(config: pytest.Config) -> list[dict[str, str]] | None:
    """The defects of this run, when proving: name, check, about. Called once in the controlling process, at the end."""


@pytest.hookspec(firstresult=True)
def pytest_loginlab_applied(item: pytest.Item) -> bool | None:
    """Whether the planted defect was really used; None: not known. Called before the teardown."""
