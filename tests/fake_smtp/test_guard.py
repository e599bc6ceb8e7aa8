from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest

from fake_smtp import FakeSmtp
from tests.fake_smtp.posting import composed, post
from tests.fake_smtp.test_http import ask


@pytest.fixture(scope="module")
def shared() -> Iterator[FakeSmtp]:
    with FakeSmtp() as server:
        post(server, composed(html="<script>alert(1)</script>"))
        yield server


@pytest.fixture(scope="module")
def locked() -> Iterator[FakeSmtp]:
    with FakeSmtp("0.0.0.0", token="tökn") as server:
        yield server


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:80", "127.0.0.1:8025", "[::1]:8025", "inbox.localhost", "[::1]"]
)
def test_names_of_this_machine_are_served(shared: FakeSmtp, host: str) -> None:
    assert ask(shared, "/api/watermark", Host=host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "",
        "[::1",
        "a@localhost",
        "192.168.1.5",
    ],
)
def test_a_foreign_host_header_is_refused_against_dns_rebinding(shared: FakeSmtp, host: str) -> None:
    for target in ("/", "/api/messages", "/messages/1/html"):
        assert ask(shared, target, Host=host).status in (400, 421)


def test_a_page_of_another_site_cannot_change_anything(shared: FakeSmtp) -> None:
    for method, target in (("DELETE", "/api/messages"), ("POST", "/api/faults"), ("DELETE", "/api/faults")):
        assert ask(shared, target, method, Origin="http://evil.example").status == 403
        assert ask(shared, target, method, Origin="null").status == 403
    assert ask(shared, "/api/faults", "DELETE", Origin=shared.http_url).status == 204
    assert len(shared.inbox.received()) == 1


@pytest.mark.parametrize("target", ["/", "/inbox.js", "/inbox.css", "/api/messages", "/nothing", "/messages/1/html"])
def test_every_answer_has_a_strict_content_policy_and_is_not_sniffed_or_stored(shared: FakeSmtp, target: str) -> None:
    headers = ask(shared, target).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


def test_the_page_itself_allows_nothing_inline(shared: FakeSmtp) -> None:
    answer = ask(shared, "/")
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert b"<style" not in answer.body
    assert b"onclick" not in answer.body


def test_the_html_of_a_mail_is_sandboxed_by_its_own_header_too(shared: FakeSmtp) -> None:
    answer = ask(shared, "/messages/1/html")
    policy = answer.headers["content-security-policy"].split("; ")
    assert "sandbox" in policy
    assert not any(part.startswith("script-src") for part in policy)
    assert b"<script>" in answer.body


@pytest.mark.parametrize(
    "shown", ["Bearer tökn", "bearer tökn", "Basic " + base64.b64encode("x:tökn".encode()).decode()]
)
def test_a_token_opens_as_bearer_or_as_the_password_of_basic(locked: FakeSmtp, shown: str) -> None:
    assert ask(locked, "/api/watermark", Authorization=shown.encode().decode("latin-1")).status == 200


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer wrong", "Basic !!!", "Basic eDp3cm9uZw==", "Digest tökn"])
def test_without_the_token_nothing_opens_not_even_the_page(locked: FakeSmtp, shown: str) -> None:
    for target in ("/", "/api/messages"):
        answer = ask(locked, target, Authorization=shown.encode().decode("latin-1"))
        assert answer.status == 401
        assert answer.headers["www-authenticate"].startswith("Basic")


def test_beyond_loopback_any_name_is_served_to_who_has_the_token(locked: FakeSmtp) -> None:
    authorization = "Bearer tökn".encode().decode("latin-1")
    assert ask(locked, "/api/watermark", Host="mail.lab.example", Authorization=authorization).status == 200
