"""The same features against a deployment that is known by its URL, accounts and mail only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from loginlab.__main__ import main
from tests.fixtures.imap_server import PASSWORD, USER, ImapServer
from tests.remote import a_deployment, checks_of, judged, report_in

ALLOW = ["reads", "spends-attempts", "changes-state"]


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    """The profile of a deployment that nobody but this fixture controls."""
    with ExitStack() as stack:
        yield a_deployment(stack, 10).profile(tmp_path / "there.toml", allow=ALLOW)


@pytest.fixture
def mail_server() -> Iterator[ImapServer]:
    with ImapServer() as server:
        yield server


@pytest.fixture
def with_mailbox(mail_server: ImapServer, tmp_path: Path) -> Iterator[Path]:
    """The profile of such a deployment whose mails arrive in a mailbox."""
    host, port = mail_server.imap
    table = {"kind": "imap", "host": host, "port": port, "security": "none", "user": USER, "password": PASSWORD}
    with ExitStack() as stack:
        yield a_deployment(stack, 6, (mail_server.smtp, table)).profile(tmp_path / "there.toml", allow=ALLOW)


def test_what_can_be_judged_passes_and_the_rest_names_what_is_missing(profile: Path, tmp_path: Path) -> None:
    judgeable = ["GC-LOGIN-1.1", "GC-LOGIN-2.1", "GC-LOGIN-2.3", "GC-RESET-2.1", "GC-RESET-2.2", "GC-SESSION-1.3"]
    lacking = {"GC-INVITE-2.1": "admin", "GC-SESSION-2.1": "clock", "GC-LOCKOUT-2.1": "admin"}
    done = judged(profile, tmp_path / "out", "--workers", "2", "--rows", "1", "--check", *judgeable, *lacking)
    assert done.returncode == 0, done.stdout + done.stderr
    report = report_in(tmp_path / "out")
    checks = checks_of(report)
    assert (report["totals"]["failed"], report["totals"]["blocked"]) == (0, 0)
    for id in judgeable:
        assert checks[id]["verdict"] == "passed", checks[id]
    for id, missing in lacking.items():
        assert checks[id]["verdict"] == "not_testable"
        assert missing in checks[id]["reason"]


def test_mails_are_read_out_of_a_mailbox(mail_server: ImapServer, with_mailbox: Path, tmp_path: Path) -> None:
    done = judged(with_mailbox, tmp_path / "out", "--rows", "1", "--clause", "GC-RESET-2", "-k", "not time")
    assert done.returncode == 0, done.stdout + done.stderr
    checks = checks_of(report_in(tmp_path / "out"))
    assert [checks[id]["verdict"] for id in ("GC-RESET-2.1", "GC-RESET-2.2")] == ["passed", "passed"]
    assert "FETCH" in mail_server.folder.commands


def test_a_mailbox_that_does_not_answer_blocks_what_needs_mail_and_fails_nothing(
    mail_server: ImapServer, with_mailbox: Path, tmp_path: Path
) -> None:
    mail_server.do(mail_server.close_down)
    done = judged(with_mailbox, tmp_path / "out", "--rows", "1", "--check", "GC-RESET-2.1", "GC-LOGIN-2.1")
    assert done.returncode == 3, done.stdout + done.stderr
    checks = checks_of(report_in(tmp_path / "out"))
    assert checks["GC-RESET-2.1"]["verdict"] == "blocked"
    assert f"No mail server answers at 127.0.0.1:{mail_server.imap[1]}" in checks["GC-RESET-2.1"]["reason"]
    assert checks["GC-LOGIN-2.1"]["verdict"] == "passed"


def test_the_doctor_finds_nothing_wrong_there_in_either_language(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile.write_text('locales = ["en-US", "fr-FR"]\n' + profile.read_text("utf-8"), "utf-8")
    assert main(["doctor", "--target", str(profile)]) == 0
    said = capsys.readouterr().out
    for locale in ("en-US", "fr-FR"):
        assert f"labels: all 6 captions of the login page are found in {locale}" in said
    assert "\n0 wrong, " in said
