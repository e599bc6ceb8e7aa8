"""The wheel's bundle: our top-level folders lie in `loginlab/bundle/`, so that it brings no import name but `loginlab`.

A build hook rather than `force-include` lines, because those also copy the folders into an editable installation, and
take what lies in them by chance (reports/out/).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = ("simulator", "steps", "fixtures", "fake_smtp", "reports", "features")
LEFT_OUT = ("reports/out/", "__pycache__/")


class BundleHook(BuildHookInterface):
    """Adds the folders' files to a wheel that is built for others."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """hatchling's hook; an editable wheel (`version` "editable") finds the folders in the checkout."""
        if version != "standard":
            return
        for path in (path for folder in BUNDLED for path in (Path(self.root) / folder).rglob("*") if path.is_file()):
            place = path.relative_to(self.root).as_posix()
            if not any(part in place for part in LEFT_OUT):
                build_data["force_include"][str(path)] = f"loginlab/bundle/{place}"
