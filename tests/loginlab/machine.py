"""A made-up machine: a folder of stand-in programs as its PATH, and a home of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from loginlab.browser import Surroundings

CHROMIUM = "echo 'Chromium 156.0.8078.79 built on Debian'"
BROKEN = "echo 'error while loading shared libraries: libnss3.so' >&2; exit 127"


@dataclass
class Machine:
    """Programs are shell scripts; nothing of the real PATH is seen but what they name by full path."""

    folder: Path
    extra: dict[str, str] = field(default_factory=dict)

    def program(self, name: str, body: str) -> str:
        """Put a program on the PATH; its path."""
        return self._script(self.folder / "bin" / name, body)

    def download(self, revision: str, program: str, body: str = CHROMIUM, *, complete: bool = True) -> str:
        """Put a browser where Playwright keeps its own."""
        kept = self.folder / "home" / ".cache" / "ms-playwright" / revision
        path = self._script(kept / "some-linux" / program, body)
        if complete:
            (kept / "INSTALLATION_COMPLETE").touch()
        return path

    @property
    def environ(self) -> dict[str, str]:
        """Its environment. Playwright's download finds a closed port, so that it fails at once."""
        return {
            "PATH": str(self.folder / "bin"),
            "HOME": str(self.folder / "home"),
            "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
            **self.extra,
        }

    @property
    def around(self) -> Surroundings:
        """What the search for a browser looks at."""
        return Surroundings(self.environ, "linux")

    @staticmethod
    def _script(path: Path, body: str) -> str:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        path.chmod(0o755)
        return str(path)
