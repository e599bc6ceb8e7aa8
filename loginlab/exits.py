"""What the command's exit code means, and the one way to end early with a message."""

from __future__ import annotations

from typing import Final

CONFORMS: Final = 0
"""Every stated clause that could be judged holds."""
DIFFERS: Final = 1
"""A stated clause does not hold (with --strict: an implied one either); `prove`: a defect was not found."""
MISUSED: Final = 2
"""Wrong use or configuration: nothing was judged, the message says what to change."""
BROKEN: Final = 3
"""The harness, the network or the target broke, so that something could not be judged."""
INTERRUPTED: Final = 130
"""Stopped by Ctrl-C (128 + SIGINT, as shells have it)."""


class Refusal(Exception):
    """Ends the command: the text is for the person (what happened, why, what to do), the code for the shell.

    An empty text: the person has been told already.
    """

    def __init__(self, message: str, code: int = MISUSED) -> None:
        super().__init__(message)
        self.code = code
