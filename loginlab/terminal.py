"""Words to the person: results on standard output, everything else on standard error."""

from __future__ import annotations

import sys


def say(text: str = "") -> None:
    """A line of the result, out at once even into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def tell(text: str) -> None:
    """A line about what goes on, or why it ends; nothing when there is nothing to say."""
    if text:
        sys.stderr.write(f"loginlab: {text}\n")
        sys.stderr.flush()
