"""A deployment that is known by its URL, accounts and mail only: the simulator, told of by nothing but a profile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a token for this test"


def started(stack: ExitStack, module: str) -> dict[str, Any]:
    """A program of ours as a process of its own; what it prints when it is ready."""
    environment = {**os.environ, "LOGINLAB_TOKEN": TOKEN}
    process = subprocess.Popen(
        [sys.executable, "-m", module], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    stack.enter_context(process)
    stack.callback(process.terminate)
    assert process.stdout
    ready: dict[str, Any] = json.loads(process.stdout.readline())
    return ready


def profile_of(control: str, smtp: tuple[str, int], mail: dict[str, object], accounts: int = 10) -> str:
    """The profile of a new deployment, which sends its mails to `smtp`; `mail` is where they can be read."""
    headers = {"Authorization": f"Bearer {TOKEN}"}
    wanted = {"product": "genesys-cloud", "mail": {"host": smtp[0], "port": smtp[1]}, "hashing": "cheap"}
    with httpx.Client(base_url=control, headers=headers, timeout=30) as client:
        made = client.post("/deployments", json=wanted).raise_for_status().json()
        people = [
            {"name": f"Person {n}", "email": f"p{n}@there.example", "password": f"Right-{n}-pass"}
            for n in range(accounts)
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
        *(f"{key} = {json.dumps(value)}" for key, value in mail.items()),
    ]
    for person in people:
        lines += ["[[accounts]]", *(f"{key} = {json.dumps(value)}" for key, value in person.items())]
    return "\n".join(lines)


def run(profile: Path, out: Path, *arguments: str) -> tuple[int, dict[str, Any], str]:
    """`loginlab run` against it: exit code, report, and what it said."""
    command = [sys.executable, "-m", "loginlab", "run", "--target", str(profile), "--out", str(out), "--rows", "1"]
    done = subprocess.run([*command, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    report = out / "report.json"
    return done.returncode, json.loads(report.read_text("utf-8")) if report.exists() else {}, said


def checks_of(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The checks of a report under their ids."""
    return {check["id"]: check for clause in report["clauses"] for check in clause["checks"]}
