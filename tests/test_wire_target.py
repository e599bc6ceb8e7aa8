"""The simulator as somebody else's deployment, at an https address that this machine answers for: `--wire` from end to
end. Nothing but the profile tells the run of the simulator.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.fixtures.archives import must_be_an_archive
from tests.loginlab.sites import Site, made, served

pytest.importorskip("mitmproxy")
ROOT = Path(__file__).resolve().parents[1]
TOKEN = "a token for this test"
HOST = "login.mypurecloud.com"


@dataclass(frozen=True)
class Machine:
    """Where the simulator's control API, the mail server and its inbox are."""

    control: str
    smtp: str
    inbox: str

    @property
    def place(self) -> str:
        return self.control.split("/")[2]

    def deployment(self, accounts: int, **wanted: object) -> list[dict[str, str]]:
        """A deployment at the public address; its people."""
        host, _, port = self.smtp.rpartition("//")[2].rpartition(":")
        mail = {"host": host, "port": int(port)}
        asked = {
            "product": "genesys-cloud",
            "mail": mail,
            "hashing": "cheap",
            "public_url": f"https://{HOST}",
            **wanted,
        }
        people = [
            {"name": f"Person {n}", "email": f"p{n}@there.example", "password": f"Right-{n}-pass"}
            for n in range(accounts)
        ]
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with httpx.Client(base_url=self.control, headers=headers, timeout=60) as client:
            made = client.post("/deployments", json=asked).raise_for_status().json()
            for person in people:
                client.post(f"/deployments/{made['name']}/people", json=person).raise_for_status()
        return people


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


@pytest.fixture
def machine() -> Iterator[Machine]:
    with ExitStack() as stack:
        mail, simulator = _started(stack, "fake_smtp"), _started(stack, "simulator")
        yield Machine(simulator["control"], mail["smtp"], mail["http"])


def profile(folder: Path, machine: Machine, people: list[dict[str, str]], **figures: object) -> Path:
    lines = [
        'product = "genesys-cloud"',
        f'url = "https://{HOST}/"',
        "patience = 20",
        'capabilities = ["mail", "passkey"]',
        'allow = ["reads", "spends-attempts", "changes-state"]',
        "[figures]",
        *(f"{name} = {json.dumps(value)}" for name, value in figures.items()),
        "[mail]",
        f'api = "{machine.inbox}"',
        "[wire.hosts]",
        f'"{HOST}" = "{machine.place}"',
    ]
    for person in people:
        lines += ["[[accounts]]", *(f"{key} = {json.dumps(value)}" for key, value in person.items())]
    file = folder / "there.toml"
    file.write_text("\n".join(lines), "utf-8")
    return file


def run(target: Path, out: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Its exit code and its report."""
    command = [sys.executable, "-m", "loginlab", "run", "--target", str(target), "--out", str(out), "--workers", "1"]
    done = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (out / "report.json").exists(), done.stdout + done.stderr
    report: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return done.returncode, report


def outcomes(report: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for scenario in report["scenarios"]:
        found.setdefault(scenario["outcome"], []).append(f"{scenario['name']}: {scenario['reason']}")
    return found


def test_what_needs_no_control_passes_at_an_https_address_that_this_machine_answers_for(
    machine: Machine, tmp_path: Path
) -> None:
    people, out = machine.deployment(8), tmp_path / "out"
    clauses = ["GC-LOGIN-1", "GC-LOGIN-2", "GC-RESET-2", "GC-SESSION-1", "GC-FAULT-1", "GC-CHANNEL-1"]
    code, report = run(profile(tmp_path, machine, people), out, "--rows", "1", "--clause", *clauses)
    found = outcomes(report)
    assert set(found) == {"passed", "not_testable"}, found
    assert code == 0
    checks = {check["id"]: check["verdict"] for clause in report["clauses"] for check in clause["checks"]}
    assert all(checks[id] == "passed" for id in ("GC-LOGIN-1.1", "GC-LOGIN-1.3", "GC-RESET-2.1", "GC-SESSION-1.1"))
    judged = [scenario for scenario in report["scenarios"] if scenario["outcome"] == "passed"]
    lost = [scenario for scenario in judged if "GC-FAULT-1.1" in scenario["checks"]]
    assert len(lost) >= 4
    for scenario in judged:
        (har,) = [evidence for evidence in scenario["evidence"] if evidence["kind"] == "har"]
        text = (out / har["file"]).read_text("utf-8")
        must_be_an_archive(json.loads(text))
        assert f"https://{HOST}/login" in text
        assert not [person["password"] for person in people if person["password"] in text]
    assert not any(scenario["findings"] for scenario in report["scenarios"])


def test_a_password_in_an_address_is_found_whatever_becomes_of_the_scenario(machine: Machine, tmp_path: Path) -> None:
    people, out = machine.deployment(1, defect="password-in-address"), tmp_path / "out"
    code, report = run(profile(tmp_path, machine, people), out, "--clause", "GC-LOGIN-1", "-k", "the_right_pair")
    (scenario,) = report["scenarios"]
    assert (code, report["verdict"], report["totals"]["failed"]) == (1, "does-not-conform", 0)
    assert scenario["findings"] == [f"a credential travelled in the address of GET https://{HOST}/login"]
    assert people[0]["password"] not in json.dumps(report)
    assert "Credentials where they do not belong" in (out / "report.html").read_text("utf-8")


def test_a_passkey_is_made_and_used_for_that_address(machine: Machine, tmp_path: Path) -> None:
    people, out = machine.deployment(6, policy={"mfa_required": True}), tmp_path / "out"
    target = profile(tmp_path, machine, people, mfa_required=True)
    wanted = "the_right_one_logs_in or passkey_of_each_logs_in"
    code, report = run(target, out, "--rows", "1", "--clause", "GC-PASSKEY-2", "GC-PASSKEY-4", "-k", wanted)
    found = outcomes(report)
    assert (code, set(found)) == (0, {"passed"}), found
    archives = [path.read_text("utf-8") for path in (out / "evidence").rglob("*.har")]
    assert any(f'"id": "{HOST}"' in archive.replace("&#34;", '"').replace('\\"', '"') for archive in archives)


@pytest.mark.parametrize(
    ("days", "trusted", "why"),
    [((-30, -2), True, "certificate has expired"), ((-1, 90), False, "unable to get local issuer certificate")],
)
def test_a_certificate_that_cannot_be_trusted_blocks_and_is_named(
    tmp_path: Path, days: tuple[int, int], trusted: bool, why: str
) -> None:
    authority = made(tmp_path / "company-ca.pem", ("Company",), ca=True)
    made(tmp_path / "site.pem", ("127.0.0.1",), days=days, by=authority)
    with served(Site(), tmp_path / "site.pem") as site:
        lines = ['product = "genesys-cloud"', f'url = "{site.url}"', "patience = 20"]
        lines += ["[tls]", 'ca = "company-ca.pem"'] if trusted else []
        lines += ["[[accounts]]", 'name = "Mara"', 'email = "mara@there.example"', 'password = "Right-1-pass"']
        target = tmp_path / "there.toml"
        target.write_text("\n".join(lines), "utf-8")
        code, report = run(target, tmp_path / "out", "--wire", "--clause", "GC-LOGIN-1", "-k", "the_right_pair")
        assert site.posted == []
    (scenario,) = report["scenarios"]
    assert (code, scenario["outcome"]) == (3, "blocked")
    assert f"127.0.0.1 cannot be trusted over TLS: Certificate verify failed: {why}" in scenario["reason"]


def test_a_target_that_is_not_there_is_a_wrong_use(machine: Machine, tmp_path: Path) -> None:
    target = profile(tmp_path, machine, machine.deployment(1))
    target.write_text(target.read_text("utf-8").replace(machine.place, "127.0.0.1:9"), "utf-8")
    command = [sys.executable, "-m", "loginlab", "run", "--target", str(target), "--out", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip().endswith(
        f"nothing answers at http://127.0.0.1:9/, which is to answer for https://{HOST}/."
    )
