from __future__ import annotations

from collections.abc import Iterator

import pytest

from fake_smtp import FakeSmtp, MailClient


@pytest.fixture
def server() -> Iterator[FakeSmtp]:
    with FakeSmtp() as running:
        yield running


@pytest.fixture
def client(server: FakeSmtp) -> MailClient:
    return MailClient(server.http_url)
