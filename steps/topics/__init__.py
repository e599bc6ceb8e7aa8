"""The sentences, by topic: one line each. What happens is in `steps.person`, what is seen in `steps.observations`."""

from __future__ import annotations

import steps.words  # noqa: F401 - the types must be known before the sentences
