"""Safety at a real deployment, seen from its own side: what its record says was sent, and what no run begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Thread

import pytest

from fixtures.figures import Figures
from fixtures.planner import Intent, plan
from fixtures.profiles import read_profile
from steps.attempts import intents_of
from steps.plugin import TOPICS
from tests.remote import ROOT, There, a_deployment, judged, report_in

for topic in TOPICS:  # what each sentence costs is known once its step is
    import_module(f"steps.topics.{topic}")
EVERYTHING = ["reads", "spends-attempts", "changes-state", "locks-people-out"]


@pytest.fixture
def there() -> Iterator[There]:
    with ExitStack() as stack:
        yield a_deployment(stack, 6)


def planned(report: dict[str, object], profile: Path) -> dict[str, int]:
    """The wrong attempts planned for each account, of the scenarios that a report has."""
    scenarios = report["scenarios"]
    assert isinstance(scenarios, list)
    intents: list[Intent] = [intent for _, intent in intents_of([each["id"] for each in scenarios], ROOT, Figures())]
    return {charge.email: charge.total for charge in plan(intents, read_profile(profile))}


def test_a_plan_is_never_less_than_what_the_target_was_sent(there: There, tmp_path: Path) -> None:
    profile = there.profile(tmp_path / "there.toml", allow=["reads", "spends-attempts", "changes-state"])
    done = judged(profile, tmp_path / "out", "--rows", "1", "--clause", "GC-LOGIN-1", "GC-LOCKOUT-1", "GC-RESET-4")
    assert done.returncode == 0, done.stdout + done.stderr
    sent, at_most = there.refused(), planned(report_in(tmp_path / "out"), profile)
    assert sum(sent.values()) >= 8, "the record would show them"
    assert all(sent[email] <= at_most[email] for email in at_most)
    assert not [entry for entry in there.record() if entry["event"] == "locked"]


def test_a_run_that_may_only_read_sends_no_wrong_credentials(there: There, tmp_path: Path) -> None:
    profile = there.profile(tmp_path / "there.toml")
    clauses = ["GC-LOGIN-1", "GC-LOGIN-2", "GC-LOCKOUT-1", "GC-SESSION-1", "GC-RESET-1", "GC-RESET-2", "GC-SPLASH-1"]
    done = judged(profile, tmp_path / "out", "--rows", "1", "--clause", *clauses)
    report = report_in(tmp_path / "out")
    assert report["totals"]["passed"] >= 3, done.stdout + done.stderr
    assert {entry["event"] for entry in there.record()} >= {"login"}
    assert not there.refused()
    assert not report["changed"]


def test_a_plan_that_would_lock_somebody_for_good_is_refused_before_anything_is_sent(
    there: There, tmp_path: Path
) -> None:
    figures = ["[figures]", "lockout_attempts = 2"]
    profile = there.profile(tmp_path / "there.toml", allow=EVERYTHING[:3], tables=figures)
    done = judged(profile, tmp_path / "out", "--clause", "GC-LOGIN-1", "GC-RESET-4")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    for part in ("nothing was begun: p0@there.example: “", "wrong attempts in a row, 2 lock the account", "unlockable"):
        assert part in done.stderr
    assert not there.record()


def test_what_a_run_changed_is_listed_with_how_to_undo_it(there: There, tmp_path: Path) -> None:
    profile = there.profile(tmp_path / "there.toml", allow=EVERYTHING)
    done = judged(profile, tmp_path / "out", "--rows", "1", "-k", "used_link_is_refused or count_together")
    report = report_in(tmp_path / "out")
    changed = {(each["account"], each["what"]) for each in report["changed"]}
    assert {what for _, what in changed} == {"the password was changed", "the account was locked"}
    assert all(email in {person["email"] for person in there.people} for email, _ in changed)
    assert "Changed  p0@there.example: " in done.stdout
    assert "What this run changed" in (tmp_path / "out/report.html").read_text("utf-8")
    kept = (tmp_path / "there.passwords.jsonl").read_text("utf-8")
    assert "p0@there.example" in kept
    assert not any(line.split('"')[-2] in done.stdout for line in kept.splitlines())


def test_with_hooks_much_is_judged_that_was_not_testable(tmp_path: Path) -> None:
    clauses = ["GC-LOCKOUT-2", "GC-INVITE-2", "GC-SESSION-2"]
    verdicts = []
    for name in ("without", "with"):
        with ExitStack() as stack:
            there = a_deployment(stack, 6)
            tables = there.hooks(tmp_path, "admin", "clock") if name == "with" else []
            profile = there.profile(tmp_path / "there.toml", allow=EVERYTHING, tables=tables)
            done = judged(profile, tmp_path / name, "--rows", "1", "--clause", *clauses)
            policy = there.control.get(f"{there.path}/policy").json()
        report = report_in(tmp_path / name)
        assert (report["totals"]["failed"], report["totals"]["blocked"]) == (0, 0), done.stdout
        checks = [check for clause in report["clauses"] for check in clause["checks"]]
        verdicts.append({check["id"]: check["verdict"] for check in checks})
        assert policy["password_min_length"] == 8
    without, with_hooks = verdicts
    gained = [id for id in without if (without[id], with_hooks[id]) == ("not_testable", "passed")]
    assert len(gained) >= 4, with_hooks


def test_a_wrong_password_in_the_profile_is_tried_once_and_locks_nobody(there: There, tmp_path: Path) -> None:
    there.people = [{**person, "password": "Wrong-1-pass"} for person in there.people[:1]]
    profile = there.profile(tmp_path / "there.toml")
    clauses = ["GC-LOGIN-1", "GC-SESSION-1", "GC-SPLASH-1"]
    done = judged(profile, tmp_path / "out", "--rows", "1", "--clause", *clauses)
    report = report_in(tmp_path / "out")
    assert done.returncode == 3, done.stdout + done.stderr
    assert (report["totals"]["failed"], report["totals"]["passed"]) == (0, 0)
    assert there.refused() == {"p0@there.example": 1}
    assert "p0@there.example could not be logged in with the password that the profile gives" in done.stdout


# --- a target that throttles


class Busy(BaseHTTPRequestHandler):
    """Answers whatever is asked with 429."""

    def do_GET(self) -> None:
        self.send_response(429)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Slow down</title><p>Too many requests")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def busy() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Busy)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_a_run_ends_at_the_first_sign_of_throttling_and_says_nothing_of_the_target(busy: str, tmp_path: Path) -> None:
    account = '[[accounts]]\nname = "Mara"\nemail = "mara@there.example"\npassword = "Right-1-pass"\n'
    profile = tmp_path / "busy.toml"
    profile.write_text(f'product = "genesys-cloud"\nurl = "{busy}"\npatience = 4\n{account}', "utf-8")
    done = judged(profile, tmp_path / "out", "--rows", "1", "--clause", "GC-LOGIN-1", "GC-LOGIN-2", "GC-SESSION-1")
    report = report_in(tmp_path / "out")
    assert done.returncode == 3, done.stdout + done.stderr
    assert (report["totals"]["failed"], report["totals"]["passed"]) == (0, 0)
    assert "the target throttles: HTTP 429" in report["problems"][0]
    touched = [each for each in report["scenarios"] if each["outcome"] != "not_testable"]
    assert [each["outcome"] for each in touched].count("blocked") == 1
    assert all("the target throttles: HTTP 429" in each["reason"] for each in touched)
