"""One lab and one Chromium for all pages; for each test a browser that knows nothing, and a deployment of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from fixtures.browser import VIEWPORT, chromium
from fixtures.control import Control
from fixtures.lab import Addresses, Lab
from tests.pages.world import World

LOCALES = {"en": "en-US", "fr": "fr-FR", "es": "es-ES"}
PATIENCE = 20_000
"""Milliseconds for a page or a control to come: a busy machine is slow, which is no finding."""


@pytest.fixture(scope="package")
def lab() -> Iterator[Addresses]:
    running = Lab()
    yield running.addresses
    running.stop()


@pytest.fixture(scope="package")
def control(lab: Addresses) -> Iterator[Control]:
    spoken = Control(lab.control, lab.token)
    yield spoken
    spoken.close()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium(None, headed=False) as running:
        yield running


@pytest.fixture
def language() -> str:
    """What the browser prefers; a test that is about languages gives it as a parameter."""
    return "en"


@pytest.fixture
def world(browser: Browser, control: Control, lab: Addresses, language: str) -> Iterator[World]:
    width, height = VIEWPORT
    context = browser.new_context(locale=LOCALES.get(language, language), viewport={"width": width, "height": height})
    context.set_default_timeout(PATIENCE)
    yield World(context.new_page(), control, lab, language)
    context.close()
