"""Which Chromium drives the features: the one named, one that is here, or one that can be fetched.

Looking costs no start of a browser: a candidate counts when `--version` names a Chromium, which fails when a library is
missing, too.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from loginlab import installation
from loginlab.exits import Refusal

VARIABLE: Final = "LOGINLAB_BROWSER"

GRID: Final = "SELENIUM_REMOTE_URL"
_ADDRESS: Final = re.compile(r"(wss?|cdp=(https?|wss?))://[^/]")

# Chromium and its relatives have versions of four numbers; nothing else that answers --version does.
_VERSION: Final = re.compile(r"\d+(\.\d+){3}")

_SHELL: Final = ("chromium_headless_shell-*", ("chrome-headless-shell", "headless_shell", "chrome-headless-shell.exe"))
_FULL: Final = ("chromium-*", ("chrome", "Google Chrome for Testing", "Chromium", "chrome.exe"))
_PLAYWRIGHT_OWN: Final = {True: (_FULL,), False: (_SHELL, _FULL)}
_PATH_NAMES: Final = {
    True: ("chromium", "google-chrome"),
    False: ("chromium-headless-shell", "chromium", "google-chrome"),
}


@dataclass(frozen=True)
class Surroundings:
    """What the search looks at, so that a test can stand in for a machine."""

    environ: Mapping[str, str]
    platform: str = sys.platform

    def on_path(self, name: str) -> str | None:
        """The program's path, or None."""
        return shutil.which(name, path=self.environ.get("PATH", ""))


def chosen(address: str | None, *, headed: bool = False, around: Surroundings | None = None) -> str | None:
    """The address given, None for the grid that the environment names, else what `find` finds. Raises Refusal."""
    around = around or Surroundings(os.environ)
    grid = around.environ.get(GRID)
    if (address or grid) and headed:
        raise Refusal(f"--headed shows a browser of this machine, and {address or grid} is none; leave one of them out")
    if address and not _ADDRESS.match(address):
        raise Refusal(
            f"--browser {address!r} is not an address: ws://HOST:PORT/PATH of a Playwright server, or "
            f"cdp=http://HOST:PORT of a browser's DevTools; a program of this machine is named by {VARIABLE}"
        )
    return address or (None if grid else find(headed=headed, around=around))


def find(*, headed: bool = False, around: Surroundings | None = None) -> str:
    """The browser's path. May download or install one, saying so. Raises Refusal with the ways out if there is none."""
    around = around or Surroundings(os.environ)
    if headed:
        _require_display(around)
    if named := around.environ.get(VARIABLE):
        return _named(named, around, headed=headed)
    if found := _present(around, headed=headed):
        return found
    attempts = []
    for attempt in (installation.by_playwright, installation.by_apt):
        attempts.append(attempt(around, headed=headed))
        if found := _present(around, headed=headed):
            return found
    raise Refusal(_ways_out(attempts, headed=headed))


def version(path: str) -> str | None:
    """The version a browser names, or None when it does not start or is no Chromium."""
    try:
        told = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
    match = _VERSION.search(told.stdout)
    return match[0] if match and told.returncode == 0 else None


def playwright_folder(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Where Playwright keeps its browsers, by its own rules; nothing of it is imported or started."""
    chosen = environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0":
        from importlib.util import find_spec

        spec = find_spec("playwright")
        return Path(spec.origin).parent / "driver" / "package" / ".local-browsers" if spec and spec.origin else None
    if chosen:
        return Path(chosen)
    home = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return home / "Library" / "Caches" / "ms-playwright"
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "ms-playwright"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "ms-playwright"


def _present(around: Surroundings, *, headed: bool) -> str | None:
    return next((path for path in _candidates(around, headed=headed) if version(path)), None)


def _candidates(around: Surroundings, *, headed: bool) -> Iterator[str]:
    folder = playwright_folder(around.environ, around.platform)
    if folder is not None:
        for revisions, names in _PLAYWRIGHT_OWN[headed]:
            yield from _downloaded(folder, revisions, names)
    for name in _PATH_NAMES[headed]:
        if path := around.on_path(name):
            yield path


def _downloaded(folder: Path, revisions: str, names: tuple[str, ...]) -> Iterator[str]:
    """Newest revision first; a download that was broken off has no marker."""
    kept = [one for one in folder.glob(revisions) if (one / "INSTALLATION_COMPLETE").exists()]
    for revision in sorted(kept, key=lambda one: int("0" + re.sub(r"\D", "", one.name)), reverse=True):
        for name in names:
            yield from (str(path) for path in revision.rglob(name) if path.is_file())


def _named(named: str, around: Surroundings, *, headed: bool) -> str:
    path = around.on_path(named)
    if path is None:
        raise Refusal(
            f"{VARIABLE} names {named!r}, which is not a program here; give the path of a Chromium, or unset it"
        )
    if headed and "headless" in Path(path).name:
        raise Refusal(f"{VARIABLE} names {named!r}, which has no window; --headed needs a full Chromium")
    if version(path) is None:
        raise Refusal(
            f"{VARIABLE} names {named!r}, which does not start or is no Chromium; try '{named} --version', or unset it"
        )
    return str(Path(path).absolute())


def _require_display(around: Surroundings) -> None:
    if around.platform == "linux" and not (around.environ.get("DISPLAY") or around.environ.get("WAYLAND_DISPLAY")):
        raise Refusal(
            "--headed needs a display, and there is none (DISPLAY is not set); leave --headed out, or use xvfb-run"
        )


def _ways_out(attempts: list[str], *, headed: bool) -> str:
    tried = "; ".join(attempts)
    package = "chromium" if headed else "chromium-headless-shell"
    return (
        f"there is no Chromium to drive ({tried}). Three ways out: "
        f"apt-get install {package} (or your system's Chromium); "
        "playwright install chromium, where its download is reachable; "
        f"{VARIABLE}=/path/to/chromium"
    )
