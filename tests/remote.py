"""The simulator as a deployment that is not ours, for tests of real deployments: its address, accounts and mail."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a token for this test"
type Mailbox = tuple[tuple[str, int], Mapping[str, object]]
"""Where mails are handed in, by SMTP, and the table [mail] by which they are read."""
HOOK = ROOT / "examples/hooks/simulator_hook.py"


def started(stack: ExitStack, module: str) -> dict[str, Any]:
    """A program of ours as a process of its own; what it prints when it is ready."""
    environment = {**os.environ, "LOGINLAB_TOKEN": TOKEN}
    command = [sys.executable, "-m", module]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    stack.enter_context(process)
    stack.callback(process.terminate)
    assert process.stdout
    ready: dict[str, Any] = json.loads(process.stdout.readline())
    return ready


@dataclass
class There:
    """A deployment of the simulator, the profile's table of its mails, and the people of its profile. `path` is its own
    in the control API."""

    control: httpx.Client
    mail: Mapping[str, object]
    made: dict[str, Any]
    people: list[dict[str, Any]] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"/deployments/{self.made['name']}"

    @property
    def place(self) -> str:
        """Where the simulator listens, as 127.0.0.1:8085."""
        return self.control.base_url.netloc.decode()

    def refused(self) -> Counter[str]:
        """The wrong attempts in its record, for each person's address; others are counted under nobody's."""
        names = {person["id"]: person["email"] for person in self.people}
        return Counter(
            names.get(entry["person"], "")
            for entry in self.record()
            if entry["event"] in {"login-refused", "code-refused", "locked"} and entry["outcome"] != "locked"
        )

    def record(self) -> list[dict[str, Any]]:
        """What its administrator can read of what happened."""
        entries: list[dict[str, Any]] = self.control.get(f"{self.path}/record").raise_for_status().json()
        return entries

    def hooks(self, folder: Path, *capabilities: str) -> list[str]:
        """The tables of the example's hook, which lies beside the profile then."""
        shutil.copy(HOOK, folder)
        ids = ", ".join(f'"{person["email"]}" = "{person["id"]}"' for person in self.people)
        address = str(self.control.base_url).rstrip("/")
        lines = []
        for name in capabilities:
            lines += [f"[hooks.{name}]", 'python = "simulator_hook:answer"', f"[hooks.{name}.options]"]
            lines += [f'control = "{address}"', f'token = "{TOKEN}"', f'deployment = "{self.made["name"]}"']
            lines.append(f"people = {{ {ids} }}")
        return lines

    def profile(self, file: Path, *lines: str, allow: Sequence[str] = ("reads",), tables: Sequence[str] = ()) -> Path:
        """Its profile. `lines` stand at the top, `tables` at the end; capabilities are mail's unless a line says so."""
        text = ['product = "genesys-cloud"', f'url = "{self.made["url"]}"', "patience = 10"]
        if not any(line.startswith("capabilities") for line in lines):
            text.append('capabilities = ["mail"]')
        text += [f"allow = {json.dumps(list(allow))}", *lines, "[mail]"]
        text += [f"{key} = {json.dumps(value)}" for key, value in self.mail.items()]
        for person in self.people:
            kept = {key: value for key, value in person.items() if key != "id"}
            text += ["[[accounts]]", *(f"{key} = {json.dumps(value)}" for key, value in kept.items())]
        file.write_text("\n".join([*text, *tables]), "utf-8")
        return file


def a_deployment(stack: ExitStack, accounts: int, mailbox: Mailbox | None = None, **wanted: object) -> There:
    """A deployment that nobody but the test controls, with so many registered people. Its mails go to a server of its
    own, or to a mailbox."""
    if mailbox is None:
        inbox = started(stack, "fake_smtp")
        host, _, port = inbox["smtp"].rpartition(":")
        mailbox = (host, int(port)), {"api": inbox["http"]}
    (host, number), mail = mailbox
    simulator, headers = started(stack, "simulator"), {"Authorization": f"Bearer {TOKEN}"}
    control = stack.enter_context(httpx.Client(base_url=simulator["control"], headers=headers, timeout=60))
    asked = {"product": "genesys-cloud", "mail": {"host": host, "port": number}, "hashing": "cheap", **wanted}
    there = There(control, mail, control.post("/deployments", json=asked).raise_for_status().json())
    for n in range(accounts):
        person = {"name": f"Person {n}", "email": f"p{n}@there.example", "password": f"Right-{n}-pass"}
        id = control.post(f"{there.path}/people", json=person).raise_for_status().json()["id"]
        there.people.append({**person, "id": id})
    return there


def judged(profile: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """A run against a profile, with one browser at a time."""
    command = [sys.executable, "-m", "loginlab", "run", "--target", str(profile), "--out", str(out), "--workers", "1"]
    return subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)


def report_in(out: Path) -> dict[str, Any]:
    """The report that a run left."""
    report: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return report


def checks_of(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The checks of a report under their ids."""
    return {check["id"]: check for clause in report["clauses"] for check in clause["checks"]}
