from __future__ import annotations

import pytest

from loginlab import browser
from loginlab.exits import Refusal
from tests.loginlab.machine import BROKEN, CHROMIUM, Machine


@pytest.mark.parametrize(
    "address",
    ["ws://127.0.0.1:9321/pw", "wss://grid.example.com/pw", "cdp=http://10.0.0.7:9222", "cdp=wss://grid.example.com/"],
)
def test_one_that_runs_elsewhere_is_taken_as_it_is(machine: Machine, address: str) -> None:
    machine.extra["SELENIUM_REMOTE_URL"] = "http://grid.example.com:4444"
    assert browser.chosen(address, around=machine.around) == address


def test_with_a_grid_in_the_environment_none_is_looked_for(machine: Machine) -> None:
    machine.extra["SELENIUM_REMOTE_URL"] = "http://grid.example.com:4444"
    assert browser.chosen(None, around=machine.around) is None
    with pytest.raises(Refusal, match="--headed shows a browser of this machine, and http://grid"):
        browser.chosen(None, headed=True, around=machine.around)


def test_with_neither_one_is_looked_for(machine: Machine) -> None:
    path = machine.program("chromium", CHROMIUM)
    assert browser.chosen(None, around=machine.around) == path


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9222", "ws:127.0.0.1", "cdp=127.0.0.1:9222", "/usr/bin/chromium"]
)
def test_what_is_no_address_of_a_browser_is_refused(machine: Machine, address: str) -> None:
    with pytest.raises(Refusal, match="is not an address: ws://HOST:PORT/PATH"):
        browser.chosen(address, around=machine.around)


def test_the_one_that_is_named_comes_first(machine: Machine) -> None:
    machine.program("chromium-headless-shell", CHROMIUM)
    named = machine.program("my-chromium", CHROMIUM)
    machine.extra["LOGINLAB_BROWSER"] = named
    assert browser.find(around=machine.around) == named


def test_then_playwrights_own(machine: Machine) -> None:
    machine.program("chromium-headless-shell", CHROMIUM)
    own = machine.download("chromium_headless_shell-1255", "chrome-headless-shell")
    assert browser.find(around=machine.around) == own


def test_then_those_on_the_path_in_their_order(machine: Machine) -> None:
    for name in ("google-chrome", "chromium", "chromium-headless-shell"):
        path = machine.program(name, CHROMIUM)
        assert browser.find(around=machine.around) == path


def test_of_playwrights_own_the_newest_revision_counts(machine: Machine) -> None:
    machine.download("chromium_headless_shell-999", "chrome-headless-shell")
    newest = machine.download("chromium_headless_shell-1255", "chrome-headless-shell")
    assert browser.find(around=machine.around) == newest


def test_a_download_that_was_broken_off_does_not_count(machine: Machine) -> None:
    machine.download("chromium_headless_shell-1255", "chrome-headless-shell", complete=False)
    path = machine.program("chromium", CHROMIUM)
    assert browser.find(around=machine.around) == path


def test_one_that_does_not_start_is_passed_over(machine: Machine) -> None:
    machine.download("chromium_headless_shell-1255", "chrome-headless-shell", BROKEN)
    machine.program("chromium-headless-shell", BROKEN)
    path = machine.program("chromium", CHROMIUM)
    assert browser.find(around=machine.around) == path


def test_windows_need_full_chromium(machine: Machine) -> None:
    machine.extra["DISPLAY"] = ":0"
    machine.program("chromium-headless-shell", CHROMIUM)
    machine.download("chromium_headless_shell-1255", "chrome-headless-shell")
    path = machine.program("chromium", CHROMIUM)
    assert browser.find(headed=True, around=machine.around) == path


def test_windows_need_a_display(machine: Machine) -> None:
    machine.program("chromium", CHROMIUM)
    with pytest.raises(Refusal, match="--headed needs a display"):
        browser.find(headed=True, around=machine.around)


@pytest.mark.parametrize(
    ("body", "why"),
    [(BROKEN, "does not start"), ("echo 'Mozilla Firefox 153.7'", "is no Chromium"), ("exit 0", "does not start")],
)
def test_a_named_one_that_cannot_serve_is_refused_though_others_could(machine: Machine, body: str, why: str) -> None:
    machine.program("chromium", CHROMIUM)
    machine.extra["LOGINLAB_BROWSER"] = machine.program("named", body)
    with pytest.raises(Refusal, match=why):
        browser.find(around=machine.around)


def test_a_named_one_that_is_not_there_is_refused(machine: Machine) -> None:
    machine.extra["LOGINLAB_BROWSER"] = "/no/such/chromium"
    with pytest.raises(Refusal, match="'/no/such/chromium', which is not a program here"):
        browser.find(around=machine.around)


def test_a_named_headless_shell_has_no_windows(machine: Machine) -> None:
    machine.extra |= {"LOGINLAB_BROWSER": machine.program("chromium-headless-shell", CHROMIUM), "DISPLAY": ":0"}
    with pytest.raises(Refusal, match="which has no window"):
        browser.find(headed=True, around=machine.around)


def test_playwrights_folder_is_where_playwright_is_told_to_keep_it(machine: Machine) -> None:
    machine.extra["PLAYWRIGHT_BROWSERS_PATH"] = str(machine.folder / "home" / ".cache" / "ms-playwright")
    machine.extra["HOME"] = "/nowhere"
    own = machine.download("chromium_headless_shell-1255", "chrome-headless-shell")
    assert browser.find(around=machine.around) == own


def test_playwrights_folder_can_lie_within_its_package() -> None:
    folder = browser.playwright_folder({"PLAYWRIGHT_BROWSERS_PATH": "0"})
    assert folder is not None
    assert folder.parent.joinpath("browsers.json").exists()
