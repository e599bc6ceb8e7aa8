from __future__ import annotations

from pathlib import Path

import pytest

from loginlab import browser, installation
from loginlab.exits import MISUSED, Refusal
from tests.loginlab.machine import Machine

OFFLINE = "Playwright's download: no network"
SUDO = 'shift; exec "$@"'


def install_into(folder: Path, package: str) -> str:
    """An apt-get that knows one package."""
    made = folder / package
    return (
        f'case "$*" in *"install"*" {package}") printf "#!/bin/sh\\necho Chromium 156.0.8078.79\\n" >{made}; '
        f'/bin/chmod +x {made};; *install*) echo "E: Unable to locate package" >&2; exit 100;; esac'
    )


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Playwright's download fails without the seconds it takes to try."""
    monkeypatch.setattr(installation, "by_playwright", lambda _, *, headed: OFFLINE)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("package", ["chromium-headless-shell", "chromium"])
def test_debians_package_is_installed_when_the_download_fails(
    machine: Machine, package: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = machine.folder / "bin"
    machine.program("sudo", SUDO)
    machine.program("apt-get", install_into(folder, package))
    assert browser.find(around=machine.around) == str(folder / package)
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "loginlab: that did not help; trying 'apt-get update'"
    assert told[-1] == f"loginlab: trying 'apt-get install {package}'"


@pytest.mark.usefixtures("offline")
def test_without_any_way_the_message_names_three(machine: Machine) -> None:
    machine.program("sudo", SUDO)
    machine.program("apt-get", 'echo "E: Unable to locate package chromium" >&2; exit 100')
    with pytest.raises(Refusal) as refused:
        browser.find(around=machine.around)
    text = str(refused.value)
    assert OFFLINE in text
    assert "apt-get: E: Unable to locate package chromium" in text
    assert "apt-get install chromium-headless-shell" in text
    assert "playwright install chromium" in text
    assert "LOGINLAB_BROWSER=/path/to/chromium" in text
    assert "\n" not in text
    assert refused.value.code == MISUSED


def test_the_download_is_tried_and_its_failure_told(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    why = installation.by_playwright(machine.around, headed=False)
    assert "ECONNREFUSED" in why or "Failed to download" in why
    told = "loginlab: no Chromium found; trying 'playwright install chromium' (about 100 MB)\n"
    assert capsys.readouterr().err == told


@pytest.mark.usefixtures("offline")
def test_without_apt_nothing_is_asked_of_it(machine: Machine) -> None:
    with pytest.raises(Refusal, match="no apt-get here"):
        browser.find(around=machine.around)
