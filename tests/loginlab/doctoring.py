"""What tests of `loginlab doctor` share: profiles that are written for them, and what is said of these."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from loginlab.__main__ import main

PASSWORD = "Right-1-pass"
TRIAL = ["reads", "spends-attempts", "changes-state"]


@dataclass
class Told:
    """What the doctor said, and its exit code."""

    code: int
    findings: list[dict[str, str]]

    def about(self, setting: str, verdict: str = "wrong") -> str:
        """Everything of one verdict that was said about a setting; nothing of it is a failure of the test."""
        meant = [each for each in self.findings if (each["setting"], each["verdict"]) == (setting, verdict)]
        said = [f"{each['found']} - {each['advice']}" for each in meant]
        assert said, self.findings
        return "\n".join(said)

    @property
    def wrong(self) -> set[str]:
        """The settings that are."""
        return {each["setting"] for each in self.findings if each["verdict"] == "wrong"}


class Doctor:
    """Writes a profile and has it proved."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file = folder / "profile.toml"
        self._capsys = capsys

    def write(
        self, url: str, more: str = "", *, product: str = "genesys-cloud", account: str = "", **keys: Any
    ) -> None:
        top = {"product": product, "url": url, **keys}
        lines = [f"{key} = {json.dumps(value)}" for key, value in top.items()]
        person = f'[[accounts]]\nname = "Mara"\nemail = "mara@example.com"\npassword = "{PASSWORD}"\n{account}\n'
        self.file.write_text("\n".join([*lines, more, person]), "utf-8")

    def __call__(self, *words: str) -> Told:
        code = main(["doctor", "--target", str(self.file), "--json", *words])
        told = json.loads(self._capsys.readouterr().out)
        return Told(code, told["findings"])

    def of(self, url: str, more: str = "", *words: str, **keys: Any) -> Told:
        """What is said of a deployment at an address."""
        self.write(url, more, **keys)
        return self(*words)


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
