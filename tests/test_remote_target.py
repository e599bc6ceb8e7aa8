"""The same features against a deployment that is known by its URL, accounts and mail only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a token for this test"
ACCOUNTS = 10


def _started(stack: ExitStack, module: str) -> dict[str, Any]:
    """A program of ours as a process of its own; what it prints when it is ready."""
    environment = {**os.environ, "LOGINLAB_TOKEN": TOKEN}
    command = [sys.executable, "-m", module]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    stack.enter_context(process)
    stack.callback(process.terminate)
    assert process.stdout
    ready: dict[str, Any] = json.loads(process.stdout.readline())
    return ready


def _profile(control: str, smtp: str, inbox: str) -> str:
    host, _, port = smtp.rpartition("//")[2].rpartition(":")
    headers = {"Authorization": f"Bearer {TOKEN}"}
    wanted = {"product": "genesys-cloud", "mail": {"host": host, "port": int(port)}, "hashing": "cheap"}
    with httpx.Client(base_url=control, headers=headers, timeout=30) as client:
        made = client.post("/deployments", json=wanted).raise_for_status().json()
        people = [
            {"name": f"Person {n}", "email": f"p{n}@there.example", "password": f"Right-{n}-pass"}
            for n in range(ACCOUNTS)
        ]
        for person in people:
            client.post(f"/deployments/{made['name']}/people", json=person).raise_for_status()
    lines = [
        'product = "genesys-cloud"',
        f'url = "{made["url"]}"',
        "patience = 10",
        'capabilities = ["mail"]',
        'allow = ["reads", "spends-attempts", "changes-state"]',
        "[mail]",
        f'api = "{inbox}"',
    ]
    for person in people:
        lines += ["[[accounts]]", *(f"{key} = {json.dumps(value)}" for key, value in person.items())]
    return "\n".join(lines)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Path]:
    """The profile of a deployment that nobody but this fixture controls."""
    with ExitStack() as stack:
        mail, simulator = _started(stack, "fake_smtp"), _started(stack, "simulator")
        file = tmp_path / "there.toml"
        file.write_text(_profile(simulator["control"], mail["smtp"], mail["http"]), "utf-8")
        yield file


def test_what_can_be_judged_passes_and_the_rest_names_what_is_missing(profile: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    clauses = ["GC-LOGIN-1", "GC-LOGIN-2", "GC-RESET-2", "GC-SESSION-1", "GC-SESSION-2", "GC-INVITE-2", "GC-LOCKOUT-2"]
    command = [sys.executable, "-m", "loginlab", "run", "--target", str(profile), "--out", str(out), "--workers", "2"]
    done = subprocess.run(
        [*command, "--rows", "1", "--clause", *clauses], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((out / "report.json").read_text("utf-8"))
    checks = {check["id"]: check for clause in report["clauses"] for check in clause["checks"]}
    assert (report["totals"]["failed"], report["totals"]["blocked"]) == (0, 0)
    for id in ("GC-LOGIN-1.1", "GC-LOGIN-2.1", "GC-LOGIN-2.3", "GC-RESET-2.1", "GC-RESET-2.2", "GC-SESSION-1.3"):
        assert checks[id]["verdict"] == "passed", checks[id]
    for id, missing in (("GC-INVITE-2.1", "admin"), ("GC-SESSION-2.1", "clock"), ("GC-LOCKOUT-2.1", "admin")):
        assert checks[id]["verdict"] == "not_testable"
        assert missing in checks[id]["reason"]
