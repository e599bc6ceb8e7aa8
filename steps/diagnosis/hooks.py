"""Whether the hooks are there, and what they can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fixtures.hooks import HookBroken, Hooks
from fixtures.profiles import Profile
from fixtures.target import Denied
from steps.diagnosis.finding import Finding, fine, wrong


def greeted(profile: Profile, folder: Path) -> Iterator[Finding]:
    """What each hook answers to `hello`, which changes nothing."""
    hooks = Hooks(profile.hooks, folder)
    for name in sorted(hooks.capabilities):
        setting = f"hooks.{name}"
        try:
            hooks.knows(name, "hello")
            yield fine(setting, "it answers, and tells what it can do")
        except (HookBroken, Denied) as error:
            yield wrong(setting, str(error), "is it up, and its token right? See fixtures/hooks/README.md")
