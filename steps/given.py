"""What is taken as given."""

from __future__ import annotations


class NotAsGiven(RuntimeError):
    """A fact that a scenario takes as given did not come about, so that nothing can be judged on it."""
