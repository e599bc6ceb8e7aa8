"""The simulator as somebody else's deployment, at an https address that this machine answers for: `--wire` from end to
end. Nothing but the profile tells the run of the simulator.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.archives import must_be_an_archive
from tests.loginlab.sites import Site, made, served
from tests.remote import There, a_deployment, checks_of, judged, report_in

pytest.importorskip("mitmproxy")
HOST = "login.mypurecloud.com"


@contextmanager
def machine(accounts: int, **wanted: Any) -> Iterator[There]:
    """A machine on which a deployment is told that people reach it at that address."""
    with ExitStack() as stack:
        yield a_deployment(stack, accounts, public_url=f"https://{HOST}", **wanted)


def profile(folder: Path, there: There, **figures: object) -> Path:
    """The profile of what this machine answers for."""
    tables = ["[figures]", *(f"{name} = {json.dumps(value)}" for name, value in figures.items())]
    tables += ["[wire.hosts]", f'"{HOST}" = "{there.place}"']
    lines = ('capabilities = ["mail", "passkey"]',)
    allow = ["reads", "spends-attempts", "changes-state"]
    return there.profile(folder / "there.toml", *lines, allow=allow, tables=tables)


def run(target: Path, out: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Its exit code and its report."""
    done = judged(target, out, *options)
    assert (out / "report.json").exists(), done.stdout + done.stderr
    return done.returncode, report_in(out)


def outcomes(report: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for scenario in report["scenarios"]:
        found.setdefault(scenario["outcome"], []).append(f"{scenario['name']}: {scenario['reason']}")
    return found


def test_what_needs_no_control_passes_at_an_https_address_that_this_machine_answers_for(tmp_path: Path) -> None:
    judgeable = ["GC-LOGIN-1.1", "GC-LOGIN-1.3", "GC-RESET-2.1", "GC-SESSION-1.1", "GC-FAULT-1.1", "GC-CHANNEL-1.1"]
    with machine(8) as there:
        people, out = there.people, tmp_path / "out"
        code, report = run(profile(tmp_path, there), out, "--rows", "1", "--check", *judgeable)
    found = outcomes(report)
    assert set(found) == {"passed", "not_testable"}, found
    assert code == 0
    checks = checks_of(report)
    assert all(checks[id]["verdict"] == "passed" for id in judgeable[:4])
    passed = [scenario for scenario in report["scenarios"] if scenario["outcome"] == "passed"]
    lost = [scenario for scenario in passed if "GC-FAULT-1.1" in scenario["checks"]]
    assert len(lost) >= 4
    for scenario in passed:
        (har,) = [evidence for evidence in scenario["evidence"] if evidence["kind"] == "har"]
        text = (out / har["file"]).read_text("utf-8")
        must_be_an_archive(json.loads(text))
        assert f"https://{HOST}/login" in text
        assert not [person["password"] for person in people if person["password"] in text]
    assert not any(scenario["findings"] for scenario in report["scenarios"])


def test_a_password_in_an_address_is_found_whatever_becomes_of_the_scenario(tmp_path: Path) -> None:
    with machine(1, defect="password-in-address") as there:
        people, out = there.people, tmp_path / "out"
        code, report = run(profile(tmp_path, there), out, "--clause", "GC-LOGIN-1", "-k", "the_right_pair")
    (scenario,) = report["scenarios"]
    assert (code, report["verdict"], report["totals"]["failed"]) == (1, "does-not-conform", 0)
    assert scenario["findings"] == [f"a credential travelled in the address of GET https://{HOST}/login"]
    assert people[0]["password"] not in json.dumps(report)
    assert "Credentials where they do not belong" in (out / "report.html").read_text("utf-8")


def test_a_passkey_is_made_and_used_for_that_address(tmp_path: Path) -> None:
    out, wanted = tmp_path / "out", "the_right_one_logs_in or passkey_of_each_logs_in"
    with machine(6, policy={"mfa_required": True}) as there:
        target = profile(tmp_path, there, mfa_required=True)
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


def test_a_target_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    with machine(1) as there:
        target = profile(tmp_path, there)
        target.write_text(target.read_text("utf-8").replace(there.place, "127.0.0.1:9"), "utf-8")
        done = judged(target, tmp_path / "out")
    assert done.returncode == 2
    assert done.stderr.strip().endswith(
        f"nothing answers at http://127.0.0.1:9/, which is to answer for https://{HOST}/."
    )
