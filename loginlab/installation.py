"""Fetching a Chromium when the machine has none: Playwright's download, then Debian's package.

Each attempt returns why it did not help.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Protocol

from loginlab.terminal import tell


class Around(Protocol):
    """The machine, as far as an attempt looks at it."""

    @property
    def environ(self) -> Mapping[str, str]: ...

    def on_path(self, name: str) -> str | None:
        """A program's path, or None."""
        ...


def by_playwright(around: Around, *, headed: bool) -> str:
    """Playwright's own download: only the headless shell, unless windows are wanted."""
    tell("no Chromium found; trying 'playwright install chromium' (about 100 MB)")
    which = ["--no-shell"] if headed else ["--only-shell"]
    # Without this a network that swallows packets costs half a minute for each of five tries.
    environ = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "5000", **around.environ}
    why = _why_not([sys.executable, "-m", "playwright", "install", *which, "chromium"], environ, minutes=15)
    return f"Playwright's download: {why}" if why else "Playwright's download came, but does not start here"


def by_apt(around: Around, *, headed: bool) -> str:
    """Debian's or Ubuntu's package, when this is one and we have the rights."""
    if around.on_path("apt-get") is None:
        return "no apt-get here"
    as_root = _as_root(around)
    if as_root is None:
        return "no rights for apt-get"
    packages = ("chromium",) if headed else ("chromium-headless-shell", "chromium")
    environ = {**around.environ, "DEBIAN_FRONTEND": "noninteractive"}
    why = ""
    tell("that did not help; trying 'apt-get update'")
    _why_not([*as_root, "apt-get", "update"], environ, minutes=5)
    for package in packages:
        tell(f"trying 'apt-get install {package}'")
        patience = ["-o", "DPkg::Lock::Timeout=60"]
        install = ["apt-get", *patience, "install", "-y", "--no-install-recommends", package]
        why = _why_not([*as_root, *install], environ, minutes=15)
        if not why:
            return f"{package} was installed, but does not start here"
    return f"apt-get: {why}"


def _as_root(around: Around) -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if sudo := around.on_path("sudo"):
        allowed = subprocess.run(
            [sudo, "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, env=dict(around.environ)
        )
        if allowed.returncode == 0:
            return [sudo, "-n"]
    return None


def _why_not(command: list[str], environ: Mapping[str, str], *, minutes: int) -> str:
    """Empty when the command succeeded, else the line that says most about why not."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            env=dict(environ),
            timeout=minutes * 60,
        )
    except subprocess.TimeoutExpired:
        return f"no end after {minutes} minutes"
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in (done.stdout + "\n" + done.stderr).splitlines() if line.strip()]
    telling = [
        line
        for line in lines
        if line.startswith(("E:", "Error:")) or " ENOTFOUND " in line or "Failed to download" in line
    ]
    return (telling or lines or [f"exit code {done.returncode}"])[-1][:160]
